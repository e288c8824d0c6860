"""What a closed terminal means: an end in the process's own time, as SIGTERM asks for."""

import asyncio
import os
import select
import signal
from functools import partial

STDIN = 0
LOOK_EVERY_S = 1.0


def stop_on_hangup(stop: asyncio.Event) -> None:
    """Set `stop` on SIGHUP, which may come twice, or when the terminal is gone; under nohup both mean nothing.

    The kernel tells only the leader of the session that the terminal is gone. Where that is make, as in
    `tmux new-session "make run"`, make waits for us, and nobody tells us.
    """
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, stop.set)
    if os.isatty(STDIN):
        terminal = select.poll()
        terminal.register(STDIN, 0)
        _look(stop, terminal, was_typed_to=False)


def _look(stop: asyncio.Event, terminal: select.poll, *, was_typed_to: bool) -> None:
    """Look again and again; who was sent into the background is meant to outlive the terminal."""
    if not any(events & select.POLLHUP for _, events in terminal.poll(0)):
        again = partial(_look, stop, terminal, was_typed_to=_is_typed_to())
        asyncio.get_running_loop().call_later(LOOK_EVERY_S, again)
    elif was_typed_to:
        stop.set()


def _is_typed_to() -> bool:
    """Whether what is typed there goes to this process; a terminal that is gone cannot tell."""
    try:
        return os.tcgetpgrp(STDIN) == os.getpgrp()
    except OSError:
        return False
