"""A confirmed order waits for second thoughts, through the death of the bot too; then it goes at its moment."""

import pytest
from person_in_chat import says

pytestmark = pytest.mark.e2e


def post(name):
    return f"https://instagram.com/p/{name}"


async def test_what_can_be_taken_back_survives_a_kill_and_what_is_not_taken_back_goes(open_bots, panel, meet):
    bot = open_bots().start(UNDO_SECONDS="60")
    ann, regretted, wanted = await meet(bot), post("regretted"), post("wanted")
    await ann.accepts_the_rules()
    await ann.orders(f"9001 {regretted} 500")
    before = await bot.order(regretted, "held")
    await ann.finds(says("button-undo"), on=regretted)
    bot.child.kill()
    bot.start(UNDO_SECONDS="0.5")
    assert await bot.order(regretted, "held") == before
    await ann.taps(says("button-undo"), on=regretted)
    await ann.sees(says("state-taken-back"), regretted)
    await ann.orders(f"9001 {wanted} 500")
    await ann.sees(says("state-placed"), wanted)
    order = await bot.order(wanted, "placed")
    assert order["sent_at"] >= order["send_at"] == order["created_at"] + 500
    assert len(panel.received("add", link=wanted)) == 1
    assert panel.received("add", link=regretted) == []
    assert await bot.findings() == []
