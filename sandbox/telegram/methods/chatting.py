"""Chats and who is in them; typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.telegram.chats import ADMINISTRATOR, LEFT, PRESENT
from sandbox.telegram.errors import bad_request
from sandbox.telegram.membership import change, member
from sandbox.telegram.methods.sending import addressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.calls import Call

ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"}
    | {"upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)
_FULL = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": True,
        "limited_gifts": True,
        "unique_gifts": True,
        "premium_subscription": True,
        "gifts_from_channels": True,
    },
}


def send_chat_action(call: Call) -> bool:
    """Shown for five seconds or until a message comes."""
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.announce(addressed(call), "typing", action=call.text("action"))
    return True


def get_chat(call: Call) -> dict[str, Any]:
    """The chat with what only getChat tells."""
    chat = call.chat()
    pinned = chat.live(chat.pinned[-1]) if chat.pinned else None
    return chat.wire() | _FULL | ({"pinned_message": pinned.wire()} if pinned else {})


def get_chat_member(call: Call) -> dict[str, Any]:
    """How somebody stands in a chat."""
    chat, number = call.chat(), call.number("user_id")
    if number in chat.bots and number in call.world.bots:
        return member(call.world.bots[number].wire(), chat.bots[number])
    if number in chat.people:
        return member(chat.people[number].wire(), "member")
    if number in call.world.people and not chat.private:
        return member(call.world.people[number].wire(), LEFT)
    raise bad_request("PARTICIPANT_ID_INVALID" if number else "invalid user_id specified")


def get_chat_member_count(call: Call) -> int:
    """People and bots."""
    chat = call.chat()
    return len(chat.people) + sum(status in PRESENT for status in chat.bots.values())


def get_administrators(call: Call) -> list[dict[str, Any]]:
    """Bots that are administrators; people never are here."""
    chat = addressed(call)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    admins = [number for number, status in chat.bots.items() if status == ADMINISTRATOR]
    return [member(call.world.bots[number].wire(), ADMINISTRATOR) for number in admins]


def leave_chat(call: Call) -> bool:
    """The bot goes."""
    chat = addressed(call)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    change(call.world, chat, call.bot, LEFT, by=call.bot.wire())
    return True


TABLE: dict[str, Callable[[Call], Any]] = {
    "sendChatAction": send_chat_action,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getChatAdministrators": get_administrators,
    "leaveChat": leave_chat,
}
