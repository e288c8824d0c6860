"""What people want to be told, and what changed of services."""

from alembic import op

from storage.migrations.statements import statements

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Give people their choices, and make a table of changes."""
    bind = op.get_bind()
    for statement in statements("0007_told", bind.dialect.name):
        bind.exec_driver_sql(statement)
