"""What every use case needs to know and what never changes while the process runs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo


class Mode(StrEnum):
    """The two ways to run Panelgram: one code path, two sets of ledger accounts."""

    PRIVATE = "private"
    SHOP = "shop"


class Policy(Protocol):
    """Says which services must not be sold."""

    def verdict(self, name: str, category: str, type_name: str = "") -> str | None:
        """Return the name of the rule that denies the service, or None."""


@dataclass(frozen=True, slots=True)
class House:
    """The operator's own facts.

    Attributes:
        mode: whose money is spent.
        panel_id: row of the panel that is sold from.
        currency: of the books; None until the panel's first good balance.
        admins: Telegram ids from the settings; owners by claim stand in the database.
        members: Telegram ids from the settings who may order in private mode.
        member_limit: micro-units one person may spend in a calendar month; None for no limit.
        zone: the operator's zone; months and days begin there.
        policy: what is not sold.
        low_balance: micro-units under which admins are warned; None for never.
        drip_feed_unknown: whether drip-feed is offered where the panel does not say that it can be had.
        poll_every: ms of the shortest interval between two questions for one order; all others grow with it.
        undo_for: ms after Confirm in which an order is held back, so that its person can take it back.
    """

    mode: Mode
    panel_id: int
    currency: str | None
    admins: tuple[int, ...]
    members: tuple[int, ...]
    member_limit: int | None
    zone: ZoneInfo
    policy: Policy
    low_balance: int | None = None
    poll_every: int = 60_000
    drip_feed_unknown: bool = False
    undo_for: int = 0
