"""What buttons carry: ids and pages, never a price; all of it is checked again when it comes back."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

# Telegram's own ids reach 52 bits; no database of ours counts further.
Id = Annotated[int, Field(ge=1, le=2**53)]
Page = Annotated[int, Field(ge=0, le=100_000)]
Units = Annotated[int, Field(ge=1, le=2**53)]
Word = Annotated[str, Field(max_length=40)]


class Place(StrEnum):
    """Screens that need no id."""

    HOME = "home"
    SETTINGS = "set"
    LANGUAGE = "lang"
    ZONE = "zone"
    TERMS = "terms"
    ACCEPT = "accept"
    PRIVACY = "priv"
    HELP = "help"
    RESUME = "resume"
    MASS = "mass"
    FIND = "find"
    NOTICES = "note"
    NIGHT = "night"


class Go(CallbackData, prefix="g"):
    """To a screen that needs no id."""

    to: Place


class Platforms(CallbackData, prefix="pl"):
    """The list of platforms, or of all categories of a small catalogue."""

    page: Page = 0


class Platform(CallbackData, prefix="p"):
    """The categories of one platform."""

    name: Word
    page: Page = 0


class Category(CallbackData, prefix="c"):
    """The services of one category."""

    key: Word
    page: Page = 0


class ServiceCard(CallbackData, prefix="s"):
    """One service: its card asks for the link."""

    service: Id


class Step(StrEnum):
    """The steps of a half-made order."""

    LINK = "l"
    QUANTITY = "q"
    CHECK = "c"
    DROP = "d"


class Make(CallbackData, prefix="d"):
    """A step of a half-made order."""

    draft: Id
    step: Step


class Preset(CallbackData, prefix="q"):
    """A quantity tapped instead of typed."""

    draft: Id
    quantity: Units


class AskField(CallbackData, prefix="e"):
    """Ask for one field of a half-made order."""

    draft: Id
    field: Word


class Put(CallbackData, prefix="u"):
    """A field's value tapped instead of typed; an empty one takes the field out."""

    draft: Id
    field: Word
    value: Word = ""


class Act(StrEnum):
    """What can be done with a list that is being collected."""

    DONE = "d"
    ONCE = "o"
    FIRST = "f"
    CLEAR = "c"


class Collected(CallbackData, prefix="h"):
    """Do something with the list that is being collected for a field."""

    draft: Id
    field: Word
    act: Act


class Fitting(CallbackData, prefix="f"):
    """Services that fit the link of a draft: all, or of one kind."""

    draft: Id
    kind: Word = ""
    page: Page = 0


class Pick(CallbackData, prefix="k"):
    """A service chosen for the link of a draft."""

    draft: Id
    service: Id


class Swap(CallbackData, prefix="w"):
    """Put the link of one draft into another."""

    into: Id
    link_of: Id


class Confirm(CallbackData, prefix="y"):
    """Order what a quote says."""

    quote: Id


class Filter(StrEnum):
    """Which orders a list shows."""

    ALL = "all"
    ACTIVE = "active"
    DONE = "done"
    RETURNED = "returned"


class Orders(CallbackData, prefix="o"):
    """A page of one's orders."""

    only: Filter = Filter.ALL
    page: Page = 0


class OrderCard(CallbackData, prefix="i"):
    """One order."""

    order: Id


class Parts(CallbackData, prefix="t"):
    """The orders that the panel made of one."""

    order: Id
    page: Page = 0


class TakeBack(CallbackData, prefix="b"):
    """Take back an order that is not sent yet."""

    order: Id


class LookAgain(CallbackData, prefix="a"):
    """A new card for an order whose price did not hold."""

    order: Id


class Language(CallbackData, prefix="l"):
    """Choose a language."""

    tag: Word


class Zone(CallbackData, prefix="z"):
    """Choose a time zone by its IANA name."""

    name: Word
