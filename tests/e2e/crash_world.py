"""Books on each engine, for bots that die wherever a test wants."""

import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg
from psycopg.rows import dict_row

from storage.migrating import upgrade


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
