"""What a closed terminal means: an end in the process's own time, as SIGTERM asks for."""

import asyncio
import signal


def stop_on_hangup(stop: asyncio.Event) -> None:
    """Set `stop` on SIGHUP, which may come twice; under nohup it stays ignored."""
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, stop.set)
