"""What people do in a chat: write, start, edit, delete, forward, send files, block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.telegram.chats import KICKED, MEMBER, Chat, Message
from sandbox.telegram.errors import ApiError, ControlError
from sandbox.telegram.membership import change
from sandbox.telegram.posting import post, remove, revise
from sandbox.telegram.text.compose import CAPTION_LIMIT, TEXT_LIMIT, typed
from sandbox.telegram.text.utf16 import pieces, units

if TYPE_CHECKING:
    from sandbox.telegram.people import Person
    from sandbox.telegram.world import TelegramWorld

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def writer(chat: Chat, person_id: int | None) -> Person:
    """Who acts: the named person, or the only one of a private chat."""
    if person_id is None and chat.private:
        return next(iter(chat.people.values()))
    if person_id not in chat.people:
        raise ControlError(f"{person_id} is not in this chat")
    return chat.people[person_id]


def enter(world: TelegramWorld, chat: Chat) -> None:
    """A person may write to a bot they did not block; the first message starts the chat."""
    if not chat.private:
        return
    bot = world.bot_in(chat)
    status = chat.bots.get(bot.id)
    if status == KICKED:
        raise ControlError("the bot is blocked; unblock it first", 409)
    if status is None:
        chat.bots[bot.id] = MEMBER
        world.announce(chat, "chat")


def replied(chat: Chat, number: int | None) -> Message | None:
    """The message that a person answers; a forced reply is answered without being named."""
    wanted = number if number is not None else chat.forced
    return chat.live(wanted) if wanted else None


def send_text(
    world: TelegramWorld, chat: Chat, text: str, *, person: Person, reply_to: int | None = None
) -> list[Message]:
    """Type a text; a long one is split as clients do.

    Raises:
        ControlError: for an empty text, or in a chat with a blocked bot.
    """
    parts = [part for part in (typed(piece) for piece in pieces(text, TEXT_LIMIT)) if part.text]
    if not parts:
        raise ControlError("a message needs a text")
    enter(world, chat)
    answer = replied(chat, reply_to)
    return [post(world, chat, person, part.wire(), reply_to=answer) for part in parts]


def start(world: TelegramWorld, chat: Chat, payload: str = "") -> list[Message]:
    """Press Start, or open a deep link with a payload; a blocked bot is unblocked by it.

    Raises:
        ControlError: for a payload that no link can carry (64 characters of A-Z a-z 0-9 _ -).
    """
    if not PAYLOAD.fullmatch(payload):
        raise ControlError("a start payload has at most 64 characters of A-Z, a-z, 0-9, _ and -")
    if KICKED in chat.bots.values():
        unblock(world, chat)
    person = writer(chat, None)
    return send_text(world, chat, f"/start {payload}".strip(), person=person)


def block(world: TelegramWorld, chat: Chat) -> None:
    """Stop the bot; it is told by my_chat_member."""
    bot, person = world.bot_in(chat), writer(chat, None)
    if bot.id not in chat.bots:
        raise ControlError("this chat was never started")
    change(world, chat, bot, KICKED, by=person.wire())


def unblock(world: TelegramWorld, chat: Chat) -> None:
    """Let the bot write again; it is told by my_chat_member."""
    change(world, chat, world.bot_in(chat), MEMBER, by=writer(chat, None).wire())


def own_message(chat: Chat, person: Person, number: int) -> Message:
    """A message that this person may edit."""
    message = chat.live(number)
    if message is None or message.sender is not person:
        raise ControlError(f"message {number} is not {person.name}'s", 404)
    return message


def edit_text(world: TelegramWorld, chat: Chat, person: Person, number: int, text: str) -> Message:
    """Edit one's own message; bots get `edited_message`."""
    message, formatted = own_message(chat, person, number), typed(text)
    if not formatted.text:
        raise ControlError("a message needs a text")
    caption = "text" not in message.content
    fields = formatted.wire("caption", "caption_entities") if caption else formatted.wire()
    dropped = {"text", "entities", "caption", "caption_entities"}
    kept = {name: value for name, value in message.content.items() if name not in dropped}
    revise(world, message, kept | fields, None)
    return message


def delete(world: TelegramWorld, chat: Chat, numbers: list[int]) -> None:
    """Delete messages for both sides; bots are not told."""
    found = [message for number in numbers if (message := chat.live(number))]
    if len(found) != len(numbers):
        raise ControlError("no such message", 404)
    remove(world, found)


def send_media(  # noqa: PLR0913 - a file has that many parts
    world: TelegramWorld,
    chat: Chat,
    person: Person,
    *,
    kind: str,
    name: str,
    mime: str,
    content: bytes,
    caption: str = "",
) -> Message:
    """Send a file as `kind`: photo, document, sticker, voice, video, audio, animation, video_note."""
    words = typed(caption)
    if units(words.text) > CAPTION_LIMIT:
        raise ControlError("a caption has at most 1024 characters")
    enter(world, chat)
    try:
        media = world.files.add(kind, name, mime, content).media()
    except ApiError as error:
        raise ControlError(error.description) from None
    shown = media | words.wire("caption", "caption_entities")
    return post(world, chat, person, shown, reply_to=replied(chat, None))


def send_other(world: TelegramWorld, chat: Chat, person: Person, content: dict[str, Any]) -> Message:
    """Send anything by its wire fields: contact, location, rich_message, what nobody knows yet."""
    enter(world, chat)
    return post(world, chat, person, content, reply_to=replied(chat, None))


def forward(
    world: TelegramWorld, chat: Chat, person: Person, content: dict[str, Any], origin: dict[str, Any]
) -> Message:
    """Forward something here; `origin` is a MessageOrigin without its date."""
    enter(world, chat)
    date = int(world.now()) - 60
    extra: dict[str, Any] = {"forward_origin": {"date": date, **origin}, "forward_date": date}
    if "sender_user" in origin:
        extra["forward_from"] = origin["sender_user"]
    if "sender_user_name" in origin:
        extra["forward_sender_name"] = origin["sender_user_name"]
    if "chat" in origin:
        extra["forward_origin"].setdefault("message_id", 1)
        extra |= {"forward_from_chat": origin["chat"], "forward_from_message_id": origin.get("message_id", 1)}
    return post(world, chat, person, content, extra=extra)
