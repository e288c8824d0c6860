"""The first schema: people, panels, catalogue, quotes, orders, ledger, inbox, outbox, FSM."""

from alembic import op

from storage.migrations.statements import statements

revision = "0001"
down_revision = None

TRIGGERS = {"sqlite": "0001_triggers_sqlite", "postgresql": "0001_triggers_postgres"}


def upgrade() -> None:
    """Make all tables, then the triggers that guard them."""
    bind = op.get_bind()
    for name in ("0001_tables", TRIGGERS[bind.dialect.name]):
        for statement in statements(name, bind.dialect.name):
            bind.exec_driver_sql(statement)
