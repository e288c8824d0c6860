"""How long a panel that asked for patience is left alone. Plain arithmetic: the clock is an argument."""

from dataclasses import dataclass, field
from random import Random

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
LONGEST_ASKED_S = 3600.0
QUIET_S = 60.0
JITTER = 0.25


@dataclass(slots=True)
class Backoff:
    """The pause of one panel, in seconds of a monotonic clock.

    Each answer of class rate_limited, HTTP 429 or with `Retry-After` sets a pause: what the panel asked for,
    else 1 s, doubling to 60 s. Jitter only lengthens it. Each quiet minute halves the next one.

    Attributes:
        until: When the pause ends.
    """

    random: Random
    until: float = 0.0
    _level: float = field(default=0.0)
    _set_at: float = field(default=0.0)

    def limited(self, now: float, started: float, asked_s: float | None = None) -> None:
        """Set the pause after an answer; one to a request sent before the last pause changes no level."""
        if asked_s is None and started <= self._set_at and self._level > 0:
            return
        level = self.level(now)
        if asked_s is None:
            level = min(level * 2, LONGEST_PAUSE_S) if level >= FIRST_PAUSE_S else FIRST_PAUSE_S
        self._level, self._set_at = level, now
        pause = level if asked_s is None else min(max(asked_s, 0.0), LONGEST_ASKED_S)
        self.until = max(self.until, now + pause * (1 + JITTER * self.random.random()))

    def level(self, now: float) -> float:
        """The last pause's length in seconds, halved for every quiet minute since; 0 once it is short."""
        quiet_minutes = min(int((now - self._set_at) // QUIET_S), 64)
        halved = self._level / 2.0**quiet_minutes
        return halved if halved >= FIRST_PAUSE_S else 0.0
