"""FSM states read from memory and committed together with what they belong to."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from handlers.stage import CARD
from storage import fsm
from storage.database import Database
from storage.fsm import Kept

REMEMBERED = 20_000

Changes = dict[str, Kept]

_LANE: ContextVar[int] = ContextVar("lane", default=0)


@dataclass(frozen=True, slots=True)
class Loan:
    """FSM changes of one lane on their way into a transaction.

    Attributes:
        unsaved: of updates that are handled, not yet committed.
        pending: of the update whose effect is being committed.
    """

    lane: int
    unsaved: Changes
    pending: Changes

    @property
    def changes(self) -> tuple[Kept, ...]:
        """What has to be written: the newest of each conversation."""
        return tuple((self.unsaved | self.pending).values())


class Conversations(BaseStorage):
    """aiogram's FSM storage over the database.

    Changes wait per lane until the update that made them takes effect or is done; a handler that raises has
    changed none. Only one handler of a lane runs at a time, so a lane names its changes: a payment, which waits
    for nobody, neither commits nor drops what a handler of the same chat has changed half-way.
    """

    def __init__(self, db: Database, clock: Callable[[], int]) -> None:
        self._db = db
        self._clock = clock
        self._latest = 0
        keys = DefaultKeyBuilder(prefix="", with_bot_id=True, with_destiny=True)
        # A conversation is asked for half a dozen times an update.
        self._name: Callable[[StorageKey], str] = lru_cache(REMEMBERED)(keys.build)
        self._memory: Changes = {}
        self._pending: dict[int, Changes] = {}
        self._unsaved: dict[int, Changes] = {}

    @property
    def lane(self) -> int:
        """The lane whose update is being handled; 0 outside of any."""
        return _LANE.get()

    @contextmanager
    def within(self, lane: int) -> Iterator[None]:
        """Let what is changed in here, and by what is awaited in here, be changes of a lane."""
        before = _LANE.set(lane)
        try:
            yield
        finally:
            _LANE.reset(before)

    def drop(self) -> None:
        """Forget the changes of a handler that raised."""
        self._pending.pop(self.lane, None)

    def settle(self) -> bool:
        """Keep the changes of a handler that returned; they go into the next batch of marks.

        Returns:
            Whether a conversation stands elsewhere now: until that is committed, the update may not be forgotten.
        """
        lane = self.lane
        changes = self._pending.pop(lane, {})
        if not changes:
            return False
        has_moved = any(_place(kept) != _place(self._memory.get(name)) for name, kept in changes.items())
        self._remember(changes)
        self._unsaved[lane] = self._unsaved.get(lane, {}) | changes
        return has_moved

    def lend(self) -> Loan:
        """Hand over all that waits for the lane, to be committed with an effect."""
        lane = self.lane
        return Loan(lane, self._unsaved.pop(lane, {}), self._pending.pop(lane, {}))

    def saved(self, loan: Loan) -> None:
        """The loan is committed: later updates read it."""
        self._remember(loan.pending)

    def give_back(self, loan: Loan) -> None:
        """The loan was not committed: it waits again, under anything newer."""
        self._unsaved[loan.lane] = loan.unsaved | self._unsaved.get(loan.lane, {})
        self._pending[loan.lane] = loan.pending | self._pending.get(loan.lane, {})

    def take_unsaved(self) -> dict[int, Changes]:
        """Hand over what every handled update changed; the caller commits it or calls `keep_unsaved`."""
        taken, self._unsaved = self._unsaved, {}
        return taken

    def keep_unsaved(self, taken: dict[int, Changes]) -> None:
        """Let changes wait for the next batch, under anything newer."""
        for lane, changes in taken.items():
            self._unsaved[lane] = changes | self._unsaved.get(lane, {})

    def forget(self) -> None:
        """Drop what is remembered: another process may have written since."""
        self._memory.clear()

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Change the state of a conversation, from the end of this update on."""
        name = state.state if isinstance(state, State) else state
        self._change(key, name, (await self._read(key)).data)

    async def get_state(self, key: StorageKey) -> str | None:
        """Return the state of a conversation as this update sees it."""
        return (await self._read(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Change the data of a conversation, from the end of this update on."""
        self._change(key, (await self._read(key)).state, orjson.dumps(dict(data)).decode())

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return the data of a conversation as this update sees it."""
        data: dict[str, Any] = orjson.loads((await self._read(key)).data)
        return data

    async def close(self) -> None:
        """Nothing to close: the database belongs to the application."""

    def _change(self, key: StorageKey, state: str | None, data: str) -> None:
        # Strictly growing, so that on two connections the older of two writes can be told.
        self._latest = max(self._clock(), self._latest + 1)
        name = self._name(key)
        self._pending.setdefault(self.lane, {})[name] = Kept(name, state, data, self._latest)

    async def _read(self, key: StorageKey) -> Kept:
        name = self._name(key)
        seen = self._pending.get(self.lane, {}).get(name) or self._memory.get(name)
        if seen is None:
            seen = await self._db.read(fsm.find, name) or Kept(name, None, "{}", 0)
            self._remember({name: seen})
        return seen

    def _remember(self, changes: Changes) -> None:
        for name, kept in changes.items():
            self._memory.pop(name, None)
            self._memory[name] = kept
        while len(self._memory) > REMEMBERED:
            self._memory.pop(next(iter(self._memory)))


def _place(kept: Kept | None) -> tuple[str | None, dict[str, Any]]:
    """Return where a conversation stands: which card is its newest is a nicety, and no part of that."""
    if kept is None:
        return None, {}
    return kept.state, {name: value for name, value in orjson.loads(kept.data).items() if name != CARD}
