"""A command on a pseudo-terminal: read until a text shows, type, and see everything that was shown."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

PATIENCE_S = 20
# Ctrl-C becomes a signal only on a terminal that the command's own session controls.
CONTROLLED = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"


class Terminal:
    """A running command that believes a person sits before it; use it in `with`."""

    def __init__(self, argv, **settings):
        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", CONTROLLED, *argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            **settings,
        )
        os.close(slave)
        self.shown = ""
        self._seen = 0

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def until(self, text):
        """Wait until a text shows after what was waited for before."""
        deadline = time.monotonic() + PATIENCE_S
        while text not in self.shown[self._seen :]:
            if not self._more(deadline):
                raise AssertionError(f"{text!r} was never shown:\n{self.shown}")
        self._seen = self.shown.index(text, self._seen) + len(text)

    def type(self, text):
        os.write(self._master, f"{text}\n".encode())

    def answer(self, question, text):
        self.until(question)
        self.type(text)

    def interrupt(self):
        """Press Ctrl-C once the command sleeps over its question: a moment before, Python would miss it."""
        deadline = time.monotonic() + PATIENCE_S
        while "State:\tS" not in Path(f"/proc/{self.process.pid}/status").read_text():
            assert time.monotonic() < deadline, "the command never waited"
            time.sleep(0.01)
        os.write(self._master, b"\x03")

    def end(self):
        """Read to the end; return the exit code."""
        deadline = time.monotonic() + PATIENCE_S
        while self._more(deadline):
            pass
        return self.process.wait(PATIENCE_S)

    def _more(self, deadline):
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        try:
            chunk = os.read(self._master, 4096) if ready else b""
        except OSError:  # Linux says so when the other side is closed
            chunk = b""
        self.shown += chunk.decode(errors="replace").replace("\r\n", "\n")
        return bool(chunk)
