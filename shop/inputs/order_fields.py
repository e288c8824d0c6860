"""From a half-made order to what `add` sends for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from panel.service_types import Counted, FieldKind, TypeRule
from shop.catalogue.service import Service
from shop.inputs.bounds import bounds_of
from shop.links import Link, fits, handle_of, profile_of, recognise

USERNAME = "username"


class HalfMade(Protocol):
    """What is to be quoted: a draft, or an earlier quote."""

    @property
    def link(self) -> str | None:
        """As it was typed or normalised."""

    @property
    def quantity(self) -> int | None:
        """Units, of one run where there are several; None for types that send none."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What else its type sends, by name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an earlier quote or order was for."""

    link: str | None
    quantity: int | None
    fields: Mapping[str, str]


def besides(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that a draft keeps beside its link and quantity."""
    return {name: value for name, value in fields.items() if name not in {"link", "quantity"}}


def known(rule: TypeRule, service: Service, wanted: HalfMade) -> dict[str, str]:
    """Return what is known of an order by the names of its type's fields, in their order.

    The name that a subscription is for may have come as a link to the profile.
    """
    given = dict(wanted.fields)
    if wanted.link is not None:
        given["link"] = wanted.link
    if wanted.quantity is not None:
        given["quantity"] = str(wanted.quantity)
    if not rule.has_link and USERNAME not in given and wanted.link is not None:
        link = recognise(wanted.link)
        handle = handle_of(link) if isinstance(link, Link) and link.site == service.platform else None
        given |= {USERNAME: handle} if handle else {}
    return {field.name: given[field.name] for field in rule.fields if field.name in given}


def complete(rule: TypeRule, fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields with what is sent when nobody chose, and without what the others leave no room for."""
    usual = {field.name: field.usual for field in rule.fields if field.usual is not None}
    whole = {**usual, **fields}
    odd = {
        field.name
        for field in rule.fields
        if field.only_with is not None and whole.get(field.only_with[0]) != field.only_with[1]
    }
    return {field.name: whole[field.name] for field in rule.fields if field.name in whole.keys() - odd}


def target(rule: TypeRule, service: Service, fields: Mapping[str, str]) -> Link | None:
    """Return what an order is for: its link if that fits, or whose posts a subscription waits for."""
    if rule.has_link:
        link = recognise(fields.get("link", ""))
        return link if isinstance(link, Link) and fits(service, link) is None else None
    name = fields.get(USERNAME, "")
    profile = profile_of(service.platform, name)
    key = profile.key if profile is not None else f"{service.platform}/name/{name.casefold()}"
    return Link(name, service.platform, "profile", key) if name else None


def keep_the_limits(rule: TypeRule, service: Service, fields: Mapping[str, str]) -> bool:
    """Whether every number, and the number of lines, is within what the service allows now."""
    numbers = (field for field in rule.fields if field.within_limits and field.name in fields)
    counted = (
        (
            field,
            fields[field.name].count("\n") + 1 if field.kind is FieldKind.LINES else int(fields[field.name]),
        )
        for field in numbers
    )
    return all(bounds_of(service, field, fields).hold(number) for field, number in counted)


def ordered(rule: TypeRule, fields: Mapping[str, str], units: int) -> int | None:
    """Return the quantity as people speak of it: units, of one run, or lines; None where there is none."""
    if rule.counted is Counted.LINES:
        return units
    return int(fields["quantity"]) if "quantity" in fields else None
