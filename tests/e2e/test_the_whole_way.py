"""The bot, Telegram and a panel as three processes: what people see, what the panel hears, what the books say."""

import asyncio

import pytest
from person_in_chat import CONFIRM, says
from running_bot import BOSS

pytestmark = pytest.mark.e2e

TRANSFERS = "SELECT kind, from_account, to_account, amount FROM transfers WHERE order_id = ? ORDER BY id"


def post(name):
    return f"https://instagram.com/p/{name}"


@pytest.fixture
async def ann(shared_bot, meet):
    person = await meet(shared_bot)
    await person.accepts_the_rules()
    return person


@pytest.fixture
async def bob(shared_bot, meet):
    person = await meet(shared_bot)
    await person.accepts_the_rules()
    return person


async def test_a_customer_orders_and_is_told_when_it_is_done(shared_bot, panel, meet):
    ann, link = await meet(shared_bot), post("whole")
    await ann.accepts_the_rules()
    await ann.taps("Instagram")
    await ann.taps("Instagram Likes")
    await ann.taps("0.90")
    await ann.writes("instagram.com/p/whole/")
    await ann.writes("500")
    await ann.taps(CONFIRM)
    await ann.sees(says("state-placed"), link)
    panel.advance(6)
    await ann.sees(says("state-moving"), link)
    panel.advance(600)
    await ann.sees(says("state-completed"), link)
    [add] = panel.received("add", link=link)
    assert add["fields"] == {"service": "9001", "link": link, "quantity": "500"}
    order = await shared_bot.order(link, "settled")
    assert (order["price"], order["cost"], order["refunded"]) == (450_000, 450_000, 0)
    held, spent = f"held:{ann.number}", f"spent:{ann.number}"
    moves = [
        (t["from_account"], t["to_account"], t["amount"]) for t in shared_bot.all(TRANSFERS, order["id"])
    ]
    assert (held, spent, 450_000) in moves
    assert await shared_bot.findings() == []


async def test_a_lost_answer_is_told_to_the_customer_and_to_admins(shared_bot, panel, ann):
    link = post("lost")
    panel.fault("close_after", action="add")
    await ann.orders(f"9001 {link} 500")
    await ann.sees(says("state-unknown"), link)
    order = await shared_bot.order(link, "unknown")
    sql = "SELECT * FROM outbox WHERE chat_id = ? AND kind = 'admin_unknown' AND key LIKE ?"
    assert await shared_bot.until(sql, BOSS, f"o/{order['id']}/%")
    assert len(panel.received("add", link=link)) == 1
    assert await shared_bot.findings() == []


async def test_what_the_panel_did_not_deliver_comes_back(shared_bot, panel, ann):
    link = post("partly")
    await ann.orders(f"9001 {link} 1000")
    [add] = await panel.hears("add", link=link)
    panel.becomes(add["order"], "partial:0.4")
    panel.advance(600)
    await ann.sees(says("state-partial"), link)
    order = await shared_bot.order(link, "settled")
    assert (order["price"], order["refunded"]) == (900_000, 540_000)
    assert await shared_bot.findings() == []


async def test_updates_of_unknown_kinds_do_not_stop_the_next(shared_bot, control, ann):
    await ann.sends(rich_message={"blocks": [{"type": "hologram", "depth": 3}]})
    await ann.sends(text="hello", entities=[{"type": "smell", "offset": 0, "length": 5}])
    await ann.sends(text="hello", forward_origin={"type": "from_mars", "date": 1})
    for update in ({"hologram_query": {"id": "1"}}, {"message": {"message_id": "no message at all"}}):
        await control.request("POST", "update", {"update": update, "bot": shared_bot.id})
    await ann.writes("/orders")
    await ann.sees(says("orders-none"))
    sql = """SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE person_id = ?
                                        AND (done_at IS NULL OR problem IS NOT NULL))"""
    await shared_bot.until(sql, ann.number)


async def test_fifty_taps_on_confirm_are_one_order(shared_bot, panel, control, ann):
    link = post("fifty")
    message, confirm = await ann.fills_in(f"9001 {link} 500")
    taps = (control.press(ann.chat, message["id"], confirm["callback_data"], wait=0) for _ in range(50))
    await asyncio.gather(*taps)
    sql = """SELECT count(*) AS taps FROM inbox WHERE person_id = ? AND payload LIKE '%callback_query%'
             AND payload LIKE ? AND done_at IS NOT NULL HAVING count(*) = 50"""
    await shared_bot.until(sql, ann.number, f'%"{confirm["callback_data"]}"%')
    await shared_bot.order(link, "placed")
    assert len(panel.received("add", link=link)) == 1
    [found] = shared_bot.all("SELECT count(*) AS n FROM orders WHERE person_id = ?", ann.number)
    assert found["n"] == 1


async def test_a_slow_panel_delays_nobody(shared_bot, panel, ann, bob):
    slow, mine = post("slow"), post("mine")
    panel.fault("slow_after", action="add", after_ms=3000)
    await ann.orders(f"9001 {slow} 500")
    await panel.hears("add", link=slow)
    await bob.taps(says("button-settings"))
    await bob.orders(f"9001 {mine} 500")
    await bob.taps(says("button-take-back"))
    await bob.sees(says("state-taken-back"), mine)
    await ann.writes("/orders")
    await ann.sees(says("state-sending"))
    await shared_bot.order(slow, "sending")
    await shared_bot.order(slow, "placed")


async def test_who_blocks_the_bot_half_way_may_come_back(shared_bot, panel, ann):
    link = post("blocked")
    await ann.orders(f"9001 {link} 500")
    await shared_bot.order(link, "placed")
    await ann.fills_in(f"9001 {post('second')} 500")
    await ann.blocks()
    await shared_bot.until("SELECT 1 FROM people WHERE id = ? AND blocked_at IS NOT NULL", ann.number)
    panel.advance(600)
    order = await shared_bot.order(link, "settled")
    sql = "SELECT 1 FROM outbox WHERE order_id = ? AND kind = 'order_final' AND dropped = 'blocked'"
    await shared_bot.until(sql, order["id"])
    await ann.starts()
    await ann.taps(says("button-continue"))
    await ann.finds(CONFIRM)
    await ann.writes("/orders")
    await ann.sees(says("state-completed"))
    await shared_bot.until("SELECT 1 FROM people WHERE id = ? AND blocked_at IS NULL", ann.number)
