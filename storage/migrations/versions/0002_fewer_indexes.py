"""Confirm writes less: one index of open orders instead of three, none of what the house gives, a shorter trigger."""

from alembic import op

from storage.migrations.statements import statements

revision = "0002"
down_revision = "0001"

# PostgreSQL compiles its function once a connection; SQLite runs what the trigger says, word by word.
PARTS = {"sqlite": ("0002_indexes", "0002_triggers_sqlite"), "postgresql": ("0002_indexes",)}


def upgrade() -> None:
    """Replace indexes and, on SQLite, the trigger that keeps the cached balances."""
    bind = op.get_bind()
    for name in PARTS[bind.dialect.name]:
        for statement in statements(name, bind.dialect.name):
            bind.exec_driver_sql(statement)
