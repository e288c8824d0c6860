"""Telegram's "retry after" holds a chat back, and everybody once it means the bot."""

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, SendMessage, SetMyCommands

from bot import patience as module
from bot.patience import MOST_TRIES, Patience

HELLO = SendMessage(chat_id=7, text="hello")
SLOWLY = TelegramRetryAfter(HELLO, "Too Many Requests: retry after 3", 3)


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    async def sleep(self, seconds):
        self.now += seconds
        self.slept.append(seconds)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(module.asyncio, "sleep", clock.sleep)
    return clock


@pytest.fixture
def patience(clock):
    return Patience(lambda: clock.now)


def refusing(times):
    """Return a way to Telegram that asks for patience so many times; it counts the calls."""
    calls = []

    async def ask(_bot, method):
        calls.append(method)
        if len(calls) <= times:
            raise SLOWLY
        return "answer"

    return ask, calls


async def test_a_call_is_repeated_when_the_chat_may_speak_again(patience, clock):
    ask, calls = refusing(2)
    assert await patience(ask, None, HELLO) == "answer"
    assert (len(calls), clock.now) == (3, 6.0)


async def test_an_endless_refusal_ends(patience):
    ask, calls = refusing(100)
    with pytest.raises(TelegramRetryAfter):
        await patience(ask, None, HELLO)
    assert len(calls) == MOST_TRIES + 1


async def test_other_chats_go_on(patience, clock):
    patience.pause(7, 30)
    assert (patience.left_s(7), patience.left_s(8)) == (30, 0)
    clock.now = 31
    assert patience.left_s(7) == 0


async def test_several_held_chats_mean_everybody(patience, clock):
    for chat, seconds in ((7, 10), (8, 3600), (9, 5)):
        patience.pause(chat, seconds)
    assert [patience.left_s(chat) for chat in (7, 8, 9, 1)] == [10, 3600, 5, 5]
    ask, _ = refusing(0)
    await patience(ask, None, AnswerCallbackQuery(callback_query_id="1"))
    assert clock.now == 5, "a call without a chat belongs to everybody"


async def test_the_profile_has_a_patience_of_its_own(patience, clock):
    ask, calls = refusing(1)
    with pytest.raises(TelegramRetryAfter):
        await patience(ask, None, SetMyCommands(commands=[]))
    assert (len(calls), clock.slept, patience.left_s(7)) == (1, [], 0)
