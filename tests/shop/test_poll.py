import asyncio
from decimal import Decimal

import pytest
from placed_orders import ADMIN, DAY, HOUR, MINUTE, T0, a_placed_order, a_world, house_of, order_row, told

from panel.answers import MISSING, Batch, EntryError, OrderStatus
from panel.errors import ErrorKind
from panel.exceptions import PanelRefused, Unreachable, UnreachableReason
from panel.vocabulary import PanelStatus
from shop import pauses
from shop.orders import apply_status, poll
from shop.orders.line import Line
from shop.pauses import PauseKind
from storage import panel_orders
from storage.errors import DatabaseBusy

HOUSE = house_of()
DONE = OrderStatus(PanelStatus.COMPLETED, "Completed", charge=Decimal(1))
NO_ANSWER = Unreachable(UnreachableReason.TIMEOUT)


class Panel:
    """Answers what it was given and remembers what it was asked."""

    def __init__(self, entries=None, problem=None, cut_short=None):
        self.entries, self.problem, self.cut_short = entries or {}, problem, cut_short
        self.asked = []

    async def status(self, ids):
        self.asked.append(list(ids))
        if self.problem is not None:
            raise self.problem
        entries = {number: self.entries.get(number, MISSING) for number in ids}
        return Batch(entries, cut_short=self.cut_short)


class SlowPanel(Panel):
    """Takes a moment, and counts how many ask at once; the first waits for company that is allowed to come."""

    def __init__(self):
        super().__init__()
        self.now, self.most = 0, 0
        self._two = asyncio.Event()

    async def status(self, ids):
        self.now += 1
        self.most = max(self.most, self.now)
        if self.now == 2:
            self._two.set()
        await asyncio.wait_for(self._two.wait(), 5)
        await asyncio.sleep(0.01)
        self.now -= 1
        return await super().status(ids)


def fails_with(error):
    def fails(*_args):
        raise error

    return fails


@pytest.fixture
async def db(database):
    await database.write(a_world)
    return database


async def several(db, how_many, **changes):
    def place(tx):
        return [a_placed_order(tx, number=f"n{n}", **changes) for n in range(how_many)]

    return await db.write(place)


async def run(db, panel, now=T0, **kw):
    return await poll.poll(db, panel, HOUSE, 1, lambda: now, **kw)


async def states(db, rows):
    return [(await db.read(order_row, row.order_id))["state"] for row in rows]


async def test_due_orders_are_asked_for_in_one_question_longest_overdue_first(db):
    rows = await several(db, 3)
    await db.write(panel_orders.postpone, (rows[0].id,), T0 + 5)
    await db.write(panel_orders.postpone, (rows[2].id,), T0 + HOUR)
    panel = Panel()
    await run(db, panel, T0 + 10)
    assert panel.asked == [["n1", "n0"]]
    assert await db.read(poll.next_due_at, 1) == T0 + 10 + 2 * MINUTE


async def test_with_more_than_a_hundred_due_nobody_starves(db):
    await several(db, 130)
    panel = Panel()
    assert (await run(db, panel)).asked == 100
    assert (await run(db, panel)).asked == 30
    assert (await run(db, panel)).asked == 0
    assert len({number for asked in panel.asked for number in asked}) == 130


async def test_one_bad_entry_never_spoils_the_other_ninety_nine(db):
    rows = await several(db, 100)
    entries = {row.number: DONE for row in rows}
    entries["n3"] = EntryError(ErrorKind.NOT_FOUND, "Incorrect order ID")
    entries["n4"] = OrderStatus(PanelStatus.PARTIAL, "Partial", remains=10**40, charge=Decimal("1e999"))
    entries["n5"] = OrderStatus(PanelStatus.UNRECOGNISED, "\U0001f600" * 500)
    entries["n6"] = MISSING
    entries["n7"] = OrderStatus(PanelStatus.COMPLETED, "Completed", children=("n1", "n2"))
    result = await run(db, Panel(entries))
    assert (result.asked, result.answered, result.failures) == (100, 99, ())
    found = await states(db, rows)
    assert found.count("settled") == 95
    # The seventh's children belong to other orders: a person has to look.
    assert [found[n] for n in (3, 4, 5, 6, 7)] == ["placed"] * 5


async def test_an_entry_that_breaks_our_own_code_is_set_aside_and_told(db, monkeypatch):
    rows = await several(db, 3)
    real = apply_status._hear

    def breaks_on_one(tx, house, order, row, answer, now):
        if row.number == "n1":
            tx.run("UPDATE orders SET refunded = 5 WHERE id = :id", id=row.order_id)
            raise RuntimeError("a bug")
        return real(tx, house, order, row, answer, now)

    monkeypatch.setattr(apply_status, "_hear", breaks_on_one)
    result = await run(db, Panel({row.number: DONE for row in rows}))
    assert [str(failure) for failure in result.failures] == ["a bug"]
    assert await states(db, rows) == ["settled", "placed", "settled"]
    assert (await db.read(order_row, rows[1].order_id))["refunded"] == 0
    assert (await db.read(panel_orders.find, rows[1].id)).next_poll_at == T0 + HOUR
    assert [(m["chat_id"], m["args"]["order_id"]) for m in await db.read(told, "admin_trouble")] == [
        (ADMIN, rows[1].order_id)
    ]


async def test_a_busy_database_leaves_the_order_due(db, monkeypatch):
    (row,) = await several(db, 1)

    def is_busy(_tx, _house, _row, _answer, _now):
        raise DatabaseBusy("busy")

    monkeypatch.setattr(poll, "apply_status", is_busy)
    result = await run(db, Panel({"n0": DONE}))
    assert [type(failure) for failure in result.failures] == [DatabaseBusy]
    assert (await db.read(panel_orders.find, row.id)).next_poll_at == T0
    assert await db.read(told) == []


async def test_a_parent_and_its_children_end_in_one_round(db):
    def family(tx):
        row = a_placed_order(tx, fields={"runs": "2", "interval": "30"}, units=2000)
        for number in ("c1", "c2"):
            panel_orders.keep(tx, 1, number, row.order_id, T0, is_child=True)
        return row

    row = await db.write(family)
    half = OrderStatus(PanelStatus.PARTIAL, "Partial", remains=500)
    await run(db, Panel({"p1": DONE, "c1": DONE, "c2": half}))
    order = await db.read(order_row, row.order_id)
    assert (order["state"], order["refunded"]) == ("settled", 250_000)


async def test_a_panel_without_an_answer_says_nothing_of_any_order(db):
    rows = await several(db, 2)
    result = await run(db, Panel(problem=NO_ANSWER))
    assert (result.asked, result.answered, result.problem) == (2, 0, NO_ANSWER)
    for row in rows:
        kept = await db.read(panel_orders.find, row.id)
        assert (kept.missed, kept.trouble_since, kept.next_poll_at) == (0, None, T0 + MINUTE)
    assert await db.read(told) == []


async def test_ids_left_over_after_a_break_are_no_missing_ids(db):
    rows = await several(db, 3)
    result = await run(db, Panel({"n0": DONE}, cut_short=NO_ANSWER))
    assert (result.answered, result.problem) == (1, NO_ANSWER)
    assert await states(db, rows) == ["settled", "placed", "placed"]
    assert (await db.read(panel_orders.find, rows[1].id)).missed == 0


async def test_a_refused_key_stops_the_questions(db):
    await several(db, 2)
    await run(db, Panel(problem=PanelRefused(ErrorKind.AUTH, "Invalid API key")))
    panel = Panel()
    assert (await run(db, panel, T0 + HOUR)).asked == 0
    assert panel.asked == []
    await db.write(pauses.end, HOUSE, 1, PauseKind.KEY, T0 + HOUR)
    assert (await run(db, panel, T0 + HOUR)).asked == 2


async def test_several_who_ask_at_once_never_ask_for_the_same(db):
    await several(db, 250)
    line, panel = Line(3), Panel()
    rounds = await asyncio.gather(*(run(db, panel, line=line) for _ in range(4)))
    assert sorted(polled.asked for polled in rounds) == [0, 50, 100, 100]
    assert sorted(number for asked in panel.asked for number in asked) == sorted(f"n{n}" for n in range(250))
    assert not line.is_busy


async def test_what_a_failure_left_due_is_asked_for_again(db, monkeypatch):
    await several(db, 130)
    line, panel = Line(2), Panel({f"n{n}": DONE for n in range(130)})
    with monkeypatch.context() as busy:
        busy.setattr(poll, "apply_status", fails_with(DatabaseBusy("busy")))
        busy.setattr(poll, "apply_together", fails_with(DatabaseBusy("busy")))
        assert len((await run(db, panel, line=line)).failures) == 100
    assert [(await run(db, panel, line=line)).asked for _ in range(3)] == [100, 30, 0]


async def test_questions_in_flight_are_no_more_than_allowed(db):
    await several(db, 400)
    panel = SlowPanel()
    line = Line(2)
    await asyncio.gather(*(run(db, panel, line=line) for _ in range(4)))
    assert (len(panel.asked), panel.most) == (4, 2)


async def test_orders_of_another_panel_are_not_asked_for(db):
    await several(db, 2)
    panel = Panel()
    assert (await poll.poll(db, panel, HOUSE, 2, lambda: T0)).asked == 0
    assert panel.asked == []


async def test_finished_orders_leave_the_active_questions(db):
    rows = await several(db, 2)
    await run(db, Panel({"n0": DONE}))
    panel = Panel({"n0": DONE, "n1": DONE})
    await run(db, panel, T0 + 10 * MINUTE)
    assert panel.asked == [["n1"]]
    await run(db, panel, T0 + 31 * DAY)
    await run(db, panel, T0 + 400 * DAY)
    assert await states(db, rows) == ["settled", "settled"]
    assert (await db.read(poll.next_due_at, 1)) is None


async def test_somebody_looking_at_an_order_hurries_the_next_question(db, signals):
    (row,) = await several(db, 1)
    await run(db, Panel())
    assert not await db.write(poll.hurry, row.order_id, T0 + 5_000)
    assert "poll" not in signals
    assert await db.write(poll.hurry, row.order_id, T0 + 11_000)
    assert "poll" in signals
    assert await db.read(poll.next_due_at, 1) == T0 + 11_000


def test_the_first_question_comes_soon():
    assert poll.first_poll_at(HOUSE, T0) == T0 + 15_000
    assert poll.first_poll_at(house_of(poll_every=2000), T0) == T0 + 500
