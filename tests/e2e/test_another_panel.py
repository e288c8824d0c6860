"""The panel's address changes while orders are open: they wait for their own panel, new ones go to the new."""

import pytest
from outside_world import KEY
from person_in_chat import CONFIRM, says

pytestmark = pytest.mark.e2e

LEFT, OPEN, NEW = (f"https://instagram.com/p/{name}" for name in ("left", "offered", "new"))


@pytest.fixture
def bot(open_bots):
    return open_bots().start()


async def test_the_panels_address_changes_under_open_orders(bot, panel, second_panel, meet):
    ann = await meet(bot)
    await ann.accepts_the_rules()
    await ann.orders(f"9001 {LEFT} 500")
    await bot.order(LEFT, "placed")
    await ann.fills_in(f"9001 {OPEN} 500")
    assert bot.child.end() == 0

    bot.start(PANEL_URL=second_panel.url)
    await bot.told_admins("admin_panel_changed")
    tapped = await ann.taps(CONFIRM, on=OPEN)
    assert tapped["answer"]["text"] == says("refused-withdrawn")
    await ann.orders(f"9001 {NEW} 500")
    await bot.order(NEW, "placed")
    panel.advance(600)
    assert [one["fields"]["link"] for one in second_panel.received("add")] == [NEW]
    await bot.order(LEFT, "placed")
    asked = {one["fields"].get("order") or one["fields"]["orders"] for one in second_panel.received("status")}
    [left] = panel.received("add", link=LEFT)
    assert str(left["order"]) not in asked
    assert bot.child.end() == 0

    bot.start(PANEL_URL=second_panel.url, PANEL_OLD_URL=panel.url, PANEL_OLD_KEY=KEY)
    await ann.sees(says("state-completed"), LEFT)
    await bot.order(LEFT, "settled")
    assert await bot.findings() == []
