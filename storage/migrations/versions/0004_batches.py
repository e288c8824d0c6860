"""Many orders confirmed at once, and services that are ordered together."""

from alembic import op

from storage.migrations.statements import statements

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, and let quotes belong to a batch."""
    bind = op.get_bind()
    for statement in statements("0004_batches", bind.dialect.name):
        bind.exec_driver_sql(statement)
