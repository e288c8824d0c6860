"""What the chat page leans on: every file it names is served, chats in pages, ticks."""

from __future__ import annotations

import re

import aiohttp
import pytest

from sandbox.telegram.app import PAGE

NAMED = re.compile(r"""(?:from|import|href=|src=)\s*"((?:page/|\./|\.\./)[^"]+)\"""")
LINES = 250


@pytest.fixture
async def http(telegram_url):
    async with aiohttp.ClientSession(telegram_url) as session:
        yield session


def ours():
    return sorted(path for path in PAGE.rglob("*") if path.is_file())


async def test_everything_that_the_page_names_is_served_and_nothing_lies_about(http):
    named = {PAGE / "index.html"}
    for path in ours():
        base = PAGE.parent if path.name == "index.html" else path.parent
        named |= {(base / name).resolve() for name in NAMED.findall(path.read_text())}
    assert named == set(ours())
    for path in named:
        async with http.get(f"/page/{path.relative_to(PAGE)}") as response:
            assert response.status == 200


def test_the_page_asks_no_other_machine_and_builds_nothing_from_strings():
    for path in ours():
        text = path.read_text()
        assert re.findall(r"https?://(?!www\.w3\.org/2000/svg|t\\?\.me|instagram\.com|\$)\w", text) == [], (
            path
        )
        assert re.findall(r"innerHTML|insertAdjacentHTML|document\.write|eval\(", text) == [], path
        assert text.count("\n") < LINES, path


async def test_a_chat_is_read_in_pages_from_its_end(bot, hands, mia):
    sent = [(await bot.send_message(mia, str(number))).message_id for number in range(5)]
    newest = await hands.request("GET", f"chats/{mia}?limit=2")
    assert [one["id"] for one in newest["messages"]] == sent[3:]
    assert newest["more"] is True
    older = await hands.request("GET", f"chats/{mia}?before={sent[3]}&limit=50")
    assert [one["id"] for one in older["messages"]] == [1, *sent[:3]]
    assert older["more"] is False
    with pytest.raises(Exception, match="limit must be a whole number"):
        await hands.request("GET", f"chats/{mia}?limit=many")


async def test_a_message_gets_its_second_tick_when_the_bot_has_confirmed_it(bot, hands, mia, telegram):
    async def ticks():
        return [one["taken"] for one in (await hands.request("GET", f"chats/{mia}"))["messages"]]

    await hands.text(mia, "first")
    await hands.text(mia, "second")
    updates = await bot.get_updates()
    assert await ticks() == [True, False, False]
    await bot.get_updates(offset=updates[0].update_id + 1)
    assert await ticks() == [True, True, False]
    assert [event.data["id"] for event in telegram.journal.after(0) if event.kind == "taken"] == [1, 2]


async def test_what_is_dropped_unread_gets_no_second_tick(bot, hands, mia):
    await hands.text(mia, "lost")
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await hands.request("GET", f"chats/{mia}"))["messages"][-1]["taken"] is False
