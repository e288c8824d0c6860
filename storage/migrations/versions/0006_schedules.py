"""Orders for later, and orders that are repeated."""

from alembic import op

from storage.migrations.statements import statements

revision = "0006"
down_revision = "0005"

TRIGGERS = {"sqlite": "0006_triggers_sqlite", "postgresql": "0006_triggers_postgres"}


def upgrade() -> None:
    """Let drafts and quotes say when, and make both tables with what guards them."""
    bind = op.get_bind()
    for name in ("0006_schedules", TRIGGERS[bind.dialect.name]):
        for statement in statements(name, bind.dialect.name):
            bind.exec_driver_sql(statement)
