"""What the buttons of mass orders and sets carry: ids and pages, as those of `callbacks` do."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.callbacks import Id, Page, Units


class MassAct(StrEnum):
    """What can be done with a batch as a whole."""

    DONE = "d"
    CLEAR = "c"
    DROP = "b"
    BACK = "g"
    STOP = "s"
    REST = "r"


class BatchAct(CallbackData, prefix="ma"):
    """Do something with a batch as a whole."""

    batch: Id
    act: MassAct


class FirstLines(CallbackData, prefix="mf"):
    """Offer only so many good lines of a batch."""

    batch: Id
    count: Units


class ConfirmBatch(CallbackData, prefix="my"):
    """Order every line of a batch as it was offered: by this offer, and no later one."""

    batch: Id
    offer: Id


class BatchCard(CallbackData, prefix="mc"):
    """A confirmed batch."""

    batch: Id


class BatchLines(CallbackData, prefix="ml"):
    """Some lines of a confirmed batch."""

    batch: Id
    page: Page = 0


class BundleList(CallbackData, prefix="mp"):
    """A page of the sets that can be ordered."""

    page: Page = 0


class NameBundle(CallbackData, prefix="mn"):
    """Save the services of a batch as a set."""

    batch: Id


class BundleCard(CallbackData, prefix="mb"):
    """A set: its card asks for the link."""

    bundle: Id


class DropBundle(CallbackData, prefix="mx"):
    """Take a set away."""

    bundle: Id


class BundleScale(CallbackData, prefix="ms"):
    """Order another multiple of a set with the same batch."""

    batch: Id
    bundle: Id
    percent: Annotated[int, Field(ge=1, le=100_000)]
