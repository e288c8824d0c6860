"""FSM states read from memory and committed together with what they belong to."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from storage import fsm
from storage.database import Database
from storage.fsm import Kept

REMEMBERED = 20_000

Changes = dict[str, Kept]


@dataclass(frozen=True, slots=True)
class Loan:
    """FSM changes of one chat on their way into a transaction.

    Attributes:
        unsaved: of updates that are handled, not yet committed.
        pending: of the update whose effect is being committed.
    """

    chat_id: int
    unsaved: Changes
    pending: Changes

    @property
    def changes(self) -> tuple[Kept, ...]:
        """What has to be written: the newest of each conversation."""
        return tuple((self.unsaved | self.pending).values())


class Conversations(BaseStorage):
    """aiogram's FSM storage over the database.

    Changes wait per chat until the update that made them takes effect or is done; a handler that
    raises has changed none. Only one handler of a chat runs at a time, so a chat names its changes.
    """

    def __init__(self, db: Database, clock: Callable[[], int]) -> None:
        self._db = db
        self._clock = clock
        self._latest = 0
        self._keys = DefaultKeyBuilder(prefix="", with_bot_id=True, with_destiny=True)
        self._memory: Changes = {}
        self._pending: dict[int, Changes] = {}
        self._unsaved: dict[int, Changes] = {}

    def drop(self, chat_id: int) -> None:
        """Forget the changes of a handler that raised."""
        self._pending.pop(chat_id, None)

    def settle(self, chat_id: int) -> None:
        """Keep the changes of a handler that returned; they go into the next batch of marks."""
        changes = self._pending.pop(chat_id, {})
        self._remember(changes)
        if changes:
            self._unsaved[chat_id] = self._unsaved.get(chat_id, {}) | changes

    def lend(self, chat_id: int) -> Loan:
        """Hand over all that waits for a chat, to be committed with an effect."""
        return Loan(chat_id, self._unsaved.pop(chat_id, {}), self._pending.pop(chat_id, {}))

    def saved(self, loan: Loan) -> None:
        """The loan is committed: later updates read it."""
        self._remember(loan.pending)

    def give_back(self, loan: Loan) -> None:
        """The loan was not committed: it waits again, under anything newer."""
        self._unsaved[loan.chat_id] = loan.unsaved | self._unsaved.get(loan.chat_id, {})
        self._pending[loan.chat_id] = loan.pending | self._pending.get(loan.chat_id, {})

    def take_unsaved(self) -> dict[int, Changes]:
        """Hand over what every handled update changed; the caller commits it or calls `keep_unsaved`."""
        taken, self._unsaved = self._unsaved, {}
        return taken

    def keep_unsaved(self, taken: dict[int, Changes]) -> None:
        """Let changes wait for the next batch, under anything newer."""
        for chat_id, changes in taken.items():
            self._unsaved[chat_id] = changes | self._unsaved.get(chat_id, {})

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
        self._change(key, (await self._read(key)).state, json.dumps(dict(data), ensure_ascii=False))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return the data of a conversation as this update sees it."""
        data: dict[str, Any] = json.loads((await self._read(key)).data)
        return data

    async def close(self) -> None:
        """Nothing to close: the database belongs to the application."""

    def _change(self, key: StorageKey, state: str | None, data: str) -> None:
        # Strictly growing, so that on two connections the older of two writes can be told.
        self._latest = max(self._clock(), self._latest + 1)
        name = self._keys.build(key)
        self._pending.setdefault(key.chat_id, {})[name] = Kept(name, state, data, self._latest)

    async def _read(self, key: StorageKey) -> Kept:
        name = self._keys.build(key)
        seen = self._pending.get(key.chat_id, {}).get(name) or self._memory.get(name)
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
