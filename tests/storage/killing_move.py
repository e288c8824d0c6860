"""Kills a move to PostgreSQL before and after each step that the other database could see: a program of its own.

    python killing_move.py FILE URL

FILE is a template and stays as it is. Each try is a fork, so that the long imports happen once, and what it left is
then moved again or called off. Prints one JSON line a try.
"""

import asyncio
import json
import os
import re
import shutil
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg
from schemas import rows

from shop.audit import audit
from storage import marks
from storage.errors import CannotMove, DatabaseHeld
from storage.move import call_off, move

NOW = 1_800_000_000_000
STEP = re.compile(r"INSERT INTO marks|DELETE FROM marks|BEGIN IMMEDIATE|COMMIT")


class Fuse:
    """Counts steps; kills this process before or after one of them."""

    def __init__(self, nth, moment, pipe):
        self.left, self.moment, self.pipe = nth, moment, pipe

    def step(self, name, do):
        self.left -= 1
        if self.left == 0 and self.moment == "before":
            self.die(name)
        done = do()
        if self.left == 0:
            self.die(name)
        return done

    def die(self, name):
        os.write(self.pipe, name.encode())
        os.kill(os.getpid(), signal.SIGKILL)


def lay(fuse):
    connect = sqlite3.connect
    server_execute, commit, copy = psycopg.Connection.execute, psycopg.Connection.commit, psycopg.Cursor.copy

    class Fused(sqlite3.Connection):
        def execute(self, sql, *args):
            said, do = STEP.search(sql), super().execute
            return fuse.step(said[0], lambda: do(sql, *args)) if said else do(sql, *args)

    sqlite3.connect = lambda *args, **options: connect(*args, factory=Fused, **options)

    def at_the_server(self, query, *args, **kwargs):
        name = "LOCK" if str(query).startswith("LOCK") else ""
        if not name:
            return server_execute(self, query, *args, **kwargs)
        return fuse.step(name, lambda: server_execute(self, query, *args, **kwargs))

    psycopg.Connection.execute = at_the_server
    psycopg.Connection.commit = lambda self: fuse.step("commit", lambda: commit(self))
    copied = []

    def copy_first(self, *args):
        # Tables are copied one like the other: the first will do.
        copied.append(args)
        return fuse.step("COPY", lambda: copy(self, *args)) if len(copied) == 1 else copy(self, *args)

    psycopg.Cursor.copy = copy_first


def killed_at(nth, moment, source, target):
    """Move in a fork that kills itself; return the step, None when the move came to its end before."""
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        os.close(heard)
        lay(Fuse(nth, moment, said))
        asyncio.run(move(source, target, NOW, audit))
        os._exit(0)
    os.close(said)
    status = os.waitpid(child, 0)[1]
    with os.fdopen(heard) as name:
        return name.read() if os.WIFSIGNALED(status) else None


def fresh(template, source, target):
    for file in source.parent.glob(f"{source.name}*"):
        file.unlink()
    shutil.copy(template, source)
    with psycopg.connect(target, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        names = ", ".join(name for name in rows(target) if name != "alembic_version")
        connection.execute(f"TRUNCATE {names} CASCADE")


def comparable(url):
    """Rows by table, without the marks of moves; SQLite keeps flags as 0 and 1."""
    plain = {
        name: sorted((tuple(int(v) if isinstance(v, bool) else v for v in row) for row in kept), key=repr)
        for name, kept in rows(url).items()
    }
    plain["marks"] = [row for row in plain["marks"] if row[0] not in {marks.MOVED, marks.MOVING}]
    return plain


def stands(source):
    with closing(sqlite3.connect(source)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM marks")} & {marks.MOVED, marks.MOVING}


def has_books(target):
    return bool(rows(target)["orders"])


def once_free(work):
    """The locks of a killed process are free a moment later."""
    for _ in range(100):
        try:
            return asyncio.run(work())
        except DatabaseHeld:
            time.sleep(0.05)
    raise TimeoutError("its lock is never free")


def move_again(source, url, target, before):
    try:
        once_free(lambda: move(url, target, NOW, audit))
        ended = "moved"
    except CannotMove as refused:
        ended = "was moved" if "moved to" in str(refused) else str(refused)
    whole = comparable(target) == before and stands(source) == {marks.MOVED}
    return ended, "" if whole else "the books are not whole at the end"


def turn_back(source, url, target, before):
    try:
        once_free(lambda: call_off(url, target))
        ended = "called off"
    except CannotMove as refused:
        said = str(refused)
        ended = "was moved" if "moved to" in said else "kept" if "books are in" in said else "not begun"
    usable = not stands(source)
    if usable == has_books(target) or comparable(url if usable else target) != before:
        return ended, "there is not one place to run on"
    return ended, ""


def main(template, target):
    source = Path(template).with_name("killed.db")
    url, before = f"sqlite:///{source}", comparable(f"sqlite:///{template}")
    for moment, go_on in (("before", turn_back), ("after", move_again)):
        nth = 1
        while True:
            fresh(template, source, target)
            step = killed_at(nth, moment, url, target)
            if step is None:
                break
            both = not stands(source) and has_books(target)
            ended, wrong = go_on(source, url, target, before)
            said = {"killed": moment, "step": step, "ended": ended}
            print(json.dumps(said | {"wrong": "both can be used" if both else wrong}), flush=True)  # noqa: T201
            nth += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
