"""What is told of a mass order by itself: its live card, its sum when all lines are over, a digest of what came after."""

from types import SimpleNamespace

import pytest
from cast import ANN, BOB, HOUSE
from every_type import TYPES
from test_mass_order import GOOD, dollars, told_of

from handlers.render import Backdrop, render
from panel.answers import OrderStatus, Placed, Rejected, Unknown, UnknownReason
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus
from shop import people
from shop.audit import audit
from shop.batches.telling import DIGEST_MS
from shop.orders import outcome, send
from shop.orders.apply_status import apply_status
from storage import panel_orders

LATER = 3 * DIGEST_MS
COMPLETED = OrderStatus(PanelStatus.COMPLETED, "Completed")
NO = Rejected(ErrorKind.BAD_LINK, "Incorrect link")
LOST = Unknown(UnknownReason.TIMEOUT)


@pytest.fixture
def services():
    return TYPES


@pytest.fixture
async def placed(world, ann):
    """Ann has confirmed three lines, for 0.20, 2.00 and 0.10, when a stretch of digests begins."""
    world.now += DIGEST_MS - world.now % DIGEST_MS
    await ann.write("/mass")
    await ann.write(GOOD)
    await ann.tap("button-lines-done")
    await ann.tap("button-confirm")
    return ann


@pytest.fixture
def answer(world):
    """The sender takes a line to the panel, which says this."""

    async def answer(order_id, said):
        world.now += 1_000
        await world.db.write(send.start_sending, HOUSE, order_id, world.now)
        await world.db.write(outcome.record_outcome, HOUSE, order_id, said, world.now)

    return answer


@pytest.fixture
def status(world):
    """The panel says how a line stands."""

    async def status(number, said):
        world.now += 1_000
        row = await world.db.read(panel_orders.by_number, 1, number)
        await world.db.write(apply_status, HOUSE, row, said, world.now)

    return status


@pytest.fixture
async def over(placed, answer, status):
    """The first line is done, the second refused, and nobody knows about the third."""
    await answer(1, Placed("p1"))
    await answer(2, NO)
    await answer(3, LOST)
    await status("p1", COMPLETED)
    return placed


@pytest.fixture
def tell(world, house):
    """Renders what is owed of a kind, as the notifier would when its time has come."""
    backdrop = Backdrop(world.texts, house, world.dispatcher["shelves"])

    async def tell(kind):
        rows = [SimpleNamespace(**row) for row in await told_of(world, kind)]
        found = [await render(row, world.db, backdrop, world.now) for row in rows]
        for message in found:
            await world.bot(message.send(ANN))
        return found

    return tell


def lines_told(ann):
    shown = ann.messages[ann.newest].html.split("\n")
    return [
        line.partition("</code>")[0].removeprefix("<code>") for line in shown if line.startswith("<code>")
    ]


async def test_the_live_card_is_edited_where_it_stands(placed, answer, tell):
    await answer(1, Placed("p1"))
    assert {(one.edits, one.order_id) for one in await tell("batch_progress")} == {(True, 1)}
    assert placed.sees("mass-card", id="1", count=3)
    assert placed.sees("mass-part-running", count=1)
    assert placed.sees("mass-part-waiting", count=2)


async def test_the_sum_is_told_when_the_last_line_is_over(world, over, tell):
    [told] = await tell("batch_summary")
    assert not told.edits
    assert over.sees("mass-over")
    for part in ("done", "refused", "unclear"):
        assert over.sees(f"mass-part-{part}", count=1)
    assert over.sees("mass-paid", amount=dollars(over, "0.20"))
    assert over.sees("mass-reserved", amount=dollars(over, "0.10"))
    assert over.sees("mass-given-back", amount=dollars(over, "2.00"))
    assert await told_of(world, "batch_digest") == []


async def test_a_look_at_the_card_after_the_sum_still_says_that_it_is_through(over, tell):
    """The last look was owed with the sum, and comes up to two seconds after it."""
    await tell("batch_summary")
    await tell("batch_progress")
    assert over.sees("mass-over")
    assert over.sees("mass-part-done", count=1)


async def test_what_comes_after_the_sum_is_told_in_a_digest_and_the_sum_not_again(
    world, over, answer, status, tell
):
    await answer(3, Placed("p3"))
    await status("p3", COMPLETED)
    assert len(await told_of(world, "batch_summary")) == 1
    await tell("batch_digest")
    assert over.sees("mass-digest", id="1")
    assert lines_told(over) == ["3"], "the sum has told of the others in this same quarter of an hour"
    assert await world.db.read(audit) == []


async def test_a_later_refund_is_in_the_digest_alone_and_with_its_money(world, over, status, tell):
    world.now += LATER
    await status("p1", OrderStatus(PanelStatus.PARTIAL, "Partial", remains=50))
    await tell("batch_digest")
    assert lines_told(over) == ["1"]
    assert over.sees("mass-given-back", amount=dollars(over, "2.10"))
    assert await told_of(world, "refund_more") == []
    await over.tap("button-mass-card")
    assert over.sees("mass-part-partial", count=1)


async def test_several_changes_of_one_quarter_of_an_hour_are_one_digest(world, over, answer, status):
    world.now += LATER - world.now % DIGEST_MS
    await status("p1", OrderStatus(PanelStatus.PARTIAL, "Partial", remains=50))
    await answer(3, Placed("p3"))
    await status("p3", COMPLETED)
    [row] = await told_of(world, "batch_digest")
    assert row["due_at"] % DIGEST_MS == 0
    assert 0 < row["due_at"] - world.now <= DIGEST_MS
    world.now += DIGEST_MS
    await status("p3", OrderStatus(PanelStatus.CANCELED, "Canceled"))
    assert len(await told_of(world, "batch_digest")) == 2


async def test_a_batch_that_was_stopped_is_over(world, placed, tell):
    await placed.tap("button-mass-stop")
    await tell("batch_summary")
    assert placed.sees("mass-over")
    assert placed.sees("mass-part-back", count=3)


async def test_nobody_is_told_of_anothers_batch(world, house, over):
    backdrop = Backdrop(world.texts, house, world.dispatcher["shelves"])
    for kind in ("batch_progress", "batch_summary"):
        for row in await told_of(world, kind):
            theirs = SimpleNamespace(**row | {"chat_id": BOB})
            assert await render(theirs, world.db, backdrop, world.now) is None


@pytest.mark.parametrize("last", [LOST, NO])
async def test_who_wants_nothing_hears_of_a_batch_only_what_nobody_knows(world, placed, answer, tell, last):
    await world.db.write(people.choose_told, ANN, "off")
    await answer(1, NO)
    await answer(2, NO)
    await answer(3, last)
    world.now += LATER
    [found] = await tell("batch_summary")
    assert found.edits is (last is NO)
