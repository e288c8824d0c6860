"""What a person asks for: words, what the list is narrowed to, and its order."""

from dataclasses import dataclass

BEST, CHEAPEST, FASTEST, SUREST = "best", "cheapest", "fastest", "surest"
ORDERS = (BEST, CHEAPEST, FASTEST, SUREST)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search.

    Attributes:
        typed: as it was typed; nothing asks for everything there is.
        platform: only services of it.
        refill: only services that say they refill; so do cancel and dripfeed.
        order: one of `ORDERS`; the last two go by the records of services.
    """

    typed: str
    platform: str | None = None
    refill: bool = False
    cancel: bool = False
    dripfeed: bool = False
    order: str = BEST
