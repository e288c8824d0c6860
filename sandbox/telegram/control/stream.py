"""Server-Sent Events: everything that happens, resumed where the page stopped."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.telegram.keys import WORLD
from sandbox.telegram.views import chat_view, message_view

if TYPE_CHECKING:
    from sandbox.telegram.journal import Event
    from sandbox.telegram.world import TelegramWorld

HEARTBEAT = 15.0


async def events(request: web.Request) -> web.StreamResponse:
    """The stream. `Last-Event-ID` (or `?last=`) is "<epoch>-<seq>"; an unknown place is answered by `reset`.

    Each event's data is {"chat", "kind", ...}; `message` and `edited` carry the message as it is now, `chat`
    the chat. A client that is told `reset` reads the state and its chats anew.
    """
    world = request.app[WORLD]
    response = web.StreamResponse(headers={"Cache-Control": "no-store"})
    response.content_type = "text/event-stream"
    await response.prepare(request)
    seq = _place(world, request.headers.get("Last-Event-ID") or request.query.get("last", ""))
    with contextlib.suppress(ConnectionError):
        await _pour(world, response, seq)
    return response


async def _pour(world: TelegramWorld, response: web.StreamResponse, seq: int | None) -> None:
    while not world.journal.closed:
        found = None if seq is None else world.journal.after(seq)
        if found is None:
            seq = world.journal.seq
            await _write(world, response, seq, {"kind": "reset", "chat": ""})
            continue
        for event in found:
            await _write(world, response, event.seq, filled(world, event))
            seq = event.seq
        if not await world.journal.wait(seq or 0, HEARTBEAT):
            # Not a comment: the page listens for it, to find out that a line is dead.
            await response.write(b'data: {"kind": "ping", "chat": ""}\n\n')


async def _write(world: TelegramWorld, response: web.StreamResponse, seq: int, data: dict[str, Any]) -> None:
    await response.write(f"id: {world.epoch}-{seq}\ndata: {json.dumps(data)}\n\n".encode())


def _place(world: TelegramWorld, last: str) -> int | None:
    epoch, _, seq = last.rpartition("-")
    return int(seq) if epoch == world.epoch and seq.isdecimal() else None


def filled(world: TelegramWorld, event: Event) -> dict[str, Any]:
    """An event with what it is about, as that stands now."""
    data = {"kind": event.kind, "chat": event.chat, **event.data}
    chat = world.chats.get(event.chat)
    if chat is None:
        return data
    if event.kind in {"message", "edited"}:
        message = chat.live(event.data["id"])
        data["message"] = message_view(world, message) if message else None
    if event.kind in {"message", "edited", "deleted", "chat"}:
        data["state"] = chat_view(world, chat)
    return data


ROUTES = [web.get("/control/events", events)]
