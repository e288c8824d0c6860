"""How the bot starts when something is wrong outside."""

from urllib.parse import urlsplit

import pytest
from outside_world import KEY, Panel, standing
from person_in_chat import CONFIRM

pytestmark = pytest.mark.e2e

WRONG_TOKEN = {
    "kind": "error",
    "method": "getMe",
    "code": 401,
    "description": "Unauthorized",
    "times": 1,
}
LINK = "https://instagram.com/p/down"


@pytest.fixture
def bot(open_bots):
    return open_bots(by_command=True)


async def test_a_panel_that_is_down_at_start_leaves_the_last_good_catalogue(bot, meet, tmp_path):
    with standing(tmp_path / "before", "sandbox.panel", "--port", "0") as there:
        Panel(there["panel"], there["control"]).open()
        ann = await meet(bot.start(PANEL_URL=there["panel"]))
        await ann.accepts_the_rules()
        assert bot.child.end() == 0
    bot.start(PANEL_URL=there["panel"])
    await bot.told_admins("admin_catalogue")
    await ann.orders(f"9001 {LINK} 500")
    await bot.order(LINK, "held")
    port = str(urlsplit(there["panel"]).port)
    with standing(tmp_path / "after", "sandbox.panel", "--port", port) as there:
        back = Panel(there["panel"], there["control"]).open()
        await bot.order(LINK, "placed", seconds=20)
        assert len(back.received("add", link=LINK)) == 1


async def test_a_wrong_key_is_told_and_sells_nothing(bot, panel, meet):
    ann = await meet(bot.start())
    await ann.accepts_the_rules()
    assert bot.child.end() == 0
    bot.start(PANEL_KEY="not-the-key")
    await bot.told_admins("admin_pause")
    await ann.fills_in(f"9001 {LINK} 500")
    await ann.taps(CONFIRM)
    assert bot.all("SELECT 1 FROM orders") == []
    assert panel.received("add", link=LINK) == []
    assert bot.child.end() == 0
    assert "not-the-key" not in bot.child.said + bot.child.complaints
    assert KEY not in bot.child.said + bot.child.complaints


async def test_a_second_process_on_one_file_is_refused(bot):
    first = bot.start().child
    second = bot.begin().child
    assert second.ended() == 2
    assert second.complaints.startswith("Another process works on this database.")
    assert first.end() == 0


async def test_a_wrong_token_is_a_sentence(bot, control):
    await control.request("POST", "faults", WRONG_TOKEN)
    child = bot.begin().child
    assert child.ended() == 2
    assert child.complaints == "Telegram does not know this BOT_TOKEN: copy it again from @BotFather.\n"
