"""Everything a database holds, read with plain drivers: its guards and its rows."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg

from storage.address import is_sqlite, sqlite_path

FILLED = Path(__file__).parent / "filled"

SQLITE_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
POSTGRES_SCHEMA = """
    SELECT 'column', table_name || '.' || column_name, data_type || is_nullable || coalesce(column_default, '')
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL
    SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"""
EVERYTHING = "SELECT * FROM "
TABLES = {
    True: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    False: "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


def connect(url):
    if is_sqlite(url):
        return closing(sqlite3.connect(sqlite_path(url), isolation_level=None))
    return psycopg.connect(url, autocommit=True)


def schema(url):
    """Tables, constraints, indexes and triggers, each with its whole text."""
    with connect(url) as connection:
        return set(connection.execute(SQLITE_SCHEMA if is_sqlite(url) else POSTGRES_SCHEMA).fetchall())


def rows(url):
    """Every row of every table."""
    with connect(url) as connection:
        names = sorted(row[0] for row in connection.execute(TABLES[is_sqlite(url)]))
        return {name: sorted(connection.execute(EVERYTHING + name).fetchall(), key=repr) for name in names}


def fill(url, revision):
    """Put a row or more into every table, as they were at a revision."""
    with connect(url) as connection:
        for statement in (FILLED / f"{revision}.sql").read_text(encoding="utf-8").splitlines():
            connection.execute(statement)
