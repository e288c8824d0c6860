"""How orders moved, and what became of the orders of each service."""

from alembic import op

from storage.migrations.statements import statements

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make two tables, and let orders be found by their service and by when they ended."""
    bind = op.get_bind()
    for statement in statements("0008_records", bind.dialect.name):
        bind.exec_driver_sql(statement)
