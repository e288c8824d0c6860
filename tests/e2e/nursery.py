"""Bots that are born quickly: a process that has imported everything forks one whenever it is asked."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parents[1]
LOOK_S = 0.01


class Nursery:
    """The process of `crashing`."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, str(TESTS / "crashing.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(TESTS.parent)},
            text=True,
            start_new_session=True,
        )

    def bear(self, folder, settings, fuse=None):
        """Start a bot, an ordinary one without a fuse; what it says goes into files of its folder."""
        return Born(self, self.ask(folder=str(folder), settings=settings, fuse=fuse))

    def ask(self, **wish):
        """Ask for a number: of a new process, or how an ended one ended."""
        print(json.dumps(wish), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def close(self):
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


class Born:
    """A process of the nursery, with the parts of a Popen that are needed here."""

    def __init__(self, nursery, pid):
        self._nursery, self._pid, self._end = nursery, pid, os.pidfd_open(pid)
        self.returncode = None

    def poll(self):
        """Return the exit code, None while it runs."""
        if self.returncode is None and select.select([self._end], [], [], 0)[0]:
            self.returncode = self._nursery.ask(reap=self._pid)
            os.close(self._end)
        return self.returncode

    def wait(self, within_s):
        end = time.monotonic() + within_s
        while self.poll() is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("a bot of the nursery", within_s)
            time.sleep(LOOK_S)
        return self.returncode

    def send_signal(self, number):
        if self.poll() is None:
            signal.pidfd_send_signal(self._end, number)

    def kill(self):
        self.send_signal(signal.SIGKILL)
