"""While threads of ours compute for seconds, as when a catalogue is read, the event loop must get its turns soon."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

SOON_S, USUAL_S = 0.001, 0.005
"""How long a thread may go on once another wants to. Python's own 5 ms are waited for at every step of an answer."""


@contextmanager
def giving_way() -> Iterator[None]:
    """Let threads that compute give way soon while the context lasts."""
    sys.setswitchinterval(SOON_S)
    try:
        yield
    finally:
        # Not what was found at the beginning: of two that overlap, the last would leave the first one's haste behind.
        sys.setswitchinterval(USUAL_S)
