"""A wire to PostgreSQL that can be cut at a COMMIT, before the server hears it or before it answers."""

import socket
import threading
from contextlib import suppress

from psycopg.conninfo import conninfo_to_dict, make_conninfo

COMMIT = b"COMMIT\x00"
BEFORE, AFTER = "before the server hears it", "before we hear the answer"


class Wire:
    """Listens on loopback and passes everything on.

    Attributes:
        cut: what to do with the next COMMITs.
        silent: set to swallow what is said, as a network does that lost its way.
    """

    def __init__(self, url):
        self._target = conninfo_to_dict(url)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = make_conninfo(
            url, host="127.0.0.1", port=self._listener.getsockname()[1], sslmode="disable"
        )
        self.cut = []
        self.silent = threading.Event()
        self.commits = 0
        self._open = []
        self._threads = [self._start(self._accept)]

    def close(self):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._open:
            end(one)
        for thread in self._threads:
            thread.join(5)

    def _start(self, work, *args):
        thread = threading.Thread(target=work, args=args, daemon=True)
        thread.start()
        return thread

    def _accept(self):
        with suppress(OSError):
            while True:
                ours, _ = self._listener.accept()
                host, port = self._target.get("host", "127.0.0.1"), int(self._target.get("port", 5432))
                theirs = socket.create_connection((host, port))
                self._open += [ours, theirs]
                self._threads += [self._start(self._talk, ours, theirs), self._start(pass_on, theirs, ours)]

    def _talk(self, ours, theirs):
        with suppress(OSError):
            while data := ours.recv(65536):
                if self.silent.is_set():
                    continue
                if COMMIT in data:
                    self.commits += 1
                    if self.cut:
                        self._cut(self.cut.pop(0), data, ours, theirs)
                        return
                theirs.sendall(data)
        end(theirs)

    def _cut(self, how, data, ours, theirs):
        end(ours)
        if how == AFTER:
            theirs.sendall(data)
            with suppress(OSError):
                theirs.recv(65536)
        end(theirs)


def pass_on(source, target):
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    end(target)


def end(one):
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
