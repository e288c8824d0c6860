"""Books on each engine, and bots that are born quickly and die wherever a test wants."""

import asyncio
import json
import os
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg
from psycopg.rows import dict_row

from storage.migrating import upgrade

TESTS = Path(__file__).parents[1]
LOOK_S = 0.05
LONGEST_S = 20


class Nursery:
    """The process of `crashing`, which has imported everything once."""

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
        """Start a bot, an ordinary one without a fuse."""
        line = json.dumps({"folder": str(folder), "settings": settings, "fuse": fuse})
        print(line, file=self._process.stdin, flush=True)
        return Life(int(self._process.stdout.readline()), folder)

    def close(self):
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


class Life:
    """One process of a bot, which is nobody's child here."""

    def __init__(self, pid, folder):
        self._pid, self._folder, self._end = pid, folder, os.pidfd_open(pid)

    @property
    def said(self):
        return (self._folder / "said").read_text()

    @property
    def is_over(self):
        return bool(select.select([self._end], [], [], 0)[0])

    async def ended(self, number=signal.SIGKILL):
        """Send a signal and wait for the end."""
        if not self.is_over:
            signal.pidfd_send_signal(self._end, number)
        await self.until(lambda: False)
        os.close(self._end)

    async def until(self, happened):
        """Wait until something happened; return whether it did before this process ended."""
        end = time.monotonic() + LONGEST_S
        while not happened():
            if self.is_over:
                return happened()
            assert time.monotonic() < end, self.said
            await asyncio.sleep(LOOK_S)
        return True


class SqliteBooks:
    """A file for each bot, copied from the first."""

    are_filled = False

    def __init__(self, first, folder):
        self._first, self._folder, self._numbers = first, folder, count()

    def take(self):
        """Books as they were at first, for one bot."""
        path = self._folder / f"{next(self._numbers)}.db"
        shutil.copyfile(self._first, path)
        return f"sqlite:///{path}"

    def give_back(self, url):
        Path(path_of(url)).unlink()

    def fill(self, url):
        """From now on books begin as these are now."""
        self._first, self.are_filled = path_of(url), True

    @staticmethod
    def all(url, query):
        with closing(sqlite3.connect(f"file:{path_of(url)}?mode=rw", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query)]


def path_of(url):
    return url.removeprefix("sqlite:///")


# Making and dropping a database takes the server as long as a whole life of a bot: these are used again.
KEEP = """
CREATE SCHEMA first;
DO $$ DECLARE one text; BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE first.%1$I AS TABLE public.%1$I', one);
    END LOOP;
    CREATE TABLE first.sequences AS
        SELECT sequencename, coalesce(last_value, 0) AS last FROM pg_sequences WHERE schemaname = 'public';
END $$"""
AS_AT_FIRST = """
SET lock_timeout = '5s';
SET session_replication_role = replica;
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%I', one.tablename);
        EXECUTE format('INSERT INTO public.%1$I SELECT * FROM first.%1$I', one.tablename);
    END LOOP;
    FOR one IN SELECT * FROM first.sequences LOOP
        PERFORM setval(format('public.%I', one.sequencename), greatest(one.last, 1), one.last > 0);
    END LOOP;
END $$"""


class PostgresBooks:
    """Databases for bots, used again and again."""

    are_filled = False

    def __init__(self, prefix):
        self._first, self._numbers, self._free, self._open = None, count(), [], {}
        self._server, _, self._name = prefix.rpartition("/")

    def take(self):
        """Books as they were at first, for one bot."""
        url = self._free.pop() if self._free else self._made()
        if self.are_filled:
            self._connection(url).execute(AS_AT_FIRST)
        return url

    def give_back(self, url):
        self._free.append(url)

    def fill(self, url):
        """From now on books begin as these are now."""
        self._connection(url).execute(KEEP)
        self._connection(url).close()
        self._first, self.are_filled = url, True

    def close(self):
        for url, connection in self._open.items():
            connection.close()
            self._tell(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def all(self, url, query):
        return self._connection(url).execute(query).fetchall()

    def _made(self):
        name = f"{self._name}_{next(self._numbers)}"
        template = self._first.rpartition("/")[2] if self._first else "template1"
        self._tell(f"CREATE DATABASE {name} TEMPLATE {template}")
        # Tests kill our processes, never the server.
        self._tell(f"ALTER DATABASE {name} SET synchronous_commit = off")
        if self._first is None:
            upgrade(f"{self._server}/{name}")
        return f"{self._server}/{name}"

    def _connection(self, url):
        # One for all looks: a new one is a new process of the server.
        if url not in self._open:
            self._open[url] = psycopg.connect(url, row_factory=dict_row, autocommit=True)
        return self._open[url]

    def _tell(self, statement):
        with psycopg.connect(f"{self._server}/postgres", autocommit=True) as connection:
            connection.execute(statement)
