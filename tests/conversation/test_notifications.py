"""What people choose to be told: every kind of notice under every choice, at night, and by the notifier's own way."""

import json
from types import SimpleNamespace

import pytest
from cast import ANN, BOSS
from small_shop import NOW
from test_my_orders import become

from handlers.render import RENDERERS, Backdrop, render
from handlers.render.customers import CUSTOMER
from shop import people, wants
from shop.notices import Notice
from shop.wants import MESSAGES, WEIGHTS, Wants, Weight

POST = "https://instagram.com/p/abc"
AT_NIGHT = NOW - NOW % 86_400_000 + 23 * 3_600_000
AT_NOON = AT_NIGHT - 11 * 3_600_000
CUSTOMERS = {kind for kind in Notice if not kind.value.startswith("admin_")}
ENDS = {
    Notice.ORDER_FINAL: ("settled", {"status": "completed"}),
    Notice.ORDER_REJECTED: ("rejected", {"reason": "bad_link"}),
    Notice.ORDER_RELEASED: ("released", {"reason": "too_late"}),
    Notice.ORDER_REQUOTE: ("released", {"reason": "price"}),
    Notice.ORDER_UNKNOWN: ("unknown", {}),
    Notice.ORDER_UNKNOWN_DAY: ("unknown", {}),
    Notice.ORDER_PLACED: ("placed", {}),
    Notice.ORDER_PROGRESS: ("placed", {"status": "in_progress"}),
    Notice.ORDER_WAITING: ("held", {}),
    Notice.REFUND_MORE: ("settled", {"status": "partial"}),
}


async def chosen(world):
    sql = "SELECT told, quiet_from, quiet_to, hears_changes FROM people WHERE id = :id"
    row = await world.db.read(lambda tx: tx.one(sql, id=ANN))
    return (row["told"], row["quiet_from"], row["quiet_to"], bool(row["hears_changes"]))


def test_every_notice_to_customers_has_its_weight():
    assert set(WEIGHTS) == CUSTOMERS


def test_off_still_tells_what_needs_a_word_and_what_nobody_knows():
    told = {kind for kind, weight in WEIGHTS.items() if weight in MESSAGES[Wants.OFF]}
    assert told == {
        Notice.ORDER_REQUOTE,
        Notice.ORDER_UNKNOWN,
        Notice.ORDER_UNKNOWN_DAY,
        Notice.BATCH_UNKNOWN_DAY,
        Notice.REQUEST_POSSIBLE,
        Notice.FRESH_CARD,
        Notice.SORRY,
        Notice.SLOW_DOWN,
        Notice.SCHEDULE_PAUSED,
    }


def test_a_choice_of_less_brings_nothing_that_more_does_not():
    assert MESSAGES[Wants.OFF] < MESSAGES[Wants.RESULTS] < MESSAGES[Wants.EVERY]
    assert Weight.LIVE not in MESSAGES[Wants.EVERY]


async def test_what_is_told_is_chosen_and_said_in_words(world, ann):
    await ann.tap("button-settings")
    await ann.tap("button-notifications")
    assert ann.sees("wants-results", mark="✅")
    for want in ("off", "every", "results"):
        await ann.tap(f"button-wants-{want}")
        assert ann.answered("notifications-chosen")
        assert ann.sees(f"wants-{want}", mark="✅")
        assert await chosen(world) == (want, None, None, True)
    await ann.tap("button-changes-off")
    assert ann.sees("changes-off")
    assert (await chosen(world))[3] is False
    await ann.tap("button-changes-on")
    assert (await chosen(world))[3] is True
    await ann.tap("button-back")
    assert ann.sees("settings")


async def test_whose_night_it_is_is_asked_the_first_time(world, ann):
    await ann.write("/notifications")
    assert ann.sees("night-off")
    await ann.tap("button-night-on")
    assert ann.sees("night-whose")
    assert ann.sees("choose-zone")
    assert await chosen(world) == (None, 1320, 480, True)
    await ann.press("z:Europe/Berlin")
    await ann.write("/notifications")
    assert ann.sees("night-on")
    await ann.tap("button-night-hours")
    await ann.write("never")
    assert ann.sees("night-unknown", example="22:30-07:00")
    await ann.write("23:30 - 7")
    assert await chosen(world) == (None, 1410, 420, True)
    assert ann.sees("notifications")
    await ann.tap("button-night-hours")
    await ann.tap("night-span", nth=3)
    assert await chosen(world) == (None, 0, 480, True)
    await ann.tap("button-night-off")
    assert await chosen(world) == (None, None, None, True)


@pytest.mark.parametrize("data", ["nq:1440:0", "nq:-1:5", "nw:loud", "nc:maybe:0"])
async def test_made_up_choices_are_not_kept(world, ann, data):
    await ann.press(data)
    assert ann.answered("old-button")
    assert await chosen(world) == (None, None, None, True)


class TestTold:
    @pytest.fixture
    def language(self):
        return "en"

    @pytest.fixture
    async def ordered(self, ann):
        await ann.write(f"101 {POST} 500")
        await ann.tap("button-confirm")
        return ann

    @pytest.fixture
    def made(self, world, house, ordered):
        """Makes a notice about Ann's order as it would be sent at a moment."""
        backdrop = Backdrop(world.texts, house, world.dispatcher["shelves"])

        async def make(kind, now=AT_NOON, chat=ANN, **args):
            about = 1 if kind in ENDS else None
            row = SimpleNamespace(chat_id=chat, kind=kind.value, args=json.dumps(args), order_id=about)
            return await render(row, world.db, backdrop, now)

        return make

    @pytest.mark.parametrize("kind", ENDS)
    @pytest.mark.parametrize("want", Wants)
    async def test_each_notice_of_an_order_is_a_message_or_changes_its_card(self, world, made, kind, want):
        state, facts = ENDS[kind]
        await become(world, state, **facts)
        await world.db.write(people.choose_told, ANN, want.value)
        found = await made(kind, paid=50_000)
        assert found.edits is (WEIGHTS[kind] not in MESSAGES[want])
        assert found.silent is False
        if found.edits:
            assert (found.order_id, found.card is None) == (1, False), "nothing is lost: its card tells it"

    @pytest.mark.parametrize("kind", [Notice.SORRY, Notice.SLOW_DOWN, Notice.FRESH_CARD])
    async def test_answers_come_as_always(self, world, made, kind):
        await world.db.write(people.choose_told, ANN, "off")
        await world.db.write(people.choose_quiet, ANN, 1320, 480)
        found = await made(kind, AT_NIGHT)
        assert (found.edits, found.silent) == (False, False)

    async def test_at_night_it_comes_without_a_sound_and_by_day_with_one(self, world, made):
        await become(world, "settled", status="completed")
        await world.db.write(people.choose_quiet, ANN, 1320, 480)
        assert (await made(Notice.ORDER_FINAL, AT_NIGHT)).send(ANN).said()["disable_notification"] is True
        assert "disable_notification" not in (await made(Notice.ORDER_FINAL, AT_NOON)).send(ANN).said()
        await world.db.write(people.choose_zone, ANN, "Pacific/Auckland")
        assert (await made(Notice.ORDER_FINAL, AT_NIGHT)).silent is False
        assert (await made(Notice.ORDER_FINAL, AT_NOON)).silent is True

    async def test_what_is_over_at_once_is_a_new_message_only_while_it_is_wanted(self, world, made, ordered):
        """The choice of the moment counts in which it is sent, not that of the moment in which it was owed."""
        await become(world, "settled", status="completed")
        assert not (await made(Notice.ORDER_FINAL)).edits
        await ordered.write("/notifications")
        await ordered.tap("button-wants-off")
        assert (await made(Notice.ORDER_FINAL)).edits

    async def test_an_admin_hears_alarms_whatever_they_chose_as_a_customer(self, world, made):
        await world.db.write(people.arrive, BOSS, "Bob", None, "en", NOW)
        await world.db.write(people.choose_told, BOSS, "off")
        await world.db.write(people.choose_quiet, BOSS, 1320, 480)
        found = await made(Notice.ADMIN_CONFLICT, AT_NIGHT, chat=BOSS)
        assert (found.edits, found.silent) == (False, False)

    async def test_what_no_card_can_tell_is_kept_back(self, world, made):
        await world.db.write(people.choose_told, ANN, "off")
        assert await made(Notice.REFILL_ENDED, requests=[]) is None


def test_only_customers_are_asked_what_they_want():
    assert set(CUSTOMER) <= set(WEIGHTS) < set(RENDERERS)
    assert wants.wants_of(None) is Wants.RESULTS
