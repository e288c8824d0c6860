"""The world's time: it can run faster, stand still or be moved by hand."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def system_ms() -> int:
    """The machine's clock, milliseconds UTC."""
    return time.time_ns() // 1_000_000


class Clock:
    """Milliseconds UTC of the world, derived from a source that only runs forward.

    Args:
        source: where real milliseconds come from.
        speed: world seconds per real second.
        stopped: stand still until `go` or `advance`.
    """

    def __init__(
        self, source: Callable[[], int] = system_ms, *, speed: float = 1.0, stopped: bool = False
    ) -> None:
        self._source = source
        self._mark = self._base = source()
        self.speed = speed
        self.stopped = stopped

    def now(self) -> int:
        """The world's time, milliseconds UTC."""
        elapsed = 0 if self.stopped else self._source() - self._mark
        return self._base + int(elapsed * self.speed)

    def run(self, *, speed: float | None = None, stopped: bool | None = None) -> None:
        """Change the pace from now on; the time passed so far stays as it is."""
        self._base, self._mark = self.now(), self._source()
        self.speed = self.speed if speed is None else speed
        self.stopped = self.stopped if stopped is None else stopped

    def advance(self, ms: int) -> None:
        """Jump forward by `ms` milliseconds, stopped or not."""
        self._base += ms
