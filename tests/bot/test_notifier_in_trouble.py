"""What a failing call, a failing database or a failing notice does to the notices that are owed."""

import pytest
from aiogram.exceptions import (
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError
from telling import ANN, BLOCKED, CALL, LOST, NOW, UNREAD, FullFor, bad

from bot.tasks import notifier as module
from handlers.outgoing import Outgoing
from handlers.screen import Screen
from locales import Safe
from storage import insisting, people
from storage.errors import DatabaseBusy


async def test_what_may_have_arrived_is_said_once_more_and_then_given_up(telling):
    telling.bot.troubles = [LOST, LOST]
    await telling.owe("1", "2")
    assert await telling.ends() == ["no answer", "sent"]
    assert [text for _, text in telling.bot.said] == ["1", "1", "2"]


async def test_what_a_server_in_trouble_refused_is_tried_for_long(telling, monkeypatch):
    monkeypatch.setattr(module, "TROUBLE_S", 1e-6)
    telling.bot.troubles = [TelegramServerError(CALL, "HTTP 502")] * 15
    await telling.owe("1")
    assert await telling.ends() == ["sent"]


async def test_a_server_that_never_recovers_ends_it(telling, monkeypatch):
    monkeypatch.setattr(module, "TROUBLE_S", 1e-6)
    telling.bot.troubles = [TelegramServerError(CALL, "HTTP 502")] * 16
    await telling.owe("1", "2")
    assert await telling.ends() == ["no answer", "sent"]


async def test_what_never_left_is_tried_until_it_does(telling):
    unreached = TelegramNetworkError(CALL, "no connection")
    unreached.__cause__ = ClientConnectorError.__new__(ClientConnectorError)
    telling.bot.troubles = [unreached] * 4
    await telling.owe("1")
    assert await telling.ends() == ["sent"]
    assert len(telling.bot.said) == 5


@pytest.mark.parametrize(
    "trouble",
    [
        TelegramRetryAfter(CALL, "Too Many Requests", retry_after=0.01),
        TelegramUnauthorizedError(CALL, "Unauthorized"),
    ],
)
async def test_what_says_nothing_of_a_notice_costs_it_nothing(telling, trouble):
    telling.bot.troubles = [trouble] * 4
    await telling.owe("1")
    assert await telling.ends() == ["sent"]
    assert len(telling.bot.said) == 5


async def test_what_was_taken_is_said_once_though_the_disk_is_full(telling, monkeypatch):
    full = FullFor(telling.db, 9)
    telling.work.db = full
    monkeypatch.setattr(insisting, "FIRST_PAUSE_S", 0.001)
    await telling.owe("1")
    assert await telling.ends() == ["sent"]
    assert (len(telling.bot.said), full.times) == (1, 0)


async def test_a_notice_waits_for_a_database_that_cannot_be_read(telling):
    telling.screens["1"] = [DatabaseBusy("busy")] * 2 + [Outgoing(Screen(Safe("1"), ()))]
    await telling.owe("1")
    assert await telling.ends() == ["sent"]


async def test_what_telegram_took_is_never_said_again(telling):
    telling.bot.troubles = [UNREAD]
    await telling.owe("1")
    assert await telling.ends() == ["sent"]
    assert len(telling.bot.said) == 1


async def test_who_blocked_the_bot_is_marked_and_left_alone(telling):
    telling.bot.troubles = [BLOCKED]
    await telling.owe("1", "2")
    assert await telling.ends() == ["blocked", "blocked"]
    assert len(telling.bot.said) == 1
    assert (await telling.db.read(people.find, ANN)).blocked_at == NOW


async def test_markup_that_telegram_cannot_read_goes_out_as_plain_text(telling):
    telling.screens["1"] = Outgoing(Screen(Safe("<b>5 &lt; 6</b>"), ()))
    telling.bot.troubles = [bad("can't parse entities: unsupported start tag")]
    await telling.owe("1")
    assert await telling.ends() == ["sent"]
    plain = telling.bot.calls[-1]
    assert (plain.text, plain.parse_mode) == ("5 < 6", None)


async def test_a_notice_that_is_refused_or_cannot_be_made_stops_no_other(telling):
    telling.screens["broken"] = LookupError("no such words")
    telling.screens["late"] = None
    telling.bot.troubles = [bad("chat not found"), bad("message is too long")]
    await telling.owe("nobody", "refused", "broken", "late", "fine")
    assert await telling.ends() == ["not started", "TelegramBadRequest", "unrenderable", "pointless", "sent"]
