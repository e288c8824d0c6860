"""The bot's own shop window: who it is, its commands, texts and menu button."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.telegram.errors import bad_request
from sandbox.telegram.text.utf16 import units

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.calls import Call

_COMMANDS, _DESCRIPTION = 100, 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
# method suffix -> (field of the answer and parameter, most characters)
_TEXTS = {
    "Name": ("name", 64),
    "Description": ("description", 512),
    "ShortDescription": ("short_description", 120),
}
_FLAGS = {
    "can_join_groups": True,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
}


def get_me(call: Call) -> dict[str, Any]:
    """The bot with the flags that only it sees."""
    bot = call.bot
    modes = {"can_read_all_group_messages": bot.reads_all, "supports_inline_queries": bot.inline}
    return bot.wire() | _FLAGS | modes


def _language(call: Call) -> str:
    code = call.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def _scope(call: Call) -> str:
    """The scope as one word: "default", "chat:2001", "chat_member:-100:2001"."""
    scope = call.json("scope", "BotCommandScope")
    if scope is None:
        return "default"
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in _SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = call.world.chat_of(call.bot, str(scope.get("chat_id") or ""))
    return ":".join([kind, str(chat.id), *([str(scope.get("user_id"))] if kind == "chat_member" else [])])


def _commands(call: Call) -> list[dict[str, Any]]:
    given = call.json("commands", "commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > _COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(item) for item in given]


def _command(item: object) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(item.get("command") or "").strip().removeprefix("/")
    text = str(item.get("description") or "").strip()
    if not name or not text:
        raise bad_request(f"command {'description ' if name else ''}must be non-empty")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if len(text) > _DESCRIPTION:
        raise bad_request("command description length must not exceed 256")
    return {"command": name, "description": text}


def set_my_commands(call: Call) -> bool:
    """Commands for a scope and a language; an empty list forgets them."""
    call.bot.commands[_scope(call), _language(call)] = _commands(call)
    call.world.journal.add("", "commands", bot=call.bot.id)
    return True


def get_my_commands(call: Call) -> list[dict[str, Any]]:
    """Exactly what was set for this scope and language."""
    return call.bot.commands.get((_scope(call), _language(call)), [])


def delete_my_commands(call: Call) -> bool:
    """Forget them."""
    call.bot.commands.pop((_scope(call), _language(call)), None)
    call.world.journal.add("", "commands", bot=call.bot.id)
    return True


def set_menu_button(call: Call) -> bool:
    """The button beside the text field, for one chat or for all."""
    button = call.json("menu_button", "menu button") or {"type": "default"}
    kind = button.get("type") if isinstance(button, dict) else None
    if kind not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    chat_id = call.chat().id if call.text("chat_id") else 0
    call.bot.menu[chat_id] = button
    call.world.journal.add("", "commands", bot=call.bot.id)
    return True


def get_menu_button(call: Call) -> dict[str, Any]:
    """The button of one chat, else the default one."""
    return call.bot.menu.get(call.number("chat_id")) or call.bot.menu.get(0) or {"type": "commands"}


def _setter(field: str, most: int) -> Callable[[Call], bool]:
    def set_text(call: Call) -> bool:
        text = call.text(field).strip()
        if units(text) > most:
            raise bad_request(f"{field.upper()}_TOO_LONG")
        call.bot.texts[field, _language(call)] = text
        call.world.journal.add("", "bot", bot=call.bot.id)
        return True

    return set_text


def _getter(field: str) -> Callable[[Call], dict[str, str]]:
    def get_text(call: Call) -> dict[str, str]:
        if field == "name":
            return {"name": call.bot.name(_language(call))}
        return {field: call.bot.texts.get((field, _language(call)), "")}

    return get_text


TABLE: dict[str, Callable[[Call], Any]] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    **{f"setMy{suffix}": _setter(field, most) for suffix, (field, most) in _TEXTS.items()},
    **{f"getMy{suffix}": _getter(field) for suffix, (field, _) in _TEXTS.items()},
}
