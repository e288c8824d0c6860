"""A revision that leaves rows whose references are missing."""

from alembic import op

from storage.revision import known

revision = "9002"
down_revision = max(name for name in known() if name < "9000")


def upgrade():
    bind = op.get_bind()
    bind.exec_driver_sql("UPDATE people SET name = 'changed'")
    bind.exec_driver_sql("DELETE FROM suspensions")
    bind.exec_driver_sql("DELETE FROM panels")
