"""`python -m sandbox.panel`: the panel alone, on loopback."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys

from sandbox.lifetime import until_told
from sandbox.panel import make_app
from sandbox.panel.options import add_panel_options, world_of
from sandbox.serving import serve


def arguments(argv: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m sandbox.panel", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0, or a port that is taken: a free one")
    add_panel_options(parser)
    return parser.parse_args(argv)


async def main(argv: list[str]) -> None:
    """Serve until told to end; one JSON line with the addresses when ready."""
    asked, parent = arguments(argv), os.getppid()
    async with serve(make_app(world_of(asked)), asked.port) as address:
        line = json.dumps({"panel": f"{address}/api/v2", "control": f"{address}/control"})
        print(line, flush=True)  # noqa: T201  (whoever started it waits for this line)
        await until_told(parent)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
