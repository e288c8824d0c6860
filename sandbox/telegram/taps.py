"""Buttons and inline mode, from the person's side."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from sandbox.telegram import keyboards
from sandbox.telegram.acts import enter
from sandbox.telegram.bots import BotAccount, Callback, InlineQuery
from sandbox.telegram.errors import ControlError
from sandbox.telegram.posting import post

if TYPE_CHECKING:
    from sandbox.telegram.chats import Chat, Message
    from sandbox.telegram.people import Person
    from sandbox.telegram.world import TelegramWorld

_DATA_BYTES = 64
_ANY_OFFSET_BYTES = 64


def find_button(message: Message, wanted: dict[str, Any]) -> dict[str, Any]:
    """The button at `row` and `col`, or with this `data` or `text`.

    Raises:
        ControlError: 404 when the message has no such button now.
    """
    rows = keyboards.buttons(message.markup)
    if "row" in wanted:
        row, col = int(wanted["row"]), int(wanted.get("col", 0))
        if row in range(len(rows)) and col in range(len(rows[row])):
            return rows[row][col]
    for button in (button for row in rows for button in row):
        if "data" in wanted and button.get("callback_data") == wanted["data"]:
            return button
        if "text" in wanted and button["text"] == wanted["text"]:
            return button
    shown = [[button["text"] for button in row] for row in rows]
    raise ControlError(f"message {message.id} has no such button; it shows {shown}", 404)


def tap(
    world: TelegramWorld, chat: Chat, person: Person, number: int, wanted: dict[str, Any]
) -> dict[str, Any]:
    """Tap a button. A callback goes to the bot; everything else is for the client to do.

    Returns:
        {"action": field name, "value": its content}, and for a callback its "query_id".
    """
    message = chat.live(number)
    if message is None:
        raise ControlError(f"no message {number}", 404)
    button = find_button(message, wanted)
    action = keyboards.action(button)
    if action == "disabled":
        raise ControlError("this button is disabled", 409)
    done = {"action": action, "value": button[action]}
    if action != "callback_data":
        return done
    return done | {"query_id": press(world, chat, person, number, button["callback_data"])}


def press(world: TelegramWorld, chat: Chat, person: Person, number: int, data: str) -> str:
    """Send a callback query with any data, as a client made by hand can; also for messages that are gone."""
    if not 1 <= len(data.encode()) <= _DATA_BYTES:
        raise ControlError("callback data has 1 to 64 bytes")
    message = chat.messages.get(number)
    bot = message.sender if message and isinstance(message.sender, BotAccount) else world.bot_in(chat)
    if chat.private:
        enter(world, chat)
    query = Callback(world.next_query_id(), person, chat.key, number, data, world.now())
    bot.callbacks[query.id] = query
    update: dict[str, Any] = {"id": query.id, "from": person.wire()}
    alive = message is not None and not message.deleted
    gone = {"chat": chat.wire(), "message_id": number, "date": 0}
    update["message"] = message.wire() if message is not None and alive else gone
    update["chat_instance"] = str(zlib.crc32(chat.key.encode()) + (1 << 62))
    bot.updates.push("callback_query", update | {"data": data})
    return query.id


def callback(world: TelegramWorld, query_id: str) -> Callback:
    """A tap by its id."""
    for bot in world.bots.values():
        if query_id in bot.callbacks:
            return bot.callbacks[query_id]
    raise ControlError(f"no callback query {query_id}", 404)


def ask_inline(world: TelegramWorld, chat: Chat, person: Person, query: str, offset: str = "") -> str:
    """Type behind the bot's name; the results come as an `inline_results` event. Returns the query's id."""
    bot = world.bot_in(chat)
    if not bot.inline:
        raise ControlError("inline mode is off", 409)
    if len(offset.encode()) > _ANY_OFFSET_BYTES:
        raise ControlError("an offset has at most 64 bytes")
    asked = InlineQuery(world.next_query_id(), person, chat.key, query, world.now())
    bot.queries[asked.id] = asked
    update = {"id": asked.id, "from": person.wire(), "query": query, "offset": offset, "chat_type": "sender"}
    bot.updates.push("inline_query", update)
    return asked.id


def choose(world: TelegramWorld, chat: Chat, query_id: str, result_id: str) -> Message:
    """Pick a result: it is posted in the person's name, via the bot, and the bot is told."""
    bot = world.bot_in(chat)
    asked = bot.queries.get(query_id)
    results = asked.answer["results"] if asked and asked.answer else []
    result = next((item for item in results if item["id"] == result_id), None)
    if asked is None or result is None:
        raise ControlError(f"no result {result_id}", 404)
    enter(world, chat)
    message = post(world, chat, asked.person, dict(result["content"]), extra={"via_bot": bot.wire()})
    chosen: dict[str, Any] = {"result_id": result_id, "from": asked.person.wire(), "query": asked.query}
    if result["reply_markup"]:
        message.markup = result["reply_markup"]
        chosen["inline_message_id"] = f"inline_{asked.id}"
        bot.inline_messages[chosen["inline_message_id"]] = message
        world.announce(chat, "edited", id=message.id)
    bot.updates.push("chosen_inline_result", chosen)
    return message
