"""Keeping a row of SQLite costs less: what may stand in a column is told one by one instead of in lists."""

import re

from alembic import op
from sqlalchemy import Connection

from storage.migrations.statements import statements

revision = "0009"
down_revision = "0008"

# For a list of three or more SQLite builds a table in memory whenever the check, index or trigger is asked,
# that is with each row; comparing one by one needs none. PostgreSQL compares with an array, made once.
LIST = re.compile(r"(\w+) IN\s+\(('\w+'(?:,\s*'\w+'){2,})\)")
TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL ORDER BY name"
# A number is given once: buttons in old messages must not come to mean a new row.
KEEP_COUNT = """UPDATE sqlite_sequence SET seq = max(seq, (SELECT s.seq FROM sqlite_sequence s WHERE s.name = ?))
                WHERE name = 'rebuilt' AND EXISTS (SELECT 1 FROM sqlite_sequence s WHERE s.name = ?)"""
OF_TABLE = (
    "SELECT sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name = ? AND sql IS NOT NULL"
)


def upgrade() -> None:
    """On SQLite, build each table anew that has such a list, then the two triggers that had one."""
    bind = op.get_bind()
    if bind.dialect.name != "sqlite":
        return
    for name, sql in bind.exec_driver_sql(TABLES).all():
        if LIST.search(sql):
            _rebuild(bind, name, sql)
    for statement in statements("0009_triggers_sqlite", "sqlite"):
        bind.exec_driver_sql(statement)


def _rebuild(bind: Connection, name: str, sql: str) -> None:
    beside = bind.exec_driver_sql(OF_TABLE, (name,)).scalars().all()
    bind.exec_driver_sql(_one_by_one(sql).replace(f"TABLE {name}", "TABLE rebuilt", 1))
    bind.exec_driver_sql(f"INSERT INTO rebuilt SELECT * FROM {name}")
    bind.exec_driver_sql(KEEP_COUNT, (name, name))
    bind.exec_driver_sql(f"DROP TABLE {name}")
    bind.exec_driver_sql(f"ALTER TABLE rebuilt RENAME TO {name}")
    for statement in beside:
        bind.exec_driver_sql(_one_by_one(statement))


def _one_by_one(sql: str) -> str:
    return LIST.sub(
        lambda found: "(" + " OR ".join(f"{found[1]} = {word.strip()}" for word in found[2].split(",")) + ")",
        sql,
    )
