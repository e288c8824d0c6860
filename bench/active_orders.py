"""Books with many active orders: one is made as every order is, the others are its copies."""

import shutil
from pathlib import Path
from time import time

from bench.house import house_for, offered
from bench.world import FIRST_CUSTOMER
from panel.answers import Placed
from shop.house import House
from shop.orders.confirm import Confirmed, confirm
from shop.orders.outcome import record_outcome
from shop.orders.send import start_sending
from storage import cards, panels
from storage.cards import Card
from storage.database import Tx
from storage.opening import open_database

LINK = "https://instagram.com/p/active"
FIRST_NUMBER = 5_000_000

# Which columns differ from copy to copy; :n counts the copies, :people is how many customers share them.
COPIES = {
    "quotes": {
        "id": "t.id + n.n",
        "person_id": ":first + n.n % :people",
        "link": "t.link || n.n",
        "link_key": "t.link_key || n.n",
    },
    "orders": {
        "id": "t.id + n.n",
        "quote_id": "t.quote_id + n.n",
        "person_id": ":first + n.n % :people",
        "link_key": "t.link_key || n.n",
    },
    "panel_orders": {"id": "t.id + n.n", "order_id": "t.order_id + n.n", "number": "t.number + n.n"},
    "order_events": {"id": "NULL", "order_id": "t.order_id + n.n"},
    "transfers": {
        "id": "NULL",
        "order_id": "t.order_id + n.n",
        "key": "replace(t.key, 'o/' || t.order_id || '/', 'o/' || (t.order_id + n.n) || '/')",
        "from_account": "replace(t.from_account, ':' || :first, ':' || (:first + n.n % :people))",
        "to_account": "replace(t.to_account, ':' || :first, ':' || (:first + n.n % :people))",
    },
    "outbox": {
        "id": "NULL",
        "order_id": "t.order_id + n.n",
        "chat_id": ":first + n.n % :people",
        "key": "replace(t.key, 'o/' || t.order_id || '/', 'o/' || (t.order_id + n.n) || '/')",
    },
    "cards": {
        "message_id": "t.message_id + n.n",
        "order_id": "t.order_id + n.n",
        "chat_id": ":first + n.n % :people",
    },
}


async def with_active_orders(books: Path, path: Path, how_many: int, people: int) -> Path:
    """Copy prepared books and put so many placed orders into them, each shown by a message."""
    shutil.copyfile(books, path)
    db = await open_database(f"sqlite:///{path}")
    try:
        house = await house_for(db)
        await db.write(_one, house)
        await db.write(_copies, how_many - 1, people)
    finally:
        await db.close()
    return path


def _one(tx: Tx, house: House) -> None:
    now = int(time() * 1000)
    panels.synced(tx, house.panel_id, now)
    quote = offered(tx, house, FIRST_CUSTOMER, LINK, now)
    done = confirm(tx, house, FIRST_CUSTOMER, quote.id, now)
    assert isinstance(done, Confirmed), done
    start_sending(tx, house, done.order_id, now)
    record_outcome(tx, house, done.order_id, Placed(str(FIRST_NUMBER)), now)
    cards.remember(tx, Card(FIRST_CUSTOMER, 1, done.order_id), now)
    tx.run("UPDATE outbox SET sent_at = :now, message_id = 1 WHERE dropped IS NULL", now=now)


def _copies(tx: Tx, how_many: int, people: int) -> None:
    for table, differing in COPIES.items():
        names = [row["name"] for row in tx.all(f"SELECT name FROM pragma_table_info('{table}')")]
        values = ", ".join(differing.get(name, f"t.{name}") for name in names)
        tx.run(
            f"""WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :how_many)
                INSERT INTO {table} ({", ".join(names)})
                SELECT {values} FROM n CROSS JOIN (SELECT * FROM {table}) t ORDER BY n.n""",
            how_many=how_many,
            first=FIRST_CUSTOMER,
            people=people,
        )
