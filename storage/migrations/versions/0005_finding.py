"""Searches, whose numbers buttons carry, and favourites."""

from alembic import op

from storage.migrations.statements import statements

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make two tables."""
    bind = op.get_bind()
    for statement in statements("0005_finding", bind.dialect.name):
        bind.exec_driver_sql(statement)
