"""Customers ask for refills and for orders to be cancelled; what a service does not support is remembered."""

from alembic import op

from storage.migrations.statements import statements

revision = "0003"
down_revision = "0002"

TRIGGERS = {"sqlite": "0003_triggers_sqlite", "postgresql": "0003_triggers_postgres"}


def upgrade() -> None:
    """Make both tables and what guards them."""
    bind = op.get_bind()
    for name in ("0003_requests", TRIGGERS[bind.dialect.name]):
        for statement in statements(name, bind.dialect.name):
            bind.exec_driver_sql(statement)
