"""`python -m sandbox.telegram --port 0`: the stand-in alone, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal

from aiohttp import web

from sandbox.telegram.app import make_app
from sandbox.telegram.world import TelegramWorld


async def serve(port: int) -> None:
    """Serve on 127.0.0.1 until SIGINT or SIGTERM; prints the address when it answers."""
    runner = web.AppRunner(make_app(TelegramWorld()), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)  # noqa: T201 - this line is the interface
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
    await runner.cleanup()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(
        prog="python -m sandbox.telegram", description="A stand-in for Telegram."
    )
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one (default)")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
