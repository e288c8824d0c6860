"""What the buttons of admins carry; who taps is checked again when they come back."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.callbacks import Id, Page, Units, Word
from shop.catalogue.diffs import Often


class Room(StrEnum):
    """Screens of the desk that need no id."""

    DESK = "desk"
    SYNC = "sync"
    BALANCE = "balance"
    LOSS = "loss"
    PAUSES = "pauses"
    REST = "rest"
    OPEN = "open"
    FIND = "find"
    CHANGES = "diff"


class Desk(CallbackData, prefix="A"):
    """To a screen of the desk, or a deed on it.

    `SYNC` and `BALANCE` ask the panel; `REST`, asked twice, and `OPEN` start and end maintenance; `LOSS` shows what
    the panel lists no more, `CHANGES` what has changed of services in the last day.
    """

    to: Room
    sure: bool = False


class LetGo(CallbackData, prefix="AG"):
    """Let services go that the panel lists no more; it carries how many the admin saw."""

    missing: Units


class EndPause(CallbackData, prefix="AE"):
    """End a sales pause that an admin may end; some are asked twice."""

    kind: Word
    sure: bool = False


class SuspendedList(CallbackData, prefix="AL"):
    """A page of the suspended services."""

    page: Page = 0


class Suspended(CallbackData, prefix="AU"):
    """One suspended service: what changed, and whether it is accepted."""

    service: Id


class Accept(CallbackData, prefix="AA"):
    """Sell a suspended service again as the admin saw it: the seal tells whether it is still the same."""

    service: Id
    seal: Word


class Queue(StrEnum):
    """Lists of orders that wait for a person."""

    UNKNOWN = "unknown"
    UNSETTLED = "unsettled"


class Waiting(CallbackData, prefix="AW"):
    """A page of the orders that wait for a decision."""

    queue: Queue
    page: Page = 0


class AnyOrder(CallbackData, prefix="AO"):
    """One order of anybody, as an admin sees it, with what can be decided about it."""

    order: Id


class ItsNumberIs(CallbackData, prefix="AI"):
    """Ask for the panel's id of an unknown order."""

    order: Id


class NotPlaced(CallbackData, prefix="AN"):
    """Say that an unknown order never reached the panel; asked twice."""

    order: Id
    sure: bool = False


class Settle(CallbackData, prefix="AS"):
    """Decide an unsettled order: give back all, nothing, by the panel's charge, or this refund in all.

    Attributes:
        share: a value of `shop.orders.unsettled.Share`, or empty for an amount.
        amount: micro-units; a hand-made one is checked like a typed one.
        sure: the second tap; the first only says what would move.
    """

    order: Id
    share: Word = ""
    amount: Annotated[int, Field(ge=0, le=2**53)] = 0
    sure: bool = False


class AskAmount(CallbackData, prefix="AM"):
    """Let an admin type what is given back of an unsettled order."""

    order: Id


class LeftBehind(CallbackData, prefix="AH"):
    """Decide by hand about the orders at a panel sold from before; asked twice."""

    panel: Id
    sure: bool = False


Moment = Annotated[int, Field(ge=0, le=2**53)]
"""ms UTC."""


class ChangeList(CallbackData, prefix="AC"):
    """A page of what changed of services in a stretch of time."""

    since: Moment
    until: Moment
    page: Page = 0


class HearDiffs(CallbackData, prefix="AD"):
    """Choose how often one hears of it."""

    often: Often
