"""The wire itself: forms, JSON, strangers, streams, and the process."""

from __future__ import annotations

import asyncio
import json
import sys

import aiohttp
import pytest

from sandbox.telegram import Person, TelegramWorld
from sandbox.telegram.errors import ApiError
from sandbox.telegram.guard import refusal

TOKEN = "700100200:AAHsandbox-sandbox-sandbox-sandbox0"


@pytest.fixture
async def http(telegram_url):
    async with aiohttp.ClientSession(telegram_url) as session:
        yield session


async def ask(http, method, **request):
    async with http.request("POST" if request else "GET", f"/bot{TOKEN}/{method}", **request) as response:
        return response.status, await response.json()


async def test_json_form_multipart_and_query_say_the_same(http, hands, mia):
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "1"}]]}
    fields = {"chat_id": mia, "text": "hi", "reply_markup": keyboard, "disable_notification": True}
    form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
    multipart = aiohttp.FormData(form, default_to_multipart=True)
    for request in ({"json": fields}, {"data": form}, {"data": multipart}, {"params": form, "data": b""}):
        status, body = await ask(http, "sendMessage", **request)
        assert (status, body["result"]["reply_markup"]) == (200, keyboard)
    calls = await hands.calls("sendMessage")
    assert [call["params"] for call in calls] == [fields] * 4


async def test_methods_are_found_in_any_case(http):
    assert (await ask(http, "GETME"))[1]["result"]["id"] == 700100200
    assert await ask(http, "getmee") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )


@pytest.mark.parametrize("token", ["x", "1:short", "700100200:BBBsandbox-sandbox-sandbox-sandbox0"])
async def test_a_wrong_token_is_unauthorized(http, bot, token):
    async with http.get(f"/bot{token}/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"


async def test_a_list_of_tokens_is_the_only_list():
    world = TelegramWorld([Person(5, "Eve")], tokens=[TOKEN])
    assert world.bot(TOKEN).id == 700100200
    with pytest.raises(ApiError, match="Unauthorized"):
        world.bot("800100200:AAHsandbox-sandbox-sandbox-sandbox0")


async def test_a_body_that_is_no_json_is_refused(http, bot):
    status, body = await ask(http, "sendMessage", data=b"{", headers={"Content-Type": "application/json"})
    assert (status, body["description"]) == (400, "Bad Request: can't parse request JSON object")


async def test_retry_after_is_also_a_header(http, hands, bot):
    await hands.fault("retry_after", seconds=3)
    async with http.get(f"/bot{TOKEN}/getMe") as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "3")
        assert (await response.json())["parameters"] == {"retry_after": 3}


@pytest.mark.parametrize(
    ("remote", "host", "origin", "site", "fine"),
    [
        ("127.0.0.1", "127.0.0.1:80", None, None, True),
        ("127.0.0.1", "localhost:80", "http://localhost:80", "same-origin", True),
        ("::1", "[::1]:80", "http://[::1]:80", None, True),
        ("127.0.0.1", "localhost:80", None, "none", True),
        ("10.0.0.5", "127.0.0.1:80", None, None, False),
        (None, "127.0.0.1:80", None, None, False),
        ("127.0.0.1", "evil.example:80", None, None, False),
        ("127.0.0.1", "127.0.0.1.evil.example", None, None, False),
        ("127.0.0.1", "localhost:80", "https://evil.example", None, False),
        ("127.0.0.1", "localhost:80", "http://localhost:81", None, False),
        ("127.0.0.1", "localhost:80", "null", None, False),
        ("127.0.0.1", "localhost:80", None, "cross-site", False),
    ],
)
def test_only_this_machine_and_its_own_page_come_in(remote, host, origin, site, fine):
    assert (refusal(remote, host, origin, site) == "") is fine


async def test_strangers_are_refused_over_http(http, bot):
    for headers in (
        {"Host": "evil.example"},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        for path in (f"/bot{TOKEN}/getMe", "/control/state"):
            async with http.get(path, headers=headers) as response:
                assert response.status == 403
    form = {"Content-Type": "text/plain"}
    async with http.post("/control/chats/2001/text", data='{"text": "x"}', headers=form) as response:
        assert response.status == 415


async def test_the_page_is_served_with_its_own_rules(http):
    async with http.get("/") as response:
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "page/main.js" in await response.text()


async def test_a_followed_link_may_open_the_page_only(http):
    visit = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    async with http.get("/", headers=visit) as response:
        assert response.status == 200
    async with http.get(f"/bot{TOKEN}/getMe", headers=visit) as response:
        assert response.status == 403


async def events(response, count):
    found = []
    while len(found) < count:
        line = (await response.content.readline()).decode()
        if line.startswith("id: "):
            last = line[4:].strip()
        if line.startswith("data: "):
            found.append((last, json.loads(line[6:])))
    return found


async def test_the_stream_tells_and_resumes(http, bot, hands, mia):
    async with http.get("/control/events") as stream:
        ((start, reset),) = await events(stream, 1)
        assert reset["kind"] == "reset"
        sent = await bot.send_message(mia, "one")
        ((_, told),) = await events(stream, 1)
        assert (told["kind"], told["message"]["text"], told["chat"]) == ("message", "one", f"{bot.id}:{mia}")
    await bot.send_chat_action(mia, "typing")
    await bot.delete_message(mia, sent.message_id)
    async with http.get("/control/events", headers={"Last-Event-ID": start}) as stream:
        missed = [told for _, told in await events(stream, 3)]
    assert [told["kind"] for told in missed] == ["message", "typing", "deleted"]
    assert missed[0]["message"] is None
    async with http.get("/control/events?last=another-5") as stream:
        ((_, told),) = await events(stream, 1)
        assert told["kind"] == "reset"


async def test_who_was_away_too_long_starts_anew(http, bot, mia, telegram):
    for _ in range(6000):
        telegram.journal.add("", "noise")
    async with http.get(f"/control/events?last={telegram.epoch}-1") as stream:
        ((place, told),) = await events(stream, 1)
    assert (told["kind"], place) == ("reset", f"{telegram.epoch}-{telegram.journal.seq}")


async def test_calls_are_counted_narrowed_and_cleared(bot, hands, mia):
    await hands.request("DELETE", "calls")
    sent = await bot.send_message(mia, "hi")
    with pytest.raises(Exception, match="chat not found"):
        await bot.send_message(3001, "hi")
    first, second = await hands.calls("sendMessage")
    assert (first["code"], first["result"]) == (200, {"message_id": sent.message_id})
    assert (second["code"], second["description"]) == (400, "Bad Request: chat not found")
    assert await hands.calls(chat_id=3001) == [second]
    assert await hands.calls(after=first["n"]) == [second]
    assert await hands.calls("getUpdates") == []


async def test_history_keeps_what_was_edited_and_deleted(bot, hands, mia):
    sent = await bot.send_message(mia, "one")
    await bot.edit_message_text("two", chat_id=mia, message_id=sent.message_id)
    await bot.delete_message(mia, sent.message_id)
    found = (await hands.request("GET", f"chats/{mia}/history"))["messages"][-1]
    assert (found["deleted"], found["wire"]["text"]) == (True, "two")
    assert [version["content"]["text"] for version in found["versions"]] == ["one"]


async def test_the_process_prints_its_address_and_ends_while_somebody_waits():
    command = [sys.executable, "-m", "sandbox.telegram", "--port", "0"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    address = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as session:
        waiting = asyncio.create_task(session.get(f"{address}/bot{TOKEN}/getUpdates?timeout=30"))
        async with session.get(f"{address}/control/events") as stream:
            await stream.content.readline()
            async with session.get(f"{address}/bot{TOKEN}/getMe") as response:
                assert (await response.json())["ok"]
            process.terminate()
            assert await asyncio.wait_for(process.wait(), 10) == 0
        assert (await (await waiting).json()) == {"ok": True, "result": []}
