"""Services that are shown and not sold, as an admin sees them."""

import json
from dataclasses import replace

import pytest
from admin_desk import usd
from small_shop import NOW


async def suspend(world, service_id, reason, detail="", seen=None, agreed=0):
    def put(tx):
        tx.run("DELETE FROM suspensions WHERE service_id = :id", id=service_id)
        tx.run(
            """INSERT INTO suspensions (service_id, reason, detail, seen, agreed, since)
               VALUES (:id, :reason, :detail, :seen, :agreed, :now)""",
            id=service_id,
            reason=reason,
            detail=detail,
            seen=None if seen is None else json.dumps(seen),
            agreed=agreed,
            now=NOW,
        )

    await world.db.write(put)


async def suspended_ids(world):
    rows = await world.db.read(lambda tx: tx.all("SELECT service_id FROM suspensions ORDER BY service_id"))
    return [row["service_id"] for row in rows]


async def test_suspended_services_are_listed_and_opened(world, boss, services):
    await suspend(world, 1, "rate", "0.90 → 4", {"rate": "4", "type": "default", "platform": "instagram"})
    assert boss.has("button-desk-suspended")
    await boss.tap("button-desk-suspended")
    assert boss.sees("suspended-line")
    assert services[0].name in boss.text
    await boss.tap("button-suspended")
    assert boss.sees("suspended-rate", detail="0.90 → 4")
    assert boss.sees(
        "fact-changed", name=boss._words("fact-rate", {}), was=usd(boss, "0.90"), now=usd(boss, "4")
    )
    assert boss.sees("fact-limits")
    assert boss.sees("suspended-next", agreed=0)
    await boss.tap("button-back")
    assert boss.sees("suspended")
    await boss.tap("button-back")
    assert boss.sees("desk")


@pytest.mark.parametrize(
    ("reason", "seen", "sentence"),
    [
        ("type", {"rate": "0.90", "type": "custom comments", "platform": "instagram"}, "suspended-type"),
        ("platform", {"rate": "0.90", "type": "default", "platform": "tiktok"}, "suspended-platform"),
        ("free", None, "suspended-next-free"),
        ("overcharge", None, "suspended-next-admin"),
        ("bad_service", None, "suspended-refused"),
        ("anything", None, "suspended-other"),
    ],
)
async def test_each_reason_has_its_sentence(world, boss, reason, seen, sentence):
    await suspend(world, 1, reason, "Disabled for now", seen)
    await boss.press("AU:1")
    assert boss.sees(sentence)
    assert boss.has("button-accept")


async def test_accepting_sells_a_service_again_with_its_new_facts(world, boss):
    await suspend(world, 1, "rate", "0.90 → 4", {"rate": "4", "type": "default", "platform": "instagram"}, 1)
    await boss.press("AU:1")
    assert boss.sees("suspended-next", agreed=1)
    await boss.tap("button-accept")
    assert boss.answered("suspended-accepted")
    assert await suspended_ids(world) == [4]
    rate = await world.db.read(lambda tx: tx.one("SELECT rate FROM services WHERE id = 1"))
    assert rate["rate"] == "4"
    for data in ("AA:1:x", "AU:1", "AA:999999:x"):
        await boss.press(data)
        assert boss.answered("suspended-no-more")


async def test_what_changed_since_the_admin_looked_is_shown_before_it_is_accepted(world, boss):
    await suspend(world, 1, "rate", "0.90 → 4", {"rate": "4", "type": "default", "platform": "instagram"})
    await boss.press("AU:1")
    await suspend(world, 1, "rate", "0.90 → 400", {"rate": "400", "type": "default", "platform": "instagram"})
    await boss.tap("button-accept")
    assert boss.answered("suspended-changed")
    assert boss.sees("suspended-rate", detail="0.90 → 400")
    assert await suspended_ids(world) == [1, 4]
    await boss.tap("button-accept")
    assert boss.answered("suspended-accepted")


async def test_figures_nobody_can_read_cannot_be_accepted(world, boss):
    await suspend(world, 1, "unreadable", "rate")
    await boss.press("AU:1")
    assert boss.sees("suspended-next-unreadable")
    assert not boss.has("button-accept")
    await boss.press("AA:1:x")
    assert boss.answered("suspended-no-more")
    assert await suspended_ids(world) == [1, 4]


async def test_no_suspended_service_is_said_to_be_none(world, boss):
    await world.db.write(lambda tx: tx.run("DELETE FROM suspensions"))
    await boss.tap("button-desk-suspended")
    assert boss.sees("suspended-none")


class TestManySuspended:
    @pytest.fixture
    def services(self):
        from small_shop import many

        return tuple(replace(one, suspended="overcharge") for one in many(20))

    async def test_the_list_is_paged(self, boss):
        await boss.tap("button-desk-suspended")
        assert boss.sees("page", page="1", pages="3")
        await boss.tap("button-next")
        assert boss.sees("page", page="2", pages="3")
        await boss.press("AL:99")
        assert boss.sees("page", page="3", pages="3")
        assert len([label for label in boss.labels if " · " in label]) == 4
