"""`getUpdates` as it came, not yet understood."""

from typing import Any

from aiogram.methods import TelegramMethod

RawUpdates = list[dict[str, Any]]


class GetRawUpdates(TelegramMethod[RawUpdates]):
    """`getUpdates` whose answer stays JSON: one update of an unknown kind cannot spoil the others."""

    __returning__ = RawUpdates
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None
