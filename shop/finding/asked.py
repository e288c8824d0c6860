"""What a person asks for: words, what the list is narrowed to, and its order."""

from dataclasses import dataclass

BEST, CHEAPEST = "best", "cheapest"
ORDERS = (BEST, CHEAPEST)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search.

    Attributes:
        typed: as it was typed; nothing asks for everything there is.
        platform: only services of it.
        refill: only services that say they refill; so do cancel and dripfeed.
        order: `best` or `cheapest`.
    """

    typed: str
    platform: str | None = None
    refill: bool = False
    cancel: bool = False
    dripfeed: bool = False
    order: str = BEST
