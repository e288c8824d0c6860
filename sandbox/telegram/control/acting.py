"""What people do, over HTTP: each path below `/control/chats/<key>/` is one act."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.telegram import acts, taps
from sandbox.telegram.control.body import Act, endpoint
from sandbox.telegram.control.reading import until
from sandbox.telegram.errors import ControlError
from sandbox.telegram.text.compose import typed
from sandbox.telegram.views import MEDIA, message_view

if TYPE_CHECKING:
    from sandbox.telegram.chats import Message


def _shown(act: Act, messages: list[Message]) -> dict[str, Any]:
    return {"messages": [message_view(act.world, message) for message in messages]}


def text(act: Act) -> dict[str, Any]:
    """{"text", "reply_to"?}: type and send."""
    sent = acts.send_text(
        act.world, act.chat, act.text("text", None), person=act.person, reply_to=act.number("reply_to", None)
    )
    return _shown(act, sent)


def start(act: Act) -> dict[str, Any]:
    """{"payload"?}: press Start or open a deep link."""
    return _shown(act, acts.start(act.world, act.chat, act.text("payload")))


def edit(act: Act) -> dict[str, Any]:
    """{"message_id", "text"}: edit one's own message."""
    number = act.needed("message_id")
    return _shown(act, [acts.edit_text(act.world, act.chat, act.person, number, act.text("text", None))])


def delete(act: Act) -> None:
    """{"message_ids"}: delete for both sides."""
    acts.delete(act.world, act.chat, [int(number) for number in act.items("message_ids")])


def forward(act: Act) -> dict[str, Any]:
    """{"text" or "message_id" or "content", "origin"?}: forward something into this chat."""
    origin = act.object("origin") or {"type": "hidden_user", "sender_user_name": "Somebody"}
    if "content" in act.fields:
        content = act.object("content")
    elif "message_id" in act.fields:
        source = act.chat.live(act.needed("message_id"))
        if source is None:
            raise ControlError("no such message", 404)
        content = source.content
    else:
        content = typed(act.text("text", None)).wire()
    return _shown(act, [acts.forward(act.world, act.chat, act.person, content, origin)])


def media(act: Act) -> dict[str, Any]:
    """{"kind", "name", "mime", "content_base64", "caption"?}: send a file."""
    kind = act.text("kind", None)
    if kind not in MEDIA:
        raise ControlError(f"kind must be one of {', '.join(MEDIA)}")
    try:
        content = base64.b64decode(act.text("content_base64", None), validate=True)
    except binascii.Error:
        raise ControlError("content_base64 is not base64") from None
    described = {"kind": kind, "name": act.text("name", "file"), "mime": act.text("mime", "")}
    described["mime"] = described["mime"] or "application/octet-stream"
    words = act.text("caption")
    sent = acts.send_media(act.world, act.chat, act.person, content=content, caption=words, **described)
    return _shown(act, [sent])


def other(act: Act) -> dict[str, Any]:
    """{"content"}: send any message by its wire fields (contact, location, rich_message, unknown ones)."""
    return _shown(act, [acts.send_other(act.world, act.chat, act.person, act.object("content"))])


async def tap(act: Act) -> dict[str, Any]:
    """{"message_id", "row" and "col" | "data" | "text", "wait"?}: tap; wait seconds for the answer."""
    done = taps.tap(act.world, act.chat, act.person, act.needed("message_id"), act.fields)
    return await _answered(act, done)


async def press(act: Act) -> dict[str, Any]:
    """{"message_id", "data", "wait"?}: a callback with any data, whatever the message shows."""
    number, data = act.needed("message_id"), act.text("data", None)
    query_id = taps.press(act.world, act.chat, act.person, number, data)
    return await _answered(act, {"action": "callback_data", "value": data, "query_id": query_id})


async def _answered(act: Act, done: dict[str, Any]) -> dict[str, Any]:
    if "query_id" not in done:
        return done
    found = taps.callback(act.world, done["query_id"])
    await until(act, lambda: found.answer is not None)
    return done | {"answer": found.answer}


def block(act: Act) -> None:
    """Stop the bot."""
    acts.block(act.world, act.chat)


def unblock(act: Act) -> None:
    """Let it write again."""
    acts.unblock(act.world, act.chat)


async def inline(act: Act) -> dict[str, Any]:
    """{"query", "offset"?, "wait"?}: type behind the bot's name."""
    query_id = taps.ask_inline(act.world, act.chat, act.person, act.text("query"), act.text("offset"))
    asked = act.world.bot_in(act.chat).queries[query_id]
    await until(act, lambda: asked.answer is not None)
    return {"query_id": query_id, "answer": asked.answer}


def choose(act: Act) -> dict[str, Any]:
    """{"query_id", "result_id"}: pick a result."""
    names = (act.text("query_id", None), act.text("result_id", None))
    return _shown(act, [taps.choose(act.world, act.chat, *names)])


_ACTS = (text, start, edit, delete, forward, media, other, tap, press, block, unblock, inline, choose)
ROUTES = [web.post(f"/control/chats/{{key}}/{act.__name__}", endpoint(act)) for act in _ACTS]
