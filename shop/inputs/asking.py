"""Which field of a half-made order is asked for next: each type for exactly what it needs."""

from collections.abc import Mapping

from panel.service_types import Counted, Field, FieldKind, TypeRule
from shop.catalogue.service import Service
from shop.house import House
from shop.inputs.bounds import bounds_of


def lacking(service: Service, rule: TypeRule, fields: Mapping[str, str]) -> Field | None:
    """Return the first field that is to be asked for, None when nothing lacks.

    Args:
        service: as it is sold now.
        rule: of its type.
        fields: what is known so far, by name; link and quantity among them.
    """
    return next((field for field in rule.fields if _lacks(service, field, fields)), None)


def extras(house: House, service: Service, rule: TypeRule) -> tuple[Field, ...]:
    """Return the fields that nobody has to fill in and everybody may, those of a drip-feed by its first."""
    optional = (field for field in rule.fields if not field.required or field.usual is not None)
    free = tuple(field for field in optional if field.only_with is None)
    if rule.counted is Counted.QUANTITY_TIMES_RUNS:
        return free[:1] if offers_drip_feed(house, service) else ()
    return free


def offers_drip_feed(house: House, service: Service) -> bool:
    """Whether an order may be spread over time: the panel says so, or says nothing and the operator does."""
    rule = service.rule
    spreads = rule is not None and rule.counted is Counted.QUANTITY_TIMES_RUNS
    said = service.dripfeed == "yes" or (service.dripfeed == "unknown" and house.drip_feed_unknown)
    return spreads and said and service.max >= 2 * max(service.min, 1)


def _lacks(service: Service, field: Field, fields: Mapping[str, str]) -> bool:
    given = fields.get(field.name)
    if given is not None:
        return field.kind is FieldKind.LINES and not _count_fits(service, field, given, fields)
    if field.only_with is not None:
        name, value = field.only_with
        return fields.get(name) == value
    return (field.required and field.usual is None) or field.together in fields


def _count_fits(service: Service, field: Field, given: str, fields: Mapping[str, str]) -> bool:
    return bounds_of(service, field, fields).hold(given.count("\n") + 1)
