"""Alembic's own entry: runs the revisions on the connection it is handed."""

from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection


def _check_references(ctx: MigrationContext, **_step: Any) -> None:  # noqa: ANN401 - Alembic's own arguments
    """Refuse a revision that leaves rows whose references are missing (SQLite has them off meanwhile)."""
    if ctx.connection is None or ctx.connection.dialect.name != "sqlite":
        return
    if rows := ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"a migration left {len(rows)} rows whose references are missing")


connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    transactional_ddl=True,
    # All or nothing. Between two of several a second process would begin, and each would take the other's steps again.
    transaction_per_migration=False,
    on_version_apply=_check_references,  # type: ignore[arg-type]  # Alembic calls it by keyword
)
with context.begin_transaction():
    context.run_migrations()
