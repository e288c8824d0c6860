"""The panel changes a price: its admin reads what became different, and no customer is called for it."""

import pytest
from outside_world import LIKES
from person_in_chat import says
from running_bot import BOSS

pytestmark = pytest.mark.e2e


async def test_an_admin_reads_what_a_sync_changed(open_bots, meet, panel):
    bot = open_bots().start()
    boss = await meet(bot, BOSS)
    await boss.accepts_the_rules()
    panel.sell(LIKES | {"rate": "1.20"})
    await boss.writes("/admin")
    await boss.taps(says("button-desk-sync"))
    await boss.taps(says("button-diff-all"), on=says("synced-changed", count=1))
    await boss.sees("9001 · Instagram Likes [Real]: $0.90 → $1.20")
    await boss.taps(says("button-diff-off", mark=says("not-chosen")))
    await boss.finds(says("button-diff-off", mark=says("chosen")))
