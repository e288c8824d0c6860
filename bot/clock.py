"""The clock of a running bot; everything below takes it, or its reading, as an argument."""

from time import time_ns


def now_ms() -> int:
    """Return milliseconds UTC."""
    return time_ns() // 1_000_000
