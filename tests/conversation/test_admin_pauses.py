"""Sales pauses as an admin sees them."""

import pytest
from admin_desk import moment, on, start
from cast import ANN
from small_shop import NOW

from handlers.admin.views import pauses as pause_views
from shop.pauses import BY_ADMIN, RULES, EndsBy, PauseKind, Stops
from storage import marks, readings


def test_every_kind_of_pause_has_its_texts():
    assert {kind.value for kind in PauseKind} <= pause_views.WORDS.keys()
    assert set(pause_views.STOPS) == set(Stops)
    assert set(pause_views.ENDS) == set(EndsBy)
    assert set(RULES) == set(PauseKind)


async def test_no_pause_is_said_to_be_none(boss):
    await boss.tap("button-desk-pauses")
    assert boss.sees("pauses-none")
    await boss.tap("button-back")
    assert boss.sees("desk")


DETAILS = {
    PauseKind.OUTAGE: {"phase": "down"},
    PauseKind.FUNDS: {"order_id": 7, "cost": 1_500_000},
    PauseKind.MAINTENANCE: {"admin_id": ANN},
}


@pytest.mark.parametrize("kind", [kind for kind in PauseKind if kind not in {"stale", "currency"}])
async def test_each_pause_is_told_and_has_its_button(world, boss, kind):
    await start(world, kind, **DETAILS.get(kind, {}))
    await boss.tap("button-desk-refresh")
    assert boss.sees("desk-resting", names=boss._words(pause_views.WORDS[kind.value].name, {}))
    await boss.tap("button-desk-pauses")
    assert boss.sees(pause_views.WORDS[kind.value].why)
    assert boss.sees(pause_views.ENDS[RULES[kind].ends_by])
    for what in RULES[kind].stops:
        assert boss._words(pause_views.STOPS[what], {}) in boss.text
    assert boss.has("button-pause-end") == (kind in BY_ADMIN)


async def test_an_old_catalogue_and_another_currency_are_told(world, boss):
    await world.db.write(lambda tx: tx.run("UPDATE panels SET synced_at = NULL"))
    await world.db.write(marks.put, "currency", "USD", NOW)
    await world.db.write(readings.record, 1, "1", "EUR", "watch", NOW)
    await boss.tap("button-desk-refresh")
    assert boss.sees("desk-catalogue-none")
    await boss.tap("button-desk-pauses")
    assert boss.sees("pause-stale")
    assert boss.sees("pause-currency", panel="EUR", books="USD")
    assert not boss.has("button-pause-end")


async def test_after_an_outage_one_order_is_said_to_go_first(world, boss):
    await start(world, PauseKind.OUTAGE, phase="trial")
    await boss.tap("button-desk-pauses")
    assert boss.sees("pause-trial")


@pytest.mark.parametrize("kind", [PauseKind.KEY, PauseKind.FUNDS, PauseKind.MAINTENANCE])
async def test_an_admin_ends_a_pause_once(world, boss, kind):
    await start(world, kind, **DETAILS.get(kind, {}))
    await boss.tap("button-desk-pauses")
    old = boss.button("button-pause-end")["callback_data"]
    await boss.tap("button-pause-end")
    assert boss.answered("pause-ended")
    assert await on(world) == []
    assert boss.sees("pauses-none")
    await boss.press(old)
    assert boss.answered("pause-ended-already")


async def test_sending_from_a_backup_begins_only_after_a_question(world, boss):
    await start(world, PauseKind.RESTORED, copied_at=NOW, lost=2)
    await boss.tap("button-desk-pauses")
    assert boss.sees("pause-restored", copied=moment(boss, NOW), lost=2)
    await boss.tap("button-pause-end")
    assert boss.sees("pause-sure-restored")
    assert await on(world) == [PauseKind.RESTORED]
    await boss.tap("button-back")
    await boss.tap("button-pause-end")
    await boss.tap("button-pause-end")
    assert await on(world) == []
