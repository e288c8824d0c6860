"""Which schema a database has, and which one this program knows; plain SQL, no Alembic."""

import re
from importlib.resources import files

from storage.database import Tx
from storage.errors import DatabaseForeign, DatabaseNewer

HAS_VERSION = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = :table AND name = :version",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = :version",
}
FOREIGN = "SELECT count(*) AS n FROM sqlite_master WHERE type = :table"
FILE = re.compile(r"(\d{4})_\w+\.py")


def known() -> tuple[str, ...]:
    """Return every revision this program knows, oldest first."""
    names = (entry.name for entry in files("storage.migrations").joinpath("versions").iterdir())
    return tuple(sorted(match[1] for name in names if (match := FILE.fullmatch(name))))


def find(tx: Tx, dialect: str) -> str | None:
    """Return the revision of a database; None for an empty one.

    Raises:
        DatabaseForeign: for an SQLite file with somebody else's tables. A PostgreSQL database may be shared.
    """
    if tx.one(HAS_VERSION[dialect], table="table", version="alembic_version") is None:
        if dialect == "sqlite" and tx.all(FOREIGN, table="table")[0]["n"]:
            raise DatabaseForeign("the file holds tables of another program")
        return None
    row = tx.one("SELECT version_num FROM alembic_version")
    return None if row is None else str(row["version_num"])


def is_behind(revision: str | None) -> bool:
    """Say whether migrations have to run.

    Raises:
        DatabaseNewer: when the revision is none that this program knows.
    """
    if revision is not None and revision not in known():
        raise DatabaseNewer(f"its schema is {revision}, the newest known here is {known()[-1]}")
    return revision != known()[-1]
