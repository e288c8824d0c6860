"""Repeated orders: chosen step by step, confirmed, listed, paused, resumed, changed, stopped; and what is told of them."""

import json
from types import SimpleNamespace

import pytest
from cast import ANN, BOB, HOUSE
from chat_driver import Chat
from later_chat import DAY, asked_when, at, repeated, the_order, the_schedule, time_comes
from small_shop import NOW
from test_mass_order import told_of

from handlers.render import Backdrop, render
from handlers.views.schedules import REASONS
from shop.audit import audit
from shop.schedules.reasons import NEW_CARD, Why
from storage import ledger

FIRST = at("2026-09-22T07:00")
"""Tomorrow at 9:00 in Berlin."""


@pytest.fixture
def language():
    """The ways are the same in each; sentences are compared by their keys, and each is shown once in both below."""
    return "en"


@pytest.fixture
def tell(world):
    """Renders what is owed of a kind, as the notifier would."""
    backdrop = Backdrop(world.texts, HOUSE, world.dispatcher["shelves"])

    async def tell(kind, chat=ANN):
        rows = [SimpleNamespace(**row | {"chat_id": chat}) for row in await told_of(world, kind)]
        found = [await render(row, world.db, backdrop, world.now) for row in rows]
        for message in filter(None, found):
            await world.bot(message.send(chat))
        return found

    return tell


async def test_every_day_with_an_end_and_a_budget(world, ann):
    await asked_when(ann)
    await ann.write("tomorrow 9:00")
    await ann.tap("button-daily")
    assert ann.sees("later-end")
    await ann.tap("button-times", nth=1)
    assert ann.sees("later-budget", count=7, total="$3.15")
    await ann.write("2")
    assert ann.sees("plan-daily", clock="9:00\u202fAM", zone="Berlin")
    assert ann.sees("plan-most", count=7, most="$2.00")
    assert ann.sees("plan-ceiling", price="$0.45")
    await ann.tap("button-confirm-repeat")
    assert ann.sees("schedule")
    assert ann.sees("schedule-means-active")
    assert f'<tg-time unix="{FIRST // 1000}" format="dt">' in ann.screen.html
    found = await the_schedule(world)
    assert (found.repeat, found.times, found.budget, found.next_at, found.price) == (
        "daily",
        7,
        2_000_000,
        FIRST,
        450_000,
    )
    assert await world.db.read(ledger.balance, f"held:{ANN}") == 0
    assert await world.db.read(audit) == []


async def test_every_week_until_a_day_without_a_budget(world, ann):
    await asked_when(ann)
    await ann.tap("button-tomorrow")
    await ann.tap("button-weekly")
    await ann.write("31.12")
    await ann.tap("button-budget-whole")
    assert ann.sees("plan-weekly", weekday="Tuesday", clock="10:00\u202fAM", zone="Berlin")
    assert ann.sees("plan-most", count=15, most="$6.75")
    await ann.tap("button-change-budget")
    await ann.tap("button-budget")
    assert ann.sees("plan-most", count=15, most="$3.375")
    await ann.tap("button-change-end")
    await ann.tap("button-times")
    await ann.tap("button-budget-whole")
    assert ann.sees("plan-most", count=2, most="$0.90")
    await ann.tap("button-confirm-repeat")
    assert (await the_schedule(world)).repeat == "weekly"


async def test_a_second_tap_on_confirm_shows_the_same(world, ann):
    await repeated(ann)
    await ann.press("y:" + str((await the_schedule(world)).quote_id))
    assert ann.sees("schedule")
    assert (await the_schedule(world, 2)) is None


WRONG_ENDS = {
    "never": "when-end-unreadable",
    "0": "when-none-at-all",
    "20.09.2026": "when-end-before",
    "400": "when-end-too-far",
    "31.02": "when-no-such-day",
}


@pytest.mark.parametrize("typed", WRONG_ENDS)
async def test_a_wrong_end_is_asked_again(ann, typed):
    await asked_when(ann)
    await ann.write("20:30")
    await ann.tap("button-daily")
    await ann.write(typed)
    assert ann.sees(WRONG_ENDS[typed])
    assert ann.sees("later-end-again")
    await ann.write("10")
    assert ann.sees("later-budget")


async def test_a_wrong_budget_is_asked_again(ann):
    await asked_when(ann)
    await ann.write("20:30")
    await ann.tap("button-daily")
    await ann.write("10")
    await ann.write("plenty")
    assert ann.sees("when-budget-unreadable")
    await ann.write("0.44")
    assert ann.sees("when-budget-below-one", price="$0.45")
    await ann.write("0.45")
    assert ann.sees("plan-most", count=10, most="$0.45")


@pytest.mark.parametrize("is_typed", [True, False])
async def test_an_end_for_what_was_suspended_meanwhile_leads_to_the_card_that_says_so(world, ann, is_typed):
    await asked_when(ann)
    await ann.write("20:30")
    await ann.tap("button-daily")
    suspend = (
        "INSERT INTO suspensions (service_id, reason, detail, agreed, since) VALUES (1, 'price', '', 0, 1)"
    )
    await world.db.write(lambda tx: tx.run(suspend))
    await world.dispatcher["shelves"].reload(world.db, HOUSE)
    await (ann.write("5") if is_typed else ann.tap("button-times", nth=1))
    assert ann.sees("refused-service")


async def test_a_budget_that_another_quantity_has_outgrown_is_refused(world, ann):
    await asked_when(ann)
    await ann.write("20:30")
    await ann.tap("button-daily")
    await ann.write("10")
    await ann.write("1")
    await ann.tap("button-change-quantity")
    await ann.write("5000")
    assert ann.sees("plan-budget-short", budget="$1.00")
    await ann.tap("button-confirm-repeat")
    assert ann.answered("refused-budget")
    assert await the_schedule(world) is None


async def test_it_is_listed_paused_resumed_and_stopped_with_a_question(world, ann):
    await ann.write("/schedules")
    assert ann.sees("schedules-none")
    await repeated(ann)
    await ann.write("/orders")
    await ann.tap("button-schedules")
    assert ann.sees("schedule-line")
    assert ann.sees("schedule-next")
    await ann.tap("button-schedule")
    await ann.tap("button-schedule-pause")
    assert ann.answered("schedule-paused-now")
    assert ann.sees("schedule-rests-asked")
    assert (await the_schedule(world)).state == "paused"
    await ann.tap("button-schedule-resume")
    assert ann.answered("schedule-resumed-now")
    assert (await the_schedule(world)).next_at == FIRST
    await ann.tap("button-schedule-stop")
    assert ann.sees("schedule-stop-sure", id="1")
    await ann.tap("button-schedule-keep")
    assert ann.sees("schedule")
    await ann.tap("button-schedule-stop")
    await ann.tap("button-schedule-stop-sure")
    assert ann.answered("schedule-stopped-now")
    assert ann.sees("schedule-over-asked")
    for act in "prs":
        await ann.press(f"sa:1:{act}")
        assert ann.answered("schedule-cannot")
    await ann.press("sa:1:c")
    assert ann.answered("schedule-cannot")


async def test_nobody_else_sees_or_touches_it(world, ann):
    await repeated(ann)
    bob = Chat(world, BOB, "en", name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    for data in ("sc:1", "sa:1:p", "sa:1:s", "sa:1:a", "sa:1:c", "sa:1:r"):
        await bob.press(data)
        assert bob.sees("schedule-gone"), data
    assert (await the_schedule(world)).state == "active"


async def test_when_it_is_due_its_order_is_shown_and_can_be_taken_back(world, ann, tell):
    await repeated(ann, times="2")
    await time_comes(world, FIRST)
    await tell("schedule_ordered")
    assert ann.sees("schedule-made", id="1")
    assert ann.sees("means-held")
    await ann.tap("button-take-back")
    assert ann.sees("means-taken-back")
    assert ann.sees("order-repeated", id="1")
    await ann.tap("button-schedule-show")
    assert ann.sees("schedule-spent", spent="$0.00")
    assert ann.sees("schedule-left", count=1)
    assert ann.sees("schedule-last")
    await time_comes(world, FIRST + DAY)
    await tell("schedule_ended")
    assert ann.sees("schedule-news-over")
    assert ann.sees("schedule-over-done")
    assert await world.db.read(audit) == []


async def test_a_risen_price_is_told_and_goes_on_only_by_a_new_card(world, ann, tell):
    await repeated(ann, times="5", budget="2")
    await world.db.write(lambda tx: tx.run("UPDATE services SET rate = :rate WHERE id = 1", rate="1.00"))
    await time_comes(world, FIRST)
    await tell("schedule_paused")
    assert ann.sees("schedule-rests-price", price="$0.50", ceiling="$0.45")
    assert not ann.has("button-schedule-resume")
    await ann.press("sa:1:r")
    assert ann.answered("schedule-cannot")
    assert ann.sees("schedule-rests-price-risen", ceiling="$0.45")
    await world.dispatcher["shelves"].reload(world.db, HOUSE)
    await ann.tap("button-schedule-look")
    assert ann.sees("plan-instead", id="1")
    assert ann.sees("plan-most", count=5, most="$2.00")
    assert not ann.has("button-at-once")
    await ann.tap("button-confirm-repeat")
    assert ann.sees("schedule-means-active")
    found = await the_schedule(world)
    assert (found.price, found.next_at, found.state) == (500_000, FIRST + DAY, "active")
    assert await the_schedule(world, 2) is None
    assert await tell("schedule_paused") == [None], "what goes on again is told of no more"


async def test_the_time_is_changed_in_place(world, ann):
    await repeated(ann)
    await ann.tap("button-schedule-change")
    await ann.tap("button-change-time")
    await ann.write("tomorrow 18:00")
    assert not ann.has("button-once")
    await ann.tap("button-daily")
    await ann.tap("button-back")
    await ann.tap("button-back")
    await ann.tap("button-back")
    await ann.tap("button-confirm-repeat")
    found = await the_schedule(world)
    assert (found.minute, found.times, found.next_at) == (18 * 60, 5, at("2026-09-22T16:00"))


RESTS = {
    "limit": lambda world: world.dispatcher.workflow_data.update(house=_limited()),
    "suspended": lambda world: world.db.write(_suspend),
    "gone": lambda world: world.db.write(lambda tx: tx.run("UPDATE services SET gone_at = 1 WHERE id = 1")),
}


def _limited():
    from dataclasses import replace

    return replace(HOUSE, member_limit=1)


def _suspend(tx):
    sql = "INSERT INTO suspensions (service_id, reason, detail, agreed, since) VALUES (1, :r, :r, 0, 1)"
    return tx.run(sql, r="price")


@pytest.mark.parametrize("why", RESTS)
async def test_what_is_in_the_way_is_told_with_the_way_to_go_on(world, ann, tell, why):
    await repeated(ann)
    done = RESTS[why](world)
    if done is not None:
        await done
    await time_comes(world, FIRST)
    await tell("schedule_paused")
    assert ann.sees("schedule-news-paused")
    assert ann.sees(f"schedule-rests-{'closed' if why == 'suspended' else why}")
    await ann.tap("button-schedule-resume")
    assert ann.answered("schedule-resumed-now")
    assert (await the_schedule(world)).next_at == FIRST + DAY
    assert await the_order(world) is None


async def test_a_day_without_an_order_is_told(world, ann, tell):
    await repeated(ann)
    await time_comes(world, FIRST + 2 * 3_600_000)
    await tell("schedule_missed")
    assert ann.sees("schedule-news-missed")
    assert ann.sees("schedule-missed-stopped")
    await ann.tap("button-schedule-show")
    assert ann.sees("schedule-last-missed")


async def test_who_lost_the_answer_to_confirm_gets_the_card(world, ann):
    await repeated(ann)
    inbox = await world.db.read(
        lambda tx: tx.all("SELECT about FROM inbox WHERE about LIKE :some", some="schedule:%")
    )
    [effect] = [row["about"] for row in inbox]
    backdrop = Backdrop(world.texts, HOUSE, world.dispatcher["shelves"])
    row = SimpleNamespace(chat_id=ANN, kind="fresh_card", order_id=None, args=json.dumps({"about": effect}))
    await world.bot((await render(row, world.db, backdrop, world.now)).send(ANN))
    assert ann.sees("schedule-means-active")
    row.chat_id = BOB
    assert (await render(row, world.db, backdrop, world.now)).screen.text == world.texts.html(
        "fresh-menu", "en"
    )


async def test_nobody_is_told_of_anothers_repeated_order(world, ann, tell):
    await repeated(ann, times="1")
    await time_comes(world, FIRST)
    assert await tell("schedule_ordered", BOB) == [None]
    assert await tell("schedule_ended", BOB) == [None]


async def test_every_sentence_of_it_is_there_in_russian(world, newcomer, tell):
    """Shown once; that each comes from a Fluent file and has no English in it is looked at when the test ends."""
    chat = Chat(world, ANN, "ru")
    await chat.write("/start")
    await chat.tap("button-accept-terms")
    await repeated(chat, typed="завтра 9:00", how="button-weekly", times="3", budget="1")
    await time_comes(world, FIRST)
    await tell("schedule_ordered")
    await chat.write("/schedules")
    await chat.tap("button-schedule")
    await chat.tap("button-schedule-pause")
    await chat.tap("button-schedule-resume")
    await chat.tap("button-schedule-stop")
    await chat.tap("button-schedule-stop-sure")
    assert (await the_schedule(world)).state == "ended"
    assert world.now > NOW


@pytest.mark.parametrize("tag", ["en", "ru"])
async def test_every_reason_has_its_sentence_and_every_one_a_way_to_go_on(world, tag, tell):
    chat = Chat(world, ANN, tag)
    await chat.write("/start")
    await chat.tap("button-accept-terms")
    await repeated(chat)
    await chat.tap("button-schedule-pause")
    for why in set(Why) - {Why.DONE, Why.REPLACED}:
        await world.db.write(lambda tx, why=why: tx.run("UPDATE schedules SET reason = :why", why=why.value))
        await chat.press("sc:1")
        assert chat.sees(REASONS.get(why, "schedule-rests-fields")), why
        assert chat.has("button-schedule-look" if why in NEW_CARD else "button-schedule-resume"), why
        await chat.tap("button-schedule-stop")
    for why in ("stopped", "unknown", "maintenance"):
        args = json.dumps({"schedule_id": 1, "why": why, "at": world.now})
        row = SimpleNamespace(chat_id=ANN, kind="schedule_missed", order_id=None, args=args)
        backdrop = Backdrop(world.texts, HOUSE, world.dispatcher["shelves"])
        await world.bot((await render(row, world.db, backdrop, world.now)).send(ANN))
        assert chat.sees("schedule-news-missed")
    await chat.press("sc:1")
    await chat.tap("button-schedule-stop")
    await chat.tap("button-schedule-stop-sure")
    for why in (Why.DONE, Why.REPLACED, Why.ASKED):
        await world.db.write(lambda tx, why=why: tx.run("UPDATE schedules SET reason = :why", why=why.value))
        await chat.press("sc:1")
        assert chat.sees(f"schedule-over-{why}")
