"""Between which numbers an input has to be."""

from collections.abc import Mapping
from dataclasses import dataclass

from panel.service_types import Counted, Field, FieldKind
from shop.catalogue.service import Service

MOST_LINES = 10_000
"""No list is longer: panels take a few thousand lines at most."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that will do."""

    least: int
    most: int

    @property
    def are_empty(self) -> bool:
        """Whether no number will do: something else has to change first."""
        return self.least > self.most

    def hold(self, number: int) -> bool:
        """Whether a number will do."""
        return self.least <= number <= self.most


def bounds_of(service: Service, field: Field, fields: Mapping[str, str]) -> Bounds:
    """Return the bounds of a number, or of how many lines there may be.

    Args:
        service: as it is sold now.
        field: of its type.
        fields: what is known of the order so far.
    """
    if field.kind is FieldKind.LINES:
        return _of_lines(service, field)
    if field.name == "quantity":
        return Bounds(max(service.min, 1), service.max // int(fields.get("runs", 1)))
    if field.name == "runs":
        return Bounds(field.minimum, min(field.maximum or MOST_LINES, _runs_that_fit(service, fields)))
    if field.within_limits:
        return Bounds(max(service.min, 1), service.max)
    return Bounds(field.minimum, field.maximum or MOST_LINES)


def limits_lines(service: Service, field: Field) -> bool:
    """Whether the service's limits are about how many lines there are.

    A package whose limit is one counts packages, not the lines in it.
    """
    rule = service.rule
    counts_packages = rule is not None and rule.counted is Counted.PACKAGE and service.max <= 1
    return field.within_limits and not counts_packages


def _of_lines(service: Service, field: Field) -> Bounds:
    if limits_lines(service, field):
        return Bounds(max(service.min, 1), min(service.max, MOST_LINES))
    return Bounds(1, MOST_LINES)


def _runs_that_fit(service: Service, fields: Mapping[str, str]) -> int:
    """The total stays within the most that the service allows, as some panels count the total."""
    return service.max // max(int(fields.get("quantity", 1)), 1)
