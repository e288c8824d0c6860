"""What a panel sells, as it lists it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from panel.service_types import ServiceType


class Flag(StrEnum):
    """What a catalogue says of refill, cancel and drip-feed; absent, null and empty are unknown."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


# A catalogue has thousands, and a frozen dataclass takes several times as long to make as a tuple.
class Service(NamedTuple):
    """A service as the panel lists it, sound enough to be sold. Its texts are untrusted.

    Attributes:
        service_id: Opaque text.
        rate: Price of 1000 units, or of one package, in the account's currency.
        minimum: Units.
        maximum: Units; None means no limit worth showing.
        average_time: As the panel words it.
    """

    service_id: str
    name: str
    category: str
    type: ServiceType
    rate: Decimal
    minimum: int
    maximum: int | None
    refill: Flag = Flag.UNKNOWN
    cancel: Flag = Flag.UNKNOWN
    dripfeed: Flag = Flag.UNKNOWN
    description: str = ""
    average_time: str = ""


class QuarantineReason(StrEnum):
    """Why a service that can be shown cannot be sold."""

    TYPE_ABSENT = "type_absent"
    TYPE_UNKNOWN = "type_unknown"
    RATE_UNREADABLE = "rate_unreadable"
    LIMITS_AMBIGUOUS = "limits_ambiguous"
    LIMITS_UNREADABLE = "limits_unreadable"
    NAME_ABSENT = "name_absent"


@dataclass(frozen=True, slots=True)
class QuarantinedService:
    """A service that is listed but not sold, and why.

    Attributes:
        type_text: The panel's own word.
        rate: As in `Service`, None when it cannot be read.
        limits: Minimum and maximum as in `Service`, None when they cannot be read.
    """

    service_id: str
    name: str
    category: str
    type_text: str
    reasons: tuple[QuarantineReason, ...]
    rate: Decimal | None = None
    limits: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything a panel sells.

    Attributes:
        services: In the panel's order.
        quarantined: Listed, not sold.
        skipped: Items that could not be read at all.
        duplicates: Items whose id had come before; the first was taken.
        duplicate_keys: JSON keys that occurred twice; the last one was taken.
    """

    services: tuple[Service, ...]
    quarantined: tuple[QuarantinedService, ...] = ()
    skipped: int = 0
    duplicates: int = 0
    duplicate_keys: int = 0
