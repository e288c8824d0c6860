"""What SQLite does for each row: no table made beside it, and open orders found by the index that is for them."""

import pytest

from storage import numbers, order_lists, pauses, unknown_orders

COLUMNS = "SELECT name FROM pragma_table_info(:table)"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def made_beside(tx, sql):
    return [row for row in tx.all(f"EXPLAIN {sql}") if row["opcode"] == "OpenEphemeral"]


def dear_tables(tx):
    """Return the tables for which keeping or changing a row makes another table."""
    dear = []
    for table in (row["name"] for row in tx.all(TABLES)):
        columns = [row["name"] for row in tx.all(COLUMNS, table=table)]
        nothing = ", ".join("NULL" for _ in columns)
        changes = ", ".join(f"{column} = {column}" for column in columns)
        keep = f"INSERT INTO {table} VALUES ({nothing})"  # noqa: S608 - names of the schema
        change = f"UPDATE {table} SET {changes} WHERE rowid = 1"  # noqa: S608 - names of the schema
        dear += [(table, sql) for sql in (keep, change) if made_beside(tx, sql)]
    return dear


async def test_no_table_is_made_for_a_row(sqlite_database):
    """A CHECK, index or trigger with a list of three or more makes one each time: see migration 0009."""
    assert await sqlite_database.read(dear_tables) == []


async def test_a_list_of_three_would_be_seen(sqlite_database):
    await sqlite_database.write(lambda tx: tx.run("CREATE TABLE one (a TEXT CHECK (a IN ('x', 'y', 'z')))"))
    assert await sqlite_database.read(dear_tables) != []


class Explained:
    """A transaction that keeps what SQLite plans for each statement."""

    def __init__(self, tx):
        self.tx, self.plans = tx, []

    def one(self, sql, **values):
        self.plans += self.tx.all(f"EXPLAIN QUERY PLAN {sql}", **values)
        return self.tx.one(sql, **values)

    def all(self, sql, **values):
        self.plans += self.tx.all(f"EXPLAIN QUERY PLAN {sql}", **values)
        return self.tx.all(sql, **values)


OF_OPEN_ORDERS = [
    (order_lists.due, (1, 1, 9)),
    (order_lists.next_send_at, (1, 1)),
    (order_lists.is_any_held, (1,)),
    (order_lists.overdue, (1, 9)),
    (order_lists.in_state, ("sending",)),
    (unknown_orders.open_since, (1,)),
    (numbers.unknown_orders, ()),
    (pauses.sending_now, (1,)),
]


@pytest.mark.parametrize(("question", "values"), OF_OPEN_ORDERS, ids=lambda one: getattr(one, "__name__", ""))
async def test_open_orders_are_found_by_their_index(sqlite_database, question, values):
    def plans(tx):
        question(explained := Explained(tx), *values)
        return [row["detail"] for row in explained.plans]

    told = await sqlite_database.read(plans)
    of_orders = [line for line in told if line.split()[1] in {"orders", "o", "s"}]
    assert of_orders
    assert all("orders_open" in line for line in of_orders), told
