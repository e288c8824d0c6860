"""What there is to see: state, chats, calls, answers to taps, files."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.telegram import taps
from sandbox.telegram.control.body import Act, endpoint
from sandbox.telegram.errors import ControlError
from sandbox.telegram.keys import WORLD
from sandbox.telegram.views import bot_view, chat_view, message_view, person_view

if TYPE_CHECKING:
    from sandbox.telegram.chats import Message

_SHOWN_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def state(act: Act) -> dict[str, Any]:
    """Everything but the messages."""
    world = act.world
    return {
        "epoch": world.epoch,
        "seq": world.journal.seq,
        "now": world.now(),
        "people": [person_view(person) for person in world.people.values()],
        "bots": [bot_view(bot) for bot in world.bots.values()],
        "chats": [chat_view(world, chat) for chat in world.chats.values()],
        "faults": world.faults.view(),
        "limits": {name: value for name, value in asdict(world.limits).items() if not name.startswith("_")},
        "calls": world.calls_seen,
    }


def chat(act: Act) -> dict[str, Any]:
    """One chat with its messages, oldest first: ids above `after` and below `before`, the newest `limit`.

    `more` says whether older ones were left out by the limit.
    """
    after, before = _whole(act, "after", 0), _whole(act, "before", sys.maxsize)
    limit = _whole(act, "limit", sys.maxsize)
    live = [m for m in act.chat.messages.values() if not m.deleted and after < m.id < before]
    shown = [message_view(act.world, message) for message in live[max(len(live) - limit, 0) :]]
    found = {"seq": act.world.journal.seq, "chat": chat_view(act.world, act.chat), "messages": shown}
    return found | {"more": len(live) > len(shown)}


def _whole(act: Act, name: str, default: int) -> int:
    value = str(act.fields.get(name, default))
    if not value.isdecimal():
        raise ControlError(f"{name} must be a whole number")
    return int(value)


def history(act: Act) -> dict[str, Any]:
    """Every message that ever was in a chat, deleted ones too, with the wire objects of all its versions."""
    return {"messages": [_full(message) for message in act.chat.messages.values()]}


def _full(message: Message) -> dict[str, Any]:
    versions = [asdict(version) for version in message.versions]
    return {"deleted": message.deleted, "wire": message.wire(), "versions": versions}


def calls(act: Act) -> dict[str, Any]:
    """Bot API calls; `method`, `after` (running number) and `chat_id` narrow; getUpdates only if asked."""
    wanted, after, chat_id = act.text("method"), int(act.fields.get("after", 0)), act.fields.get("chat_id")
    found = [
        asdict(record)
        for record in act.world.calls
        if record.n > after
        and (record.method == wanted if wanted else record.method != "getUpdates")
        and (chat_id is None or str(record.params.get("chat_id")) == str(chat_id))
    ]
    return {"seen": act.world.calls_seen, "calls": found}


def clear_calls(act: Act) -> None:
    """Forget the calls so far; their numbers go on."""
    act.world.calls.clear()


async def callback(act: Act) -> dict[str, Any]:
    """How a tap was answered; with `wait` (seconds) not before that or until then."""
    found = taps.callback(act.world, act.key)
    await until(act, lambda: found.answer is not None)
    return {"query_id": found.id, "data": found.data, "answer": found.answer}


async def inline(act: Act) -> dict[str, Any]:
    """The results of an inline query; `wait` as above."""
    found = next((bot.queries[act.key] for bot in act.world.bots.values() if act.key in bot.queries), None)
    if found is None:
        raise ControlError(f"no inline query {act.key}", 404)
    await until(act, lambda: found.answer is not None)
    return {"query_id": found.id, "answer": found.answer}


async def until(act: Act, done: Any) -> None:  # noqa: ANN401 - a question without arguments
    """Wait until `done()` or for the request's `wait` seconds, moved on by events only."""
    journal, left = act.world.journal, float(act.fields.get("wait", 0))
    while not done() and left > 0 and not journal.closed:
        before = act.world.now()
        await journal.wait(journal.seq, left)
        left -= max(act.world.now() - before, 0.001)


async def wait(act: Act) -> dict[str, Any]:
    """The newest event number, as soon as it is above `after`, at the latest after `timeout` seconds."""
    after, timeout = int(act.fields.get("after", 0)), float(act.fields.get("timeout", 10))
    moved = await act.world.journal.wait(after, min(timeout, 60))
    return {"seq": act.world.journal.seq, "moved": moved}


async def file(request: web.Request) -> web.Response:
    """A file as the page shows it: pictures as pictures, everything else as a download."""
    found = request.app[WORLD].files.get(request.match_info["file_id"])
    if found is None:
        return web.json_response({"error": "no such file"}, status=404)
    shown = found.mime in _SHOWN_TYPES
    response = web.Response(body=found.content)
    response.content_type = found.mime if shown else "application/octet-stream"
    if not shown:
        response.headers["Content-Disposition"] = "attachment"
    return response


ROUTES = [
    web.get("/control/state", endpoint(state)),
    web.get("/control/chats/{key}", endpoint(chat)),
    web.get("/control/chats/{key}/history", endpoint(history)),
    web.get("/control/calls", endpoint(calls)),
    web.delete("/control/calls", endpoint(clear_calls)),
    web.get("/control/callbacks/{key}", endpoint(callback)),
    web.get("/control/inline/{key}", endpoint(inline)),
    web.get("/control/wait", endpoint(wait)),
    web.get("/control/files/{file_id}", file),
]
