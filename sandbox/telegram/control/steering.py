"""The world itself: people, bots, groups, raw updates, faults, limits, the clock."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import Any

from aiohttp import web

from sandbox.telegram.chats import LEFT, Chat
from sandbox.telegram.control.body import Act, endpoint
from sandbox.telegram.errors import ControlError
from sandbox.telegram.faults import Fault
from sandbox.telegram.membership import STATUSES, change
from sandbox.telegram.people import Person
from sandbox.telegram.views import bot_view, chat_view, person_view

_FIRST_PERSON, _FIRST_GROUP = 5001, -1_001_000_000_001
_GROUPS = frozenset({"supergroup", "channel"})


def add_person(act: Act) -> dict[str, Any]:
    """{"id"?, "first_name", "last_name"?, "username"?, "language_code"?}: give somebody an account."""
    number = act.number("id", None) or max(max(act.world.people, default=0) + 1, _FIRST_PERSON)
    first, last = act.text("first_name", None), act.text("last_name")
    person = Person(number, first, last, act.text("username"), act.text("language_code", "en"))
    act.world.add_person(person)
    return person_view(person)


def add_bot(act: Act) -> dict[str, Any]:
    """{"token", "first_name"?, "username"?, "inline"?, "reads_all"?}: what BotFather was told."""
    bot = act.world.bot(act.text("token", None))
    bot.first_name = act.text("first_name", bot.first_name)
    bot.username = act.text("username", bot.username)
    bot.inline = bool(act.fields.get("inline", bot.inline))
    bot.reads_all = bool(act.fields.get("reads_all", bot.reads_all))
    act.world.journal.add("", "bot", bot=bot.id)
    return bot_view(bot)


def add_group(act: Act) -> dict[str, Any]:
    """{"id"?, "kind": "supergroup" | "channel", "title", "username"?, "people": [ids]}: found a group."""
    kind = act.text("kind", "supergroup")
    if kind not in _GROUPS:
        raise ControlError("kind must be supergroup or channel")
    taken = [chat.id for chat in act.world.chats.values() if chat.id < 0]
    number = act.number("id", None) or min([*(n - 1 for n in taken), _FIRST_GROUP])
    people = {person.id: person for person in map(act.world.person, act.items("people"))}
    chat = Chat(str(number), number, kind, act.text("title", None), act.text("username"), people)
    act.world.add_group(chat)
    return chat_view(act.world, chat)


def set_membership(act: Act) -> dict[str, Any]:
    """{"status", "bot"?, "from"?}: put the bot into a group, make it administrator, throw it out."""
    status, number = act.text("status", None), act.number("bot", None)
    if status not in STATUSES:
        raise ControlError(f"status must be one of {', '.join(sorted(STATUSES))}")
    bot = act.world.default_bot() if number is None else act.world.bots.get(number)
    if bot is None:
        raise ControlError(f"no bot {number}", 404)
    by = act.person if act.number("from", None) else next(iter(act.chat.people.values()))
    act.chat.bots.setdefault(bot.id, LEFT)
    change(act.world, act.chat, bot, status, by=by.wire())
    return chat_view(act.world, act.chat)


def inject(act: Act) -> dict[str, Any]:
    """{"update", "bot"?}: queue any update as it is, also of a kind that nobody knows."""
    number = act.number("bot", None)
    bot = act.world.default_bot() if number is None else act.world.bots.get(number)
    if bot is None:
        raise ControlError(f"no bot {number}", 404)
    return {"update_id": bot.updates.inject(act.object("update"))}


def faults(act: Act) -> dict[str, Any]:
    """What is still to go wrong."""
    return {"faults": act.world.faults.view()}


def add_fault(act: Act) -> dict[str, Any]:
    """{"kind", "method"?, "times"?, "seconds"?, "code"?, "description"?, "chat_id"?}: see `Fault`."""
    known = {field.name for field in fields(Fault)}
    unknown = set(act.fields) - known
    if unknown:
        raise ControlError(f"unknown field {min(unknown)}; there are {', '.join(sorted(known))}")
    act.world.faults.add(Fault(**({"kind": ""} | act.fields)))
    return faults(act)


def clear_faults(act: Act) -> None:
    """Nothing goes wrong any more."""
    act.world.faults.clear()


def set_limits(act: Act) -> dict[str, Any]:
    """{"enabled", "per_chat"?, "burst"?, "per_group"?, "overall"?}: Telegram's flood limits."""
    known = {"enabled", "per_chat", "burst", "per_group", "overall"}
    if set(act.fields) - known:
        raise ControlError(f"there are {', '.join(sorted(known))}")
    act.world.limits = replace(act.world.limits, **act.fields)
    return {name: value for name, value in asdict(act.world.limits).items() if name in known}


def set_clock(act: Act) -> dict[str, Any]:
    """{"offset"} or {"advance"}, in seconds: move the world's clock."""
    offset = act.seconds("offset", act.world.clock_offset) + act.seconds("advance")
    act.world.clock_offset = offset
    return {"offset": offset, "now": act.world.now()}


ROUTES = [
    web.post("/control/people", endpoint(add_person)),
    web.post("/control/bots", endpoint(add_bot)),
    web.post("/control/groups", endpoint(add_group)),
    web.post("/control/chats/{key}/membership", endpoint(set_membership)),
    web.post("/control/update", endpoint(inject)),
    web.get("/control/faults", endpoint(faults)),
    web.post("/control/faults", endpoint(add_fault)),
    web.delete("/control/faults", endpoint(clear_faults)),
    web.post("/control/limits", endpoint(set_limits)),
    web.post("/control/clock", endpoint(set_clock)),
]
