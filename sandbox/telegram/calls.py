"""What a method is handed, and the record of each call received."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.telegram.errors import ApiError, bad_request

if TYPE_CHECKING:
    from sandbox.telegram.bots import BotAccount
    from sandbox.telegram.chats import Chat
    from sandbox.telegram.world import TelegramWorld

# Parameters that are JSON whichever way they were sent; what reads as a number or a flag is shown as one.
_TEXTS = frozenset(
    {"text", "caption", "parse_mode", "callback_query_id", "inline_query_id", "name", "description", "url"}
    | {"short_description", "language_code", "action", "file_id", "message_effect_id", "inline_message_id"}
    | {"secret_token", "next_offset", "photo", "document"}
)


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Record:
    """One call received.

    Attributes:
        n: running number, from 1.
        at: unix seconds of the world's clock.
        params: as the method sees them, JSON decoded; uploads as {"file": name, "size": bytes}.
        code: 200 or the error code; 0 when a fault left it without answer before it was done.
        result: what was answered, a message shortened to its id.
    """

    n: int
    at: float
    bot: int
    method: str
    params: dict[str, Any]
    code: int
    description: str = ""
    result: Any = None


@dataclass(frozen=True)
class Call:
    """A method call: whose, with what."""

    world: TelegramWorld
    bot: BotAccount
    params: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A parameter as Telegram reads it: everything is text at first; "" when missing."""
        value = self.params.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def needed(self, name: str) -> str:
        """A text that must be there.

        Raises:
            ApiError: 400 when it is not.
        """
        value = self.text(name)
        if not value:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def number(self, name: str, default: int = 0) -> int:
        """An integer; what is none counts as 0, as Telegram has it."""
        value = self.text(name)
        try:
            return int(value) if value else default
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """A Boolean: true, True, yes, 1 and their like."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def json(self, name: str, what: str) -> Any:  # noqa: ANN401 - JSON is anything
        """A JSON parameter; None when missing.

        Raises:
            ApiError: 400 "can't parse <what> JSON object".
        """
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def chat(self) -> Chat:
        """The chat of `chat_id`, if this bot may know it."""
        return self.world.chat_of(self.bot, self.text("chat_id"))


def shown(params: dict[str, Any], files: dict[str, Upload]) -> dict[str, Any]:
    """Parameters for the record: the same whether they were sent as JSON or as a form."""
    seen = {name: value if name in _TEXTS else _decoded(value) for name, value in params.items()}
    return seen | {name: {"file": file.name, "size": len(file.content)} for name, file in files.items()}


def _decoded(value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def answered(world: TelegramWorld, call: tuple[int, str, dict[str, Any]], outcome: Any) -> None:  # noqa: ANN401
    """Keep a record; `call` is (bot id, method, shown parameters), `outcome` the result or the error."""
    world.calls_seen += 1
    head = (world.calls_seen, world.now(), *call)
    if isinstance(outcome, ApiError):
        world.calls.append(Record(*head, outcome.code, outcome.description))
    else:
        world.calls.append(Record(*head, 200, "", _short(outcome)))


def _short(result: Any) -> Any:  # noqa: ANN401
    if isinstance(result, list):
        return [_short(item) for item in result[:10]]
    if isinstance(result, dict) and "message_id" in result and "chat" in result:
        return {"message_id": result["message_id"]}
    return result
