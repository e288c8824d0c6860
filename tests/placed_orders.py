"""Orders as they stand after they were placed, for tests of what comes afterwards."""

import json
from zoneinfo import ZoneInfo

from shop.house import House, Mode
from storage import panel_orders, panels

T0 = 1_700_000_000_000
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
ADMIN = 1
CUSTOMER = 7
ADDRESS = "https://panel.example/api/v2"


class AllowAll:
    @staticmethod
    def verdict(_name, _category, _type_name):
        return None


def house_of(panel_id=1, **changes):
    facts = {
        "mode": Mode.PRIVATE,
        "panel_id": panel_id,
        "currency": "USD",
        "admins": (ADMIN,),
        "members": (CUSTOMER,),
        "member_limit": None,
        "zone": ZoneInfo("UTC"),
        "policy": AllowAll(),
    }
    return House(**{**facts, **changes})


def insert(tx, table, **values):
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING id"  # noqa: S608 - names of the schema
    return tx.one(sql, **values)["id"]


def a_world(tx, now=T0):
    """One panel, one service, one person; return the panel's row."""
    panels.add(tx, ADDRESS, now)
    panel_id = panels.by_address(tx, ADDRESS).id
    for person in (ADMIN, CUSTOMER):
        insert(tx, "people", id=person, name="Somebody", first_seen_at=now)
    insert(
        tx, "services", panel_id=panel_id, number="11", name="Likes", category="Likes", type="Default",
        rate="1.00", min=10, max=100_000, refill="no", cancel="no", dripfeed="no", platform="other",
        kind="likes", position=0, first_seen_at=now, changed_at=now,
    )  # fmt: skip
    return panel_id


def an_order(tx, panel_id=1, *, state="placed", now=T0, **changes):
    """Return the number of an order in a state after `sending`, of 1,000 units for 1.00."""
    service = tx.one("SELECT min(id) AS id FROM services")["id"]
    facts = {"price": 1_000_000, "cost": 1_000_000, "units": 1000, "quantity": 1000, "type": "Default"}
    facts.update({"fields": {}, "panel_status": None, **changes})
    quote = insert(
        tx, "quotes", person_id=CUSTOMER, panel_id=panel_id, service_id=service, service_name="Likes",
        type=facts["type"], link="https://x.example/p/1", link_key="x/p/1",
        fields=json.dumps(facts["fields"]), quantity=facts["quantity"], units=facts["units"], rate="1.00",
        cost=facts["cost"], price=facts["price"], currency="USD", rules="r", created_at=now,
        expires_at=now + 10 * MINUTE,
    )  # fmt: skip
    return insert(
        tx, "orders", quote_id=quote, person_id=CUSTOMER, panel_id=panel_id, service_id=service,
        link_key="x/p/1", price=facts["price"], cost=facts["cost"], state=state, refunded=0, attempts=1, sends=1,
        send_at=now, send_until=now + 10 * MINUTE, created_at=now, sent_at=now,
        placed_at=now if state in {"placed", "settled"} else None, changed_at=now,
    )  # fmt: skip


def a_placed_order(tx, panel_id=1, number="p1", **changes):
    """Return the row of a placed order as its panel knows it, due at once."""
    now = changes.get("now", T0)
    order = an_order(tx, panel_id, **changes)
    return panel_orders.find(tx, panel_orders.keep(tx, panel_id, number, order, now))


def order_row(tx, order_id):
    return tx.one("SELECT * FROM orders WHERE id = :id", id=order_id)


def transfers(tx, order_id, kind):
    sql = "SELECT * FROM transfers WHERE order_id = :id AND kind = :kind ORDER BY id"
    return tx.all(sql, id=order_id, kind=kind)


def told(tx, kind=None):
    """Return the kinds and arguments of all messages, oldest first."""
    rows = tx.all("SELECT kind, args, chat_id, order_id, key FROM outbox ORDER BY id")
    found = [{**row, "args": json.loads(row["args"])} for row in rows]
    return [row for row in found if kind is None or row["kind"] == kind]
