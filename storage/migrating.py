"""The child process that migrates: the only code of ours that loads Alembic and SQLAlchemy."""

import os
import sqlite3
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from storage.address import sqlite_path
from storage.migrate import URL
from storage.sqlite_connection import make_private

HERE = Path(__file__).parent / "migrations"
VERSIONS = HERE / "versions"

# Two children, one of them orphaned by a killed parent, migrate one after the other.
POSTGRES_BEGIN = "SELECT pg_advisory_xact_lock(1348562533, 2)"
SQLITE_BEGIN = "BEGIN IMMEDIATE"


def upgrade(url: str, to: str = "head", versions: tuple[Path, ...] = (VERSIONS,)) -> None:
    """Run the revisions up to `to`, all in one transaction.

    Args:
        url: `sqlite:///…` or `postgresql://…`.
        to: a revision.
        versions: the folders of the revisions.
    """
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(str, versions)))
    engine = ENGINES[url.partition(":")[0]](url)
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, to)
    finally:
        engine.dispose()


def _sqlite_engine(url: str) -> Engine:
    path = sqlite_path(url)

    def connect() -> sqlite3.Connection:
        make_private(path)
        # The driver would commit on its own before some statements; so the transaction is ours alone.
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    return _beginning_with(SQLITE_BEGIN, create_engine("sqlite://", creator=connect, poolclass=NullPool))


def _postgres_engine(url: str) -> Engine:
    import psycopg  # noqa: PLC0415 - psycopg only for PostgreSQL

    def connect() -> "psycopg.Connection[Any]":
        return psycopg.connect(url)

    engine = create_engine("postgresql+psycopg://", creator=connect, poolclass=NullPool)
    return _beginning_with(POSTGRES_BEGIN, engine)


def _beginning_with(statement: str, engine: Engine) -> Engine:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
    return engine


ENGINES: dict[str, Callable[[str], Engine]] = {"sqlite": _sqlite_engine, "postgresql": _postgres_engine}


def main() -> None:
    """Migrate what the environment names; the last line on stderr says what went wrong."""
    try:
        upgrade(os.environ[URL])
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent tells it in one line
        traceback.print_exc()
        sys.exit(f"{type(error).__name__}: {str(error).partition(chr(10))[0]}")


if __name__ == "__main__":
    main()
