"""What goes wrong on demand, as aiogram sees it."""

from __future__ import annotations

import asyncio

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from sandbox.telegram.errors import ControlError


async def texts(hands, chat):
    return [message["text"] for message in await hands.messages(chat) if message["from"]["is_bot"]]


async def test_too_many_requests_names_the_time(bot, hands, mia):
    await hands.fault("retry_after", method="sendMessage", seconds=7, times=2)
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as caught:
            await bot.send_message(mia, "x")
        assert caught.value.retry_after == 7
    assert (await bot.send_message(mia, "through")).text == "through"
    assert await texts(hands, mia) == ["through"]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"kind": "error"}, TelegramServerError),
        ({"kind": "error", "code": 400, "description": "Bad Request: MESSAGE_TOO_SAD"}, TelegramBadRequest),
        ({"kind": "garbage"}, ClientDecodeError),
        ({"kind": "drop_before"}, TelegramNetworkError),
    ],
)
async def test_a_call_that_fails_was_not_done(bot, hands, mia, fields, error):
    await hands.request("POST", "faults", {"method": "sendMessage", **fields})
    with pytest.raises(error):
        await bot.send_message(mia, "x")
    assert await texts(hands, mia) == []


async def test_a_lost_answer_was_done(bot, hands, mia):
    await hands.fault("drop_after", method="sendMessage")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(mia, "done all the same")
    assert await texts(hands, mia) == ["done all the same"]


async def test_a_delay_waits_and_then_does_it(bot, hands, mia):
    await hands.fault("delay", method="sendMessage", seconds=0.05)
    started = asyncio.get_running_loop().time()
    await bot.send_message(mia, "late")
    assert asyncio.get_running_loop().time() - started >= 0.05


async def test_a_fault_meets_only_what_it_is_for(bot, hands, mia):
    await hands.start(2002)
    await hands.fault("error", method="sendMessage", chat_id=2002, times=-1)
    assert (await bot.send_message(mia, "fine")).message_id
    for _ in range(3):
        with pytest.raises(TelegramServerError):
            await bot.send_message(2002, "x")
    await hands.request("DELETE", "faults")
    assert (await bot.send_message(2002, "fine")).message_id
    with pytest.raises(ControlError, match="unknown fault 'fire'"):
        await hands.fault("fire")
    with pytest.raises(ControlError, match="unknown field size"):
        await hands.fault("error", size=3)


async def test_limits_hold_when_they_are_on(bot, hands, mia):
    for _ in range(10):
        await bot.send_message(mia, "free")
    await hands.request("POST", "limits", {"enabled": True, "burst": 2})
    sent = [await bot.send_message(mia, str(n)) for n in range(2)]
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(mia, "third")
    assert caught.value.retry_after == 1
    with pytest.raises(TelegramRetryAfter):
        await bot.edit_message_text("edits count too", chat_id=mia, message_id=sent[0].message_id)
    await hands.start(2002)
    await bot.send_message(2002, "another chat")
    await hands.request("POST", "clock", {"advance": 1})
    assert (await bot.send_message(mia, "third")).message_id
