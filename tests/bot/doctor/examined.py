"""Running `panelgram doctor` in a folder of its own, and reading what it says."""

import asyncio
import threading
from collections import namedtuple
from contextlib import contextmanager

from outside import KEY, TOKEN
from typer.testing import CliRunner

from bot.command_line import app
from storage.lock import take_lock
from storage.opening import open_database

NOT_THIS = "700100200:AAHanother-another-another-another0"
NOBODY_LISTENS = "http://127.0.0.1:9"
ADMIN = 1001
GB = 1024**3
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil's


def in_books(function, *args):
    async def write():
        db = await open_database("sqlite:///panelgram.db")
        try:
            return await db.write(function, *args)
        finally:
            await db.close()

    return asyncio.run(write())


def run_doctor():
    result = CliRunner().invoke(app, ["doctor"])
    for secret in (TOKEN, KEY, "hunter22"):
        assert secret not in result.output
    return result


def lines_of(result):
    rows = [line.split(maxsplit=1) for line in result.output.split("\n\n")[0].splitlines()]
    return [(state, rest[:12].strip(), rest[13:]) for state, rest in rows]


def line(subject):
    result = run_doctor()
    (found,) = [(state, text) for state, its, text in lines_of(result) if its == subject]
    assert result.exit_code == int(any(state == "wrong" for state, _, _ in lines_of(result)))
    return found


@contextmanager
def a_running_bot(url="sqlite:///panelgram.db"):
    """Somebody who holds the instance lock, on a thread of their own."""
    held, done = threading.Event(), threading.Event()

    async def hold():
        lock = await take_lock(url)
        held.set()
        await asyncio.to_thread(done.wait)
        await lock.release()

    thread = threading.Thread(target=asyncio.run, args=(hold(),))
    thread.start()
    assert held.wait(10)
    try:
        yield
    finally:
        done.set()
        thread.join()
