"""`python -m sandbox.panel` and `python -m sandbox` as their starter sees them."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys

import pytest
from aiohttp import ClientSession

ALONE = ("sandbox.panel", "--port")
BOTH = ("sandbox", "--panel-port", "0", "--port")
TOKEN = "700100200:AAHsandbox-sandbox-sandbox-sandbox0"


async def start(command, port, *options):
    argv = (sys.executable, "-m", *command, str(port), "--size", "50", "--key", "k", *options)
    return await asyncio.create_subprocess_exec(
        *argv, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )


async def ended(process):
    """Its exit code, with both pipes closed."""
    process.stdin.close()
    await process.stdout.read()
    return await asyncio.wait_for(process.wait(), 10)


@pytest.fixture
def taken():
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield door.getsockname()[1]


@pytest.mark.parametrize(
    ("command", "how"), [(ALONE, "SIGINT"), (ALONE, "stdin"), (BOTH, "SIGTERM"), (BOTH, "stdin")]
)
async def test_it_says_where_it_is_and_ends_cleanly(taken, how, command):
    process = await start(command, taken)
    addresses = json.loads(await process.stdout.readline())
    assert not any(f":{taken}" in address for address in addresses.values())
    form = {"key": "k", "action": "balance"}
    async with ClientSession() as session, session.post(addresses["panel"], data=form) as response:
        assert await response.json() == {"balance": "1000", "currency": "USD"}
    if how != "stdin":
        process.send_signal(getattr(signal, how))
        assert await asyncio.wait_for(process.wait(), 10) == 0
    assert await ended(process) == 0


async def test_both_worlds_answer_and_the_page_reaches_the_panel():
    process = await start(BOTH, 0, "--token", TOKEN)
    addresses = json.loads(await process.stdout.readline())
    async with ClientSession() as session:
        async with session.get(f"{addresses['telegram']}/bot{TOKEN}/getMe") as response:
            assert (await response.json())["ok"] is True
        other = TOKEN.replace("700100200", "700100201")
        async with session.get(f"{addresses['telegram']}/bot{other}/getMe") as response:
            assert (await response.json())["ok"] is False
        await (await session.post(addresses["panel"], data={"key": "k", "action": "balance"})).read()
        async with session.get(f"{addresses['telegram']}/panel/control/received") as response:
            entries = (await response.json())["received"]
        async with session.get(addresses["panel_control"]) as response:
            assert (await response.json())["services"] == 50
    assert [entry["action"] for entry in entries] == ["balance"]
    assert await ended(process) == 0


STARTER = """
import subprocess, sys, time
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(60)
"""


async def test_it_ends_when_its_parent_dies():
    argv = (
        sys.executable,
        "-c",
        STARTER,
        sys.executable,
        "-m",
        "sandbox.panel",
        "--port",
        "0",
        "--size",
        "50",
    )
    parent = await asyncio.create_subprocess_exec(*argv, stdout=asyncio.subprocess.PIPE)
    child = int(await parent.stdout.readline())
    parent.kill()
    await parent.wait()
    for _ in range(100):
        if not alive(child):
            return
        await asyncio.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the panel outlived its parent")


def alive(pid):
    """Running: neither gone nor a zombie nobody has collected."""
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123  (not a file anybody keeps)
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
