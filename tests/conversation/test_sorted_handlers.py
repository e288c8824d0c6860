"""Sorting changes nothing but the time it takes: whatever comes is answered by whom asking everybody would find."""

import pytest
from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Go, OrderCard, Orders, Place
from handlers.filters import On, To, Written
from handlers.joining import joined
from handlers.request_callbacks import Receipt
from handlers.sorted_handlers import SortedObserver, tapped, typed


class Steps(StatesGroup):
    one = State()
    two = State()


def tap(data):
    return CallbackQuery.model_construct(id="1", data=data)


def text(words):
    return Message.model_construct(message_id=1, text=words, caption=None)


def answering(name):
    async def answer(_event):
        return name

    return answer


def both(kind, key_of, *handlers):
    """The same handlers asked one after the other, and sorted."""
    observers = TelegramEventObserver(Router(), kind), SortedObserver(Router(), kind, key_of)
    for observer in observers:
        for name, filters in handlers:
            observer.register(answering(name), *filters)
    return observers


TAPS = (
    ("order", (On(OrderCard),)),
    ("menu", (To(Place.HOME),)),
    ("orders", (On(Orders),)),
    ("settings", (To(Place.SETTINGS),)),
    ("any receipt", (On(Receipt),)),
)


@pytest.mark.parametrize(
    "data",
    [
        OrderCard(order=1).pack(), Orders().pack(), Receipt(order=2).pack(), "i:", "i", "", None, ":", "i:1:2:3", "zz:1",
        Go(to=Place.HOME).pack(), Go(to=Place.SETTINGS).pack(), Go(to=Place.ZONE).pack(),
    ],
)  # fmt: skip
@pytest.mark.parametrize("rest", [(), (("rest", ()),)])
async def test_taps(data, rest):
    plain, quick = both("callback_query", tapped, *TAPS, *rest)
    expected = await plain.trigger(tap(data))
    assert await quick.trigger(tap(data)) == expected
    assert await quick.trigger(tap(data)) == expected, "and the next time"


TYPED = (
    ("start", (Command("start"),)),
    ("one", (StateFilter(Steps.one), Written())),
    ("either", (StateFilter(Steps.one, Steps.two),)),
    ("nowhere", (StateFilter(None), Written())),
    ("group", (StateFilter(Steps),)),
    ("written", (Written(),)),
)


@pytest.mark.parametrize("words", ["/start", "  /start", "/stop", "hello", "", None, "a /start"])
@pytest.mark.parametrize("state", [None, "Steps:one", "Steps:two", "Other:one"])
@pytest.mark.parametrize("first", range(len(TYPED)))
async def test_what_is_typed(words, state, first):
    given = {"raw_state": state, "bot": None}
    plain, quick = both("message", typed, *TYPED[first:], *TYPED[:first])
    assert await quick.trigger(text(words), **given) == await plain.trigger(text(words), **given)


async def test_words_from_outside_leave_nothing_behind():
    _, quick = both("callback_query", tapped, *TAPS)
    for number in range(50):
        assert await quick.trigger(tap(f"x{number}:1")) is UNHANDLED
    assert len(quick._parts) == 1


def test_joined_routers_are_sorted():
    whole = joined("whole", Router())
    assert isinstance(whole.observers["callback_query"], SortedObserver)
    assert isinstance(whole.observers["message"], SortedObserver)
