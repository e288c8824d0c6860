"""The ordinary bot on a database, panel client and session whose n-th call is the last of its process.

Run as a program this is a nursery: it imports everything once and forks a bot for each line on its stdin.
"""

import asyncio
import gc
import json
import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import count

from bot import serving
from bot.complaints import read_settings
from bot.logs import set_up_logs
from bot.settings import Settings
from locales import Texts
from shop.policy import shipped_policy

BEFORE, INSIDE, AFTER = "before", "inside", "after"
LONGEST_LIFE_S = 300
# What a bot imports only for its own engine.
OF_ONE_ENGINE = ("storage.lock_file", "storage.lock_session", "storage.postgres")


def die():
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Fuse:
    """Kills its process at the n-th call through one seam: `database` (writes), `panel` or `telegram`."""

    seam: str
    moment: str
    turn: int
    turns: count = field(default_factory=lambda: count(1))

    @contextmanager
    def call(self, seam):
        """Do a call in here; the moment inside is the caller's to find, with what this gives."""
        moment = self.moment if seam == self.seam and next(self.turns) == self.turn else None
        if moment == BEFORE:
            die()
        try:
            yield moment
        finally:
            if moment == AFTER:
                die()


def lay(fuse):
    """From now on the three doors of this process to the world have the fuse in them."""
    ordinary = serving.open_parts

    async def open_parts(settings):
        parts = await ordinary(settings)
        for call in ("services", "balance", "status", "_add"):
            setattr(parts.panel, call, fused(fuse, "panel", getattr(parts.panel, call)))
        parts.session.make_request = fused(fuse, "telegram", parts.session.make_request)
        return replace(parts, db=CrashingDatabase(parts.db, fuse))

    serving.open_parts = open_parts


def fused(fuse, seam, call):
    async def with_fuse(*args, **kwargs):
        with fuse.call(seam):
            return await call(*args, **kwargs)

    return with_fuse


class CrashingDatabase:
    def __init__(self, db, fuse):
        self._db, self._fuse, self.dialect = db, fuse, db.dialect
        self.read, self.close = db.read, db.close

    async def write(self, fn, *args, **kwargs):
        with self._fuse.call("database") as moment:
            return await self._db.write(then_die(fn) if moment == INSIDE else fn, *args, **kwargs)


def then_die(fn):
    """All statements are done; COMMIT never comes."""

    def fatal(tx, *args, **kwargs):
        fn(tx, *args, **kwargs)
        die()

    return fatal


def live(folder, settings, fuse):
    """Be `panelgram run` in this folder."""
    signal.alarm(LONGEST_LIFE_S)
    os.chdir(folder)
    for door, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(name, os.O_CREAT | os.O_WRONLY | os.O_APPEND), door)
    for name in Settings.model_fields:
        os.environ.pop(name.upper(), None)
    os.environ.update(settings)
    if fuse:
        lay(Fuse(**fuse))
    read = read_settings()
    set_up_logs(read.log_format, read.secrets)
    asyncio.run(serving.serve(read))


def read_ahead():
    """Do what each bot would do anew and what comes to the same in all: imports, texts, patterns."""
    for name in OF_ONE_ENGINE:
        import_module(name)
    Texts()
    shipped_policy()


def nurse():
    """Fork a bot for each line and say its process id, or say how an ended one ended."""
    read_ahead()
    gc.freeze()
    for line in sys.stdin:
        wish = json.loads(line)
        if "reap" in wish:
            answer = os.waitstatus_to_exitcode(os.waitpid(wish["reap"], 0)[1])
        elif not (answer := os.fork()):
            live(**wish)
            sys.exit()
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    nurse()
