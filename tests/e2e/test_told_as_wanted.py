"""An order told to somebody who wants every step, without a sound, and one to somebody who wants nothing told."""

import pytest
from person_in_chat import says

pytestmark = pytest.mark.e2e
ALL_DAY_BUT_A_MINUTE = "nq:1:0"


def post(name):
    return f"https://instagram.com/p/{name}"


async def about(person, link):
    """The messages about a link."""
    return [one["id"] for one in await person.shown() if link in one["text"]]


async def test_every_step_is_a_message_and_off_tells_on_the_card_alone(open_bots, panel, meet, control):
    bot = open_bots().start()
    ann, bob, hers, his = await meet(bot), await meet(bot), post("hers"), post("his")
    for person, choice in ((ann, "button-wants-every"), (bob, "button-wants-off")):
        await person.accepts_the_rules()
        await person.writes("/notifications")
        await person.taps(says(choice, mark=says("not-chosen")))
    message, _ = await ann.finds(says("button-night-on"))
    await control.press(ann.chat, message["id"], ALL_DAY_BUT_A_MINUTE)
    for person, link in ((ann, hers), (bob, his)):
        await person.orders(f"9001 {link} 500")
        await person.sees(says("state-placed"), link)
        [add] = await panel.hears("add", link=link)
        panel.becomes(add["order"], "instant")
    panel.advance(60)
    for person, link in ((ann, hers), (bob, his)):
        await person.sees(says("state-completed"), link)
    _held, placed, completed = await about(ann, hers)
    assert len(await about(bob, his)) == 1, "the card he confirmed on, changed"
    silent = [call for call in await control.calls("sendMessage", chat_id=ann.number)
              if call["params"].get("disable_notification")]  # fmt: skip
    assert len(silent) == len((placed, completed))
    dropped = {row["dropped"] for row in bot.all("SELECT dropped FROM outbox WHERE sent_at IS NULL")}
    assert dropped <= {None, "replaced"}, "nothing got lost on the way"
