"""What the buttons of orders for later and of repeated ones carry: ids, pages and moments, all of it checked again."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Id, Page, Units, Word


class Asked(StrEnum):
    """What can be chosen about the time of a half-made order."""

    WHEN = "w"
    ZONE = "z"
    HOW = "h"
    END = "e"
    BUDGET = "b"


class Later(CallbackData, prefix="lt"):
    """Choose something about the time of a half-made order."""

    draft: Id
    ask: Asked = Asked.WHEN


class LaterAt(CallbackData, prefix="la"):
    """Send it at a moment, in minutes UTC."""

    draft: Id
    minute: Units


class How(StrEnum):
    """How often; NOW is once and at once."""

    NOW = "n"
    ONCE = "o"
    DAILY = "d"
    WEEKLY = "w"


class LaterHow(CallbackData, prefix="lh"):
    """Send it so often."""

    draft: Id
    how: How


class LaterTimes(CallbackData, prefix="le"):
    """Repeat it so many times."""

    draft: Id
    times: Units


class LaterBudget(CallbackData, prefix="lb"):
    """Let all of it cost such a part of what it would come to, in percent; 100 for all."""

    draft: Id
    percent: Units


class LaterZone(CallbackData, prefix="lz"):
    """Choose a time zone on the way, by its IANA name."""

    draft: Id
    name: Word


class Schedules(CallbackData, prefix="sl"):
    """A page of one's repeated orders."""

    page: Page = 0


class ScheduleCard(CallbackData, prefix="sc"):
    """One repeated order."""

    schedule: Id


class Do(StrEnum):
    """What can be done with a repeated order."""

    PAUSE = "p"
    RESUME = "r"
    ASK_STOP = "a"
    STOP = "s"
    CHANGE = "c"


class ScheduleAct(CallbackData, prefix="sa"):
    """Do something with a repeated order."""

    schedule: Id
    do: Do
