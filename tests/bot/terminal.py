"""A command on a pseudo-terminal: read until a text shows, type, and see everything that was shown."""

import os
import pty
import select
import subprocess
import sys
import time

PATIENCE_S = 20
AGAIN_S = 3
# Ctrl-C becomes a signal only on a terminal that the command's own session controls, and only where nobody
# before it ignored that signal, as a shell does for what it runs in the background.
CONTROLLED = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


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

    def until(self, text, patience_s=PATIENCE_S):
        """Wait until a text shows after what was waited for before."""
        deadline = time.monotonic() + patience_s
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
        """Press Ctrl-C, and again like a person when nothing comes of it: Python misses one just before a read."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            os.write(self._master, b"\x03")
            # What is typed comes back as two characters; anything more is an answer.
            if self._grows_by(len("^C"), time.monotonic() + AGAIN_S):
                return
        raise AssertionError(f"Ctrl-C did nothing:\n{self.shown}")

    def end(self):
        """Read to the end; return the exit code."""
        deadline = time.monotonic() + PATIENCE_S
        while self._more(deadline):
            pass
        return self.process.wait(PATIENCE_S)

    def _grows_by(self, more, deadline):
        length = len(self.shown) + more
        while self._more(deadline):
            if len(self.shown) > length:
                return True
        return self.process.poll() is not None

    def _more(self, deadline):
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        try:
            chunk = os.read(self._master, 4096) if ready else b""
        except OSError:  # Linux says so when the other side is closed
            chunk = b""
        self.shown += chunk.decode(errors="replace").replace("\r\n", "\n")
        return bool(chunk)
