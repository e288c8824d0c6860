"""What admins are told without having asked: every kind and every code in words, with a way to act."""

import json
from dataclasses import dataclass, replace

import pytest
from cast import BOSS
from test_my_orders import become

from handlers.admin.about_orders import ODD, REFUSALS
from handlers.admin.about_panel import NAMES, REFUSED_CALLS, WORKS
from handlers.admin.views.panel import TROUBLES
from handlers.admin.views.reasons import UNKNOWN, UNSETTLED
from handlers.admin.views.suspended import REASONS
from handlers.render import RENDERERS, Backdrop, render
from panel.answers import UnknownReason
from shop.catalogue.doubt import Reason
from shop.notices import Notice
from shop.orders import at_start, left_behind, outcome, overcharge, refusal
from shop.orders.entry import Problem
from shop.orders.formulas import Unclear
from shop.pauses import BY_ADMIN, PauseKind

POST = "https://instagram.com/p/abc"
MINUTE = 60_000
ADMINS = [kind for kind in Notice if kind.value.startswith("admin_")]
WORD = "4-7"


@dataclass(frozen=True)
class Row:
    chat_id: int
    kind: str
    args: str
    order_id: int | None = None


@pytest.fixture
async def told(world, house, boss):
    """Order 1 is the admin's own; renders a notice into the admin's chat."""
    await boss.write(f"101 {POST} 500")
    await boss.tap("button-confirm")
    house = replace(house, low_balance=5_000_000)
    backdrop = Backdrop(world.texts, house, world.dispatcher["shelves"])

    async def tell(kind, **args):
        found = await render(Row(BOSS, kind.value, json.dumps(args)), world.db, backdrop, world.now)
        if found is not None:
            assert not found.edits
            await world.bot(found.send(BOSS))
        return found

    return tell


def test_every_kind_of_notice_has_a_renderer():
    assert set(RENDERERS) == set(Notice)


def test_every_code_has_its_own_words():
    ours = {outcome.ID_HELD, outcome.DUPLICATE, outcome.FAILURE, at_start.RESTART, at_start.RESTORED}
    assert set(UNKNOWN) == ours | {reason.value for reason in UnknownReason}
    stuck = {"failed", "paused", "unrecognised", "not_found", "missing", "error", "currency"}
    assert set(UNSETTLED) == stuck | {left_behind.PANEL_GONE} | {reason.value for reason in Unclear}
    silent = {Problem.MISSING, Problem.ERROR}
    assert set(ODD) == {"failed"} | {problem.value for problem in set(Problem) - silent}
    assert set(REASONS) == {reason.value for reason in Reason} | {overcharge.OVERCHARGE, "bad_service"}
    looked = {kind.value for kind, then in refusal._CONSEQUENCES.items() if then is refusal._admins_look}
    assert set(REFUSALS) == looked


@pytest.mark.parametrize("reason", UNKNOWN)
async def test_an_unknown_order_says_why_and_what_to_do(world, told, boss, reason):
    await become(world, "unknown", reason=reason)
    await told(Notice.ADMIN_UNKNOWN, order_id=1, reason=reason)
    assert boss.sees("admin-unknown", id="1")
    assert boss.sees(UNKNOWN[reason])
    assert boss.has("button-show-order")
    assert boss.has("button-all-waiting")


async def test_an_unknown_order_is_spoken_of_again_until_it_is_cleared_up(world, told, boss):
    await become(world, "unknown", reason="timeout")
    await told(Notice.ADMIN_UNKNOWN, order_id=1, hours=6)
    assert boss.sees("admin-unknown-still", hours=6, id="1")
    await world.db.write(lambda tx: tx.run("UPDATE orders SET state = :s WHERE id = 1", s="released"))
    assert await told(Notice.ADMIN_UNKNOWN, order_id=1, hours=24) is None


@pytest.mark.parametrize("reason", UNSETTLED)
async def test_an_unsettled_order_says_why(world, told, boss, reason):
    await become(world, "placed", status="partial", unsettled=reason)
    await told(Notice.ADMIN_UNSETTLED, order_id=1, reason=reason)
    assert boss.sees("admin-unsettled", id="1")
    assert boss.sees(UNSETTLED[reason])
    assert boss.has("button-all-waiting")


async def test_a_decided_order_asks_for_nothing(world, told):
    await become(world, "placed", status="partial")
    assert await told(Notice.ADMIN_UNSETTLED, order_id=1, reason="package") is None


async def test_both_figures_of_a_delivery_after_the_refund(told, boss):
    await told(Notice.ADMIN_AFTER_REFUND, order_id=1, due=100_000, refunded=450_000)
    assert boss.sees("admin-after-refund-next", due=usd(boss, "0.10"), refunded=usd(boss, "0.45"))


async def test_a_late_answer_names_the_id(told, boss):
    await told(Notice.ADMIN_LATE_ANSWER, order_id=1, number="777", state="released")
    assert boss.sees("admin-late-answer-next", number="777")


async def test_an_overcharge_shows_both_figures_and_the_service(told, boss):
    await told(Notice.ADMIN_OVERCHARGE, order_id=1, service_id=1, charge="0.70", cost=450_000)
    assert boss.sees("admin-overcharge-next", cost=usd(boss, "0.45"), charge=usd(boss, "0.70"))
    assert boss.has("button-look-service")


@pytest.mark.parametrize("problem", ODD)
async def test_an_odd_answer_says_what_is_odd(told, boss, problem):
    await told(Notice.ADMIN_QUARANTINE, order_id=1, problem=problem, word=WORD)
    assert boss.sees(ODD[problem])
    assert boss.sees("admin-quarantine-next")


@pytest.mark.parametrize("why", REFUSALS)
async def test_a_refusal_quotes_the_panel(told, boss, why):
    await told(Notice.ADMIN_REJECTED, order_id=1, why=why, text=f"<b>{WORD}</b>")
    assert boss.sees("admin-rejected", id="1", text=f"<b>{WORD}</b>")
    assert boss.sees(REFUSALS[why])


@pytest.mark.parametrize("reason", REASONS)
async def test_a_suspended_service_is_named_with_the_reason(told, boss, reason):
    await told(Notice.ADMIN_SUSPENDED, service_id=1, reason=reason, detail="0.9 → 1.9")
    assert boss.sees("admin-suspended", name="Instagram Likes [Real] 🔥")
    assert boss.sees(REASONS[reason])
    assert boss.has("button-look-service")


async def test_a_suspended_service_that_is_gone_still_makes_a_sentence(told, boss):
    await told(Notice.ADMIN_SUSPENDED, service_id=999, reason="rate", detail="")
    assert boss.sees("admin-suspended")


@pytest.mark.parametrize("code", TROUBLES)
async def test_no_catalogue_says_why(told, boss, code):
    await told(Notice.ADMIN_CATALOGUE, problem=code, missing=300, of=900)
    assert boss.sees("desk-loss", missing=300, of=900) if code == "vanished" else boss.sees(TROUBLES[code])


async def test_many_suspended_at_once_are_one_message(told, boss):
    await told(Notice.ADMIN_CATALOGUE, problem="suspended", count=41)
    assert boss.sees("admin-many-suspended", count=41)
    await boss.tap("button-synced-suspended")
    assert boss.sees("suspended")


DETAILS = {"funds": {"order_id": 1, "cost": 450_000}, "currency": {"panel": "EUR", "books": "USD"}}


@pytest.mark.parametrize("kind", PauseKind)
async def test_a_pause_says_what_it_stops_and_what_ends_it(told, boss, kind):
    await told(Notice.ADMIN_PAUSE, pause=kind.value, **DETAILS.get(kind.value, {}))
    assert boss.sees("admin-pause")
    assert boss.sees(f"pause-{kind.value}")
    assert boss.sees("pause-stops")
    assert boss.has("button-pause-end") is (kind in BY_ADMIN)


@pytest.mark.parametrize(
    ("lasted", "hours", "minutes"), [(9, 0, 0), (9 * MINUTE, 0, 9), (125 * MINUTE, 2, 5)]
)
async def test_the_end_of_a_pause_says_how_long_it_was(world, told, boss, lasted, hours, minutes):
    await told(Notice.ADMIN_PAUSE_OVER, pause="outage", lasted=lasted)
    name = world.texts.text("pause-name-outage", boss.language)
    assert boss.sees("admin-pause-over", name=name, hours=hours, minutes=minutes)


async def test_a_low_balance_names_amount_and_limit(told, boss):
    await told(Notice.ADMIN_LOW_BALANCE, amount="4.2")
    assert boss.sees("admin-low-balance", amount=usd(boss, "4.20"), limit=usd(boss, "5.00"))


async def test_another_panel_offers_both_ways_out(told, boss):
    await told(Notice.ADMIN_PANEL_CHANGED, panel_id=1, address="https://old.example/api/v2", orders=3)
    assert boss.sees("admin-panel-changed", address="https://old.example/api/v2", orders=3)
    assert boss.has("button-by-hand")


async def test_a_second_program_and_new_words(world, told, boss):
    await told(Notice.ADMIN_CONFLICT)
    assert boss.sees("admin-conflict")
    await told(Notice.ADMIN_TEXT_UNKNOWN, action="add", text=WORD)
    assert boss.sees("admin-text-unknown", action=world.texts.text("action-add", boss.language), text=WORD)


@pytest.mark.parametrize("action", REFUSED_CALLS)
async def test_a_refusal_in_new_words_is_told_as_one(told, boss, action):
    await told(Notice.ADMIN_TEXT_UNKNOWN, action=action, text=WORD)
    assert boss.sees(REFUSED_CALLS[action], text=WORD)


@pytest.mark.parametrize("work", [*WORKS, *NAMES, "poller of panel 2", "hour"])
async def test_trouble_is_told_in_words(told, boss, work):
    await told(Notice.ADMIN_TROUBLE, work=work, failures=5)
    assert boss.sees(WORKS.get(work, "work-other"))
    assert boss.has("button-desk")


def usd(chat, amount):
    return f"${amount}" if chat.language == "en" else f"{amount.replace('.', ',')}\u00a0$"
