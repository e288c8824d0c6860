"""Of what a mass order left out one other list is begun."""

from alembic import op

from storage.migrations.statements import statements

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Let a batch say whose rest it is."""
    bind = op.get_bind()
    for statement in statements("0010_rest", bind.dialect.name):
        bind.exec_driver_sql(statement)
