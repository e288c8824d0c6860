"""getUpdates: waiting, confirming, and who else wants them."""

from __future__ import annotations

import asyncio

import pytest
from aiogram.exceptions import TelegramConflictError

from sandbox.telegram.updates import UpdateQueue


async def test_a_waiting_poll_wakes_at_once(bot, hands, mia):
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    while not await hands.calls("getChat"):
        await bot.get_chat(mia)
    await hands.text(mia, "hello")
    async with asyncio.timeout(2):
        (update,) = await waiting
    assert update.message.text == "hello"


async def test_updates_stay_until_a_higher_offset(bot, hands, mia):
    for text in ("one", "two", "three"):
        await hands.text(mia, text)
    first = await bot.get_updates(limit=2)
    assert [update.message.text for update in first] == ["one", "two"]
    assert await bot.get_updates(limit=2) == first
    (third,) = await bot.get_updates(offset=first[-1].update_id + 1)
    assert third.message.text == "three"
    assert await bot.get_updates(offset=third.update_id + 1) == []


async def test_a_second_poller_ends_the_first(bot, hands, mia):
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0)
    while not first.done():
        second = asyncio.create_task(bot.get_updates(timeout=30))
        await asyncio.wait({first, second}, timeout=0.05, return_when=asyncio.FIRST_COMPLETED)
        if not first.done():
            second.cancel()
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first
    await hands.text(mia, "for the second")
    assert (await second)[0].message.text == "for the second"


async def test_a_webhook_and_polling_exclude_each_other(bot, hands, mia):
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    while not waiting.done():
        await bot.delete_webhook()
        await bot.set_webhook("https://example.com/hook")
        await asyncio.wait({waiting}, timeout=0.02)
    with pytest.raises(TelegramConflictError):
        await waiting
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await hands.text(mia, "kept")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://example.com/hook", 1)
    await bot.delete_webhook(drop_pending_updates=False)
    assert [update.message.text for update in await bot.get_updates()] == ["kept"]
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


async def test_only_allowed_kinds_come(bot, hands, mia):
    await bot.get_updates(allowed_updates=["callback_query"])
    await hands.text(mia, "unwanted")
    assert await bot.get_updates() == []
    await bot.get_updates(allowed_updates=[])
    await hands.text(mia, "wanted")
    assert [update.message.text for update in await bot.get_updates()] == ["wanted"]


async def test_any_update_can_be_put_in(bot, hands, telegram_url, mia):
    await hands.request("POST", "update", {"update": {"widget_query": {"id": "1"}}})
    (update,) = await bot.get_updates()
    assert update.model_extra["widget_query"] == {"id": "1"}


async def test_two_bots_have_two_queues(hands, telegram_url, bot, mia):
    from aiogram import Bot

    async with Bot("800100200:AAHsandbox-sandbox-sandbox-sandbox1", session=bot.session).context(
        auto_close=False
    ) as other:
        await other.get_me()
        await hands.start(f"{other.id}:{mia}")
        assert [u.message.text for u in await other.get_updates()] == ["/start"]
        assert await bot.get_updates() == []


async def test_offsets_behave_like_telegrams():
    queue = UpdateQueue()
    numbers = [queue.inject({"n": n}) for n in range(5)]

    async def fetch(offset):
        return [update["n"] for update in await queue.fetch(offset, 100, 0)]

    assert await fetch(0) == [0, 1, 2, 3, 4]
    assert await fetch(numbers[0] + 1000) == [0, 1, 2, 3, 4]
    assert await fetch(numbers[1]) == [1, 2, 3, 4]
    assert await fetch(-2) == [3, 4]
    assert await fetch(0) == [3, 4]
    assert await fetch(numbers[4] + 1) == []
