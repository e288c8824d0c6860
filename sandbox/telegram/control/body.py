"""Reading what the control API is sent, with a sentence for what is missing or wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.telegram.acts import writer
from sandbox.telegram.errors import ControlError
from sandbox.telegram.keys import WORLD

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.telegram.chats import Chat
    from sandbox.telegram.people import Person
    from sandbox.telegram.world import TelegramWorld

Handler = "Callable[[web.Request], Awaitable[web.StreamResponse]]"


@dataclass(frozen=True)
class Act:
    """One request to the control API: the world, and the JSON object that came."""

    world: TelegramWorld
    fields: dict[str, Any]
    key: str = ""

    @property
    def chat(self) -> Chat:
        """The chat of the path."""
        return self.world.chat(self.key)

    @property
    def person(self) -> Person:
        """Who acts: `from`, or the only person of a private chat."""
        return writer(self.chat, self.number("from", None))

    def text(self, name: str, default: str | None = "") -> str:
        """A string field; required when `default` is None."""
        value = self.fields.get(name, default)
        if not isinstance(value, str):
            raise ControlError(f"{name} must be a string")
        return value

    def number(self, name: str, default: int | None = 0) -> int | None:
        """An integer field."""
        value = self.fields.get(name, default)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise ControlError(f"{name} must be an integer")
        return value

    def needed(self, name: str) -> int:
        """An integer field that must be there."""
        value = self.number(name, None)
        if value is None:
            raise ControlError(f"{name} is missing")
        return value

    def seconds(self, name: str, default: float = 0) -> float:
        """A number field."""
        value = self.fields.get(name, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise ControlError(f"{name} must be a number")
        return float(value)

    def object(self, name: str) -> dict[str, Any]:
        """An object field, {} when missing."""
        value = self.fields.get(name, {})
        if not isinstance(value, dict):
            raise ControlError(f"{name} must be an object")
        return value

    def items(self, name: str) -> list[Any]:
        """An array field, [] when missing."""
        value = self.fields.get(name, [])
        if not isinstance(value, list):
            raise ControlError(f"{name} must be an array")
        return value


def endpoint(
    function: Callable[[Act], Any] | Callable[[Act], Awaitable[Any]],
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """An HTTP handler of a function that takes an `Act` and gives back JSON."""

    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            fields = dict(request.query) | await _fields(request)
            result = function(Act(request.app[WORLD], fields, request.match_info.get("key", "")))
            if hasattr(result, "__await__"):
                result = await result
        except ControlError as error:
            return web.json_response({"error": error.reason}, status=error.status)
        return web.json_response({} if result is None else result)

    return handler


async def _fields(request: web.Request) -> dict[str, Any]:
    if not request.can_read_body:
        return {}
    # A form of another site cannot send this type without asking first.
    if request.content_type != "application/json":
        raise ControlError("send application/json", 415)
    try:
        fields = json.loads(await request.read())
    except ValueError:
        raise ControlError("this is not JSON") from None
    if not isinstance(fields, dict):
        raise ControlError("send a JSON object")
    return fields
