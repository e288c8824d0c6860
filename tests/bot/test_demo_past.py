"""The hour before the demo: real orders through the shop, and books that are in order afterwards."""

import pytest

from bot.clock import now_ms
from bot.commands.staging import past, scenes
from sandbox.panel import PanelWorld, make_app
from sandbox.panel.catalogue import catalogue
from sandbox.serving import serve
from shop.audit import audit
from shop.records.keeping import all_of
from storage import outbox
from storage.opening import open_database

KEY = "demo-key"
SIZE = 600


@pytest.fixture
async def panel_address():
    async with serve(
        make_app(PanelWorld(key=KEY, services=catalogue(SIZE), chances={"canceled": 1.0}))
    ) as address:
        yield address


@pytest.fixture
def settings(monkeypatch, tmp_path, sqlite_url, panel_address):
    monkeypatch.chdir(tmp_path)
    told = {
        "BOT_TOKEN": "700100200:AAHsandbox-sandbox-sandbox-sandbox0",
        "PANEL_URL": f"{panel_address}/api/v2",
        "PANEL_KEY": KEY,
        "DATABASE_URL": sqlite_url,
        "ADMINS": str(scenes.OLGA),
        "MEMBERS": f"{scenes.MIA},{scenes.IVAN}",
        "POLL_EVERY": "1",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)


async def test_after_its_hour_the_shop_sells_at_prices_of_this_minute(settings, panel_address, sqlite_url):
    begun = now_ms()
    await past.main(panel_address)
    db = await open_database(sqlite_url)
    panel = await db.read(lambda tx: tx.one("SELECT synced_at FROM panels"))
    await db.close()
    assert panel["synced_at"] >= begun


async def test_an_hour_of_orders_leaves_one_of_each_and_right_books(settings, panel_address, sqlite_url):
    await past.main(panel_address)
    db = await open_database(sqlite_url)
    sql = "SELECT person_id, state, panel_status, unsettled, refunded, price FROM orders ORDER BY id"
    orders = await db.read(lambda tx: tx.all(sql))
    known = await db.read(all_of, 1)
    problems, waiting = await db.read(audit), await db.read(outbox.waiting, 2**60, 10)
    await db.close()
    assert problems == []
    assert waiting == [], "chats begin empty"
    assert scenes.MIA not in {order["person_id"] for order in orders}, "Mia is new"
    latest = orders[scenes.REGULARS :]
    told = [(order["state"], order["panel_status"], order["unsettled"]) for order in orders]
    assert {state for state, _, _ in told[: scenes.REGULARS]} == {"settled"}
    assert max(record.orders for record in known.values()) >= scenes.REGULARS
    assert told[scenes.REGULARS :] == [
        ("settled", "completed", None),
        ("settled", "partial", None),
        ("settled", "completed", None),
        ("settled", "canceled", None),
        ("rejected", None, None),
        ("settled", "completed", None),
        ("placed", "partial", "remains_unknown"),
        ("unknown", None, None),
        ("placed", "pending", None),
    ]
    assert 0 < latest[1]["refunded"] < latest[1]["price"]
    assert latest[3]["refunded"] == latest[3]["price"]
