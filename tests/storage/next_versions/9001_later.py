"""What a later revision may do: add a column, rebuild a table that others refer to, keep its guards."""

from alembic import op

from storage.revision import known

revision = "9001"
down_revision = max(name for name in known() if name < "9000")

SIZES = "ALTER TABLE people ADD COLUMN shoe_size BIGINT CONSTRAINT people_shoe_size CHECK (shoe_size > 0)"
NEW_CARDS = """CREATE TABLE cards_new (
    chat_id    BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    order_id   BIGINT NOT NULL CONSTRAINT cards_new_order REFERENCES orders (id),
    at         BIGINT NOT NULL,
    CONSTRAINT cards_new_pk PRIMARY KEY (chat_id, message_id)
)"""
LATER = (
    SIZES,
    "UPDATE people SET shoe_size = 42",
    NEW_CARDS,
    "INSERT INTO cards_new SELECT chat_id, message_id, order_id, at FROM cards",
    "DROP TABLE cards",
    "ALTER TABLE cards_new RENAME TO cards",
    "CREATE INDEX cards_of_order ON cards (order_id)",
)


# SQLite changes a constraint only by building the table anew, also where other tables refer to it.
PANELS = "SELECT replace(sql, 'TABLE panels', 'TABLE panels_new') FROM sqlite_master WHERE name = 'panels'"
REBUILD = (
    "INSERT INTO panels_new SELECT * FROM panels",
    "DROP TABLE panels",
    "ALTER TABLE panels_new RENAME TO panels",
)


def upgrade():
    bind = op.get_bind()
    for statement in LATER:
        bind.exec_driver_sql(statement)
    if bind.dialect.name == "sqlite":
        bind.exec_driver_sql(bind.exec_driver_sql(PANELS).scalar_one())
        for statement in REBUILD:
            bind.exec_driver_sql(statement)
