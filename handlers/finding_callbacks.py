"""What the buttons of searches, favourites and comparisons carry: ids and pages, all of it checked again."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.callbacks import Id, Page, Word

IdOrNone = Annotated[int, Field(ge=0, le=2**53)]
"""0 stands for none."""


class Found(CallbackData, prefix="qr"):
    """A page of what a search finds."""

    search: Id
    page: Page = 0


class FoundService(CallbackData, prefix="qs"):
    """A service that a search found; its card leads back to that page."""

    search: Id
    page: Page
    service: Id


class Flag(StrEnum):
    """What a search can be narrowed to."""

    REFILL = "refill"
    CANCEL = "cancel"
    DRIPFEED = "dripfeed"


class Filters(CallbackData, prefix="qf"):
    """What a search is narrowed to."""

    search: Id


class Narrow(CallbackData, prefix="qn"):
    """Narrow a search to services that say yes to a flag, or widen it again."""

    search: Id
    flag: Flag


class OnPlatform(CallbackData, prefix="qp"):
    """Narrow a search to a platform, or to none."""

    search: Id
    name: Word = ""


class SortBy(StrEnum):
    """Orders in which what was found can stand; they are those of `shop.finding`."""

    BEST = "best"
    CHEAPEST = "cheapest"
    FASTEST = "fastest"
    SUREST = "surest"


class Sorts(CallbackData, prefix="qo"):
    """In which orders a search can stand."""

    search: Id


class Sort(CallbackData, prefix="qt"):
    """Sort a search otherwise."""

    search: Id
    by: SortBy


class Star(CallbackData, prefix="qe"):
    """Star a service, or take its star away."""

    service: Id


class StarFound(CallbackData, prefix="qx"):
    """Star a service that a search found, or take its star away; its card still leads back to that page."""

    search: Id
    page: Page
    service: Id


class Shelf(StrEnum):
    """Lists of one's own."""

    STARRED = "starred"
    LATELY = "lately"


class Own(CallbackData, prefix="m"):
    """A page of what one starred or ordered lately."""

    shelf: Shelf = Shelf.STARRED
    page: Page = 0


class Share(CallbackData, prefix="qh"):
    """A link to a service, to hand on."""

    service: Id


class Compare(CallbackData, prefix="v"):
    """Up to three services beside each other; `more` asks for another one."""

    one: Id
    two: IdOrNone = 0
    three: IdOrNone = 0
    more: bool = False
