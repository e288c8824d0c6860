"""A service as the shop sees it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256

from panel.service_types import RULES, TypeRule, service_type
from shop.database import Tx
from shop.money import PER_PACKAGE, PER_THOUSAND
from storage import catalogue
from storage.catalogue import ServiceRow

KEPT = 1_024
"""So many services are remembered, with their fingerprints: a few are ordered over and over."""

FREE = "free"
"""Why a service with a rate of 0 is not sold before an admin accepted it."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service of the panel that is sold from.

    Attributes:
        number: the panel's id of it, opaque text.
        type: normalised, for example `default` or `custom comments`.
        rate: the panel's price of 1000 units, or of one package, exact.
        min: fewest units of an order.
        max: most units of an order.
        refill: yes, no or unknown; so are cancel and dripfeed.
        denied_by: the policy rule that hides it.
        suspended: code of why it is shown and not sold.
    """

    id: int
    number: str
    name: str
    category: str
    type: str
    rate: Decimal
    min: int
    max: int
    refill: str = "unknown"
    cancel: str = "unknown"
    dripfeed: str = "unknown"
    description: str | None = None
    average_time: str | None = None
    platform: str = "other"
    kind: str = "other"
    denied_by: str | None = None
    suspended: str | None = None

    @property
    def rule(self) -> TypeRule | None:
        """What an order of its type sends and how that is charged; None for a type that nobody knows."""
        known = service_type(self.type)
        return None if known is None else RULES[known]

    @property
    def orderable(self) -> bool:
        """Whether it is known what an order of its type sends; what is not is shown and not sold."""
        return self.rule is not None

    @property
    def by_name(self) -> bool:
        """Whether an order of its type is for somebody's name instead of a link."""
        rule = self.rule
        return rule is not None and not rule.has_link

    @property
    def per_package(self) -> bool:
        """Whether the rate is the price of one package."""
        rule = self.rule
        return rule is not None and rule.per_package

    @property
    def per(self) -> int:
        """How many units the rate is for: 1000, or 1 for packages."""
        return PER_PACKAGE if self.per_package else PER_THOUSAND

    @property
    def rules(self) -> str:
        """A fingerprint of what must not change between quote and sending: all that the card promises."""
        limits, flags = (str(self.min), str(self.max)), (self.refill, self.cancel, self.dripfeed)
        return _fingerprint((self.name, self.type, *limits, *flags, self.platform, self.kind))


@lru_cache(KEPT)
def _fingerprint(facts: tuple[str, ...]) -> str:
    return sha256("\x1f".join(facts).encode("utf-8", "replace")).hexdigest()[:16]


def of_row(row: ServiceRow) -> Service:
    """Read a kept row."""
    rate = Decimal(row.rate)
    unaccepted = FREE if rate == 0 and row.free_by is None else None
    return Service(
        id=row.id,
        number=row.number,
        name=row.name,
        category=row.category,
        type=row.type,
        rate=rate,
        min=row.min,
        max=row.max,
        refill=row.refill,
        cancel=row.cancel,
        dripfeed=row.dripfeed,
        description=row.description,
        average_time=row.average_time,
        platform=row.platform,
        kind=row.kind,
        denied_by=row.denied_by,
        suspended=row.suspended or unaccepted,
    )


def find(tx: Tx, panel_id: int, service_id: int) -> Service | None:
    """Return a service that a panel offers at this moment, by our number."""
    row = catalogue.find(tx, service_id)
    return None if row is None or row.gone_at is not None or row.panel_id != panel_id else _read_before(row)


@lru_cache(KEPT)
def _read_before(row: ServiceRow) -> Service:
    return of_row(row)
