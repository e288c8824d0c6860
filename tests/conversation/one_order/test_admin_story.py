"""The story of an order as admins read it: words, never the codes that the books keep."""

import pytest

from panel.request_refusals import Why
from panel.vocabulary import FINAL, RefillState
from shop.orders.requests.kinds import Ended
from shop.orders.story import PANEL, told

STATES = [state.value for state in RefillState if state.is_final]
TOLD = [
    *((f"{kind}_refused", why.value) for kind in ("refill", "cancel") for why in Why),
    *(("refill_done", word) for word in (*STATES, RefillState.FAILED.value, Ended.FORGOTTEN.value)),
    *(("cancel_done", status) for status in sorted(FINAL)),
]


@pytest.mark.parametrize(("event", "detail"), TOLD)
async def test_what_the_panel_said_of_a_request_is_told_in_words(world, ordered, boss, event, detail):
    await world.db.write(told, 1, event, PANEL, world.now, detail)
    await boss.write("/find 1")
    line = next(line for line in boss.text.splitlines()[::-1] if is_told(boss, event, line))
    assert "_" not in line
    assert not boss.sees("why-other") or detail == "other"
    assert not boss.sees("status-unrecognised")
    assert not boss.sees("refilled-over")


def is_told(boss, event, line):
    return any(
        f"story-{event.replace('_', '-')}" in keys and words in line
        for words, keys in boss.world.texts.said.items()
    )


async def test_a_code_that_nobody_knows_is_not_shown(world, ordered, boss):
    await world.db.write(told, 1, "refill_done", PANEL, world.now, "sometime_else")
    await boss.write("/find 1")
    assert boss.sees("refilled-over")
    assert "sometime" not in boss.text
