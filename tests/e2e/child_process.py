"""The bot, or a stand-in, as a process of its own; what it says goes into files."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
READY = "Panelgram is running"
START_S = 40.0
LOOK_S = 0.02


class Child:
    """A process that says things into two files of its folder.

    Args:
        process: a Popen, or a bot of the nursery.
        ready: words of the line it says when it is ready.
    """

    def __init__(self, folder, process, ready=""):
        self.folder, self.process, self.ready = folder, process, ready
        for name in ("stdout", "stderr"):
            (folder / name).touch()

    @property
    def said(self):
        return (self.folder / "stdout").read_text()

    @property
    def complaints(self):
        return (self.folder / "stderr").read_text()

    def until_ready(self):
        """Wait for the line it says when it is ready, and return it."""
        return self.until(self.ready, "said")

    def until(self, words, where):
        """Wait for a whole line with these words in what it `said`, or in its `complaints`; return the line."""
        end = time.monotonic() + START_S
        while time.monotonic() < end and self.process.poll() is None:
            for line in getattr(self, where).splitlines(keepends=True):
                if words in line and line.endswith("\n"):
                    return line
            time.sleep(LOOK_S)
        raise AssertionError(f"no {words!r} ({self.process.returncode}): {self.said}{self.complaints}")

    def tell(self, number=signal.SIGTERM):
        self.process.send_signal(number)

    def ended(self, within_s=45.0):
        """Wait for its end and return the exit code."""
        return self.process.wait(within_s)

    def end(self, number=signal.SIGTERM):
        self.tell(number)
        return self.ended()

    def kill(self):
        """End it whatever it does; nothing when it has ended."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(START_S)


def command(folder, module, *args, settings=None, ready=""):
    """Start `python -m <module> …` in a folder where no `.env` is read and no setting of this shell counts."""
    folder.mkdir(parents=True, exist_ok=True)
    inherited = {n: v for n, v in os.environ.items() if n.lower() not in Settings.model_fields}
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *args],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=complaints,
            cwd=folder,
            env=inherited | {"PYTHONPATH": str(ROOT)} | (settings or {}),
            start_new_session=True,
        )
    return Child(folder, process, ready)
