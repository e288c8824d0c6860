"""A terminal that is closed ends what was started in it, also where make leads the session and waits."""

import os
import pty
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOON_S = 15
CONTROLLED = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
WAITS = """
import asyncio, os, sys
from pathlib import Path
from bot import hangup
hangup.LOOK_EVERY_S = 0.05

async def main():
    stop = asyncio.Event()
    hangup.stop_on_hangup(stop)
    await asyncio.sleep(0.3)
    Path("ready").write_text(str(os.getpid()))
    try:
        async with asyncio.timeout(float(sys.argv[1])):
            await stop.wait()
    except TimeoutError:
        Path("ended").write_text("nobody stopped it")
    else:
        Path("ended").write_text("stopped")

asyncio.run(main())
"""


@pytest.fixture
def in_a_terminal(tmp_path):
    """Starts a recipe with make as the leader of a terminal's session, closes the terminal, returns how it ended."""
    if shutil.which("make") is None:
        pytest.fail("make must be there")
    (tmp_path / "waits.py").write_text(WAITS)

    def run(recipe):
        (tmp_path / "Makefile").write_text(f"all:\n\t{recipe}\n")
        master, slave = pty.openpty()
        leader = subprocess.Popen(
            [sys.executable, "-c", CONTROLLED, "make", "-C", str(tmp_path)],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        os.close(slave)
        appears(tmp_path / "ready")
        os.close(master)
        appears(tmp_path / "ended")
        leader.wait(SOON_S)
        return (tmp_path / "ended").read_text()

    return run


def appears(path):
    deadline = time.monotonic() + SOON_S
    while not (path.exists() and path.read_text()):
        assert time.monotonic() < deadline, f"{path.name} never came"
        time.sleep(0.02)


def test_a_closed_terminal_ends_what_make_waits_for(in_a_terminal):
    assert in_a_terminal(f"@{sys.executable} waits.py 10") == "stopped"


@pytest.mark.parametrize("before", ["setsid -w", "nohup"])
def test_what_is_meant_to_outlive_the_terminal_does(in_a_terminal, before):
    assert in_a_terminal(f"@{before} {sys.executable} waits.py 1.5") == "nobody stopped it"
