"""The Bot API's methods, by theme; `METHODS` is the one table that the server looks into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.telegram.methods import answering, chatting, editing, media, polling, profile, removing, sending

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.calls import Call

_TABLES = (
    polling.TABLE,
    sending.TABLE,
    media.TABLE,
    editing.TABLE,
    removing.TABLE,
    answering.TABLE,
    profile.TABLE,
    chatting.TABLE,
)
# Telegram does not mind the case of a method's name.
METHODS: dict[str, Callable[[Call], Any]] = {
    name.lower(): method for table in _TABLES for name, method in table.items()
}
NAMES = {name.lower(): name for table in _TABLES for name in table}
