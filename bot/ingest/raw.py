"""`getUpdates` as it came, not yet understood."""

from typing import Any

from handlers.methods import Ready


class GetRawUpdates(Ready[list[dict[str, Any]]]):
    """`getUpdates` whose answer stays JSON: one update of an unknown kind cannot spoil the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None
