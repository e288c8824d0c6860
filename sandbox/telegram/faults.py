"""Faults on demand, and Telegram's flood limits for who wants them."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.telegram.errors import ControlError, too_many

KINDS = frozenset({"retry_after", "error", "delay", "drop_before", "drop_after", "garbage"})


@dataclass
class Fault:
    """What goes wrong with the next calls.

    Attributes:
        kind: "retry_after" (429), "error" (`code`, `description`), "delay" (then as usual), "drop_before"
            (the connection ends, nothing was done), "drop_after" (done, no answer), "garbage" (an HTML page).
        method: Bot API method in any case, "*" for all.
        times: how many calls; -1 for ever.
        seconds: of `retry_after` or `delay`.
        chat_id: only calls for this chat; 0 for all.
    """

    kind: str
    method: str = "*"
    times: int = 1
    seconds: float = 1
    code: int = 500
    description: str = "Internal Server Error"
    chat_id: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ControlError(f"unknown fault {self.kind!r}; there are {', '.join(sorted(KINDS))}")

    def fits(self, method: str, chat_id: object) -> bool:
        """Whether this call is meant."""
        named = self.method == "*" or self.method.lower() == method.lower()
        return named and (not self.chat_id or str(self.chat_id) == str(chat_id))


class Faults:
    """Faults still to happen, first asked first used."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Ask for a fault."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Forget all."""
        self._waiting.clear()

    def take(self, method: str, chat_id: object) -> Fault | None:
        """The fault that this call meets, counted down."""
        fault = next((f for f in self._waiting if f.fits(method, chat_id)), None)
        if fault is not None and fault.times > 0:
            fault.times -= 1
            if fault.times == 0:
                self._waiting.remove(fault)
        return fault

    def view(self) -> list[dict[str, Any]]:
        """What is still waiting."""
        return [asdict(fault) for fault in self._waiting]


@dataclass
class FloodLimits:
    """Telegram's limits; off until `enabled`. Sends and edits share them.

    Attributes:
        per_chat: messages a second to one chat, after a burst of `burst`.
        per_group: messages a minute to one group.
        overall: messages a second to all chats.
    """

    enabled: bool = False
    per_chat: float = 1.0
    burst: int = 3
    per_group: int = 20
    overall: float = 30.0
    _paid_until: dict[object, float] = field(default_factory=dict, repr=False)

    def spend(self, bot_id: int, chat_id: int, now: float) -> None:
        """Count one message to a chat.

        Raises:
            ApiError: 429 with `retry_after`.
        """
        if not self.enabled:
            return
        chat = (bot_id, chat_id)
        pace, burst = (
            (1 / self.per_chat, self.burst) if chat_id > 0 else (60 / self.per_group, self.per_group)
        )
        wait = max(
            self._wait(chat, pace, burst, now), self._wait(bot_id, 1 / self.overall, self.overall, now)
        )
        if wait > 0:
            raise too_many(math.ceil(wait))
        self._pay(chat, pace, now)
        self._pay(bot_id, 1 / self.overall, now)

    def _wait(self, who: object, pace: float, burst: float, now: float) -> float:
        return self._paid_until.get(who, now) - now - pace * (burst - 1)

    def _pay(self, who: object, pace: float, now: float) -> None:
        self._paid_until[who] = max(self._paid_until.get(who, now), now) + pace
