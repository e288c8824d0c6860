"""The record of every request the panel got, without keys, for tests and for the demo's strip."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

KEPT = 20_000
ANSWER_SHOWN = 4_000


@dataclass(slots=True)
class Received:
    """One request. `executed`: carried out, whatever became of the answer; `answer`: what was written.

    `account` is the account's name, None when the key was missing or wrong; `order` the id an `add` made.
    `ending`: how the answer ended (whole, cut, close, reset, hang), "" while the request is waiting.
    """

    n: int
    at: int
    action: str
    fields: dict[str, str]
    account: str | None
    executed: bool = False
    order: str | None = None
    fault: str | None = None
    http: int | None = None
    answer: str = ""
    ending: str = ""

    def shown(self) -> dict[str, Any]:
        """The entry as the control API gives it."""
        return asdict(self)


class Record:
    """The last requests, oldest first; numbers go on counting after a reset of the world."""

    def __init__(self) -> None:
        self._entries: deque[Received] = deque(maxlen=KEPT)
        self._numbers = count(1)

    def arrive(self, at: int, action: str, fields: dict[str, str], account: str | None) -> Received:
        """Note a request as soon as it is here; the rest of the entry is filled in as it is answered."""
        entry = Received(next(self._numbers), at, action, fields, account)
        self._entries.append(entry)
        return entry

    def entries(self, action: str | None = None, after: int = 0) -> list[Received]:
        """Entries numbered above `after`, of one action or of all."""
        return [e for e in self._entries if e.n > after and action in {None, e.action}]

    def forget(self) -> None:
        """Drop all entries."""
        self._entries.clear()
