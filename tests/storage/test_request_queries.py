"""Requests in the database: one move is one guarded UPDATE, and the database refuses every other."""

from itertools import product

import pytest
from placed_orders import T0, a_placed_order, a_world, an_order, insert

from storage import request_lists, requests
from storage.errors import ConstraintViolated

STATES = ("asked", "no_answer", "requested", "refused", "done")
ARROWS = {
    ("asked", "no_answer"),
    ("asked", "done"),
    ("no_answer", "asked"),
    ("no_answer", "requested"),
    ("no_answer", "refused"),
    ("no_answer", "done"),
    ("requested", "done"),
}
MOVES = {
    "begin_sending": (lambda tx, one: requests.begin_sending(tx, one, T0, T0), {"asked": "no_answer"}),
    "ask_again": (lambda tx, one: requests.ask_again(tx, one, T0, T0, T0), {"no_answer": "asked"}),
    "ask_again too early": (lambda tx, one: requests.ask_again(tx, one, T0 - 1, T0, T0), {}),
    "put_back": (lambda tx, one: requests.put_back(tx, one, 1, T0), {"no_answer": "asked"}),
    "put_back an earlier one": (lambda tx, one: requests.put_back(tx, one, 0, T0), {}),
    "take": (lambda tx, one: requests.take(tx, one, "9", T0, T0), {"no_answer": "requested"}),
    "refuse": (lambda tx, one: requests.refuse(tx, one, "other", None, T0), {"no_answer": "refused"}),
    "end": (
        lambda tx, one: requests.end(tx, one, "over", T0),
        dict.fromkeys(("asked", "no_answer", "requested"), "done"),
    ),
}


@pytest.fixture
async def panel_id(database):
    return await database.write(a_world)


def a_request(tx, state="asked", kind="refill", order_state="placed", next_at=T0, **facts):
    order_id = an_order(tx, state=order_state)
    ended, unsent = state in {"refused", "done"}, state == "asked"
    facts |= {} if unsent else {"sent_at": T0}
    facts |= {"ended_at": T0} if ended else {}
    facts |= {"reason": "other"} if state == "refused" else {}
    facts |= {} if next_at is None else {"next_at": next_at}
    return insert(
        tx, "requests", order_id=order_id, panel_id=1, kind=kind, state=state, sends=0 if unsent else 1,
        asked_at=T0, **facts,
    )  # fmt: skip


def state_of(tx, request_id):
    [found] = requests.find_all(tx, (request_id,))
    return found.state


def try_moves(tx, move):
    found = {}
    for state in STATES:
        one = a_request(tx, state)
        moved = move(tx, one)
        after = state_of(tx, one)
        assert moved == (after != state)
        if moved:
            found[state] = after
    return found


@pytest.mark.usefixtures("panel_id")
@pytest.mark.parametrize("name", MOVES)
async def test_a_move_happens_from_its_own_states_only(database, name):
    move, expected = MOVES[name]
    assert await database.write(try_moves, move) == expected


@pytest.mark.usefixtures("panel_id")
@pytest.mark.parametrize(
    ("before", "after"), [pair for pair in product(STATES, STATES) if pair[0] != pair[1]]
)
async def test_the_database_refuses_every_other_move(database, before, after):
    one = await database.write(a_request, before)

    def move(tx):
        ended = T0 if after in {"refused", "done"} else None
        tx.run(
            """UPDATE requests SET state = :after, sent_at = :now, ended_at = cast(:ended AS bigint),
               reason = cast(:reason AS text) WHERE id = :id""",
            after=after, id=one, now=T0, ended=ended, reason="other" if after == "refused" else None,
        )  # fmt: skip

    if (before, after) in ARROWS:
        await database.write(move)
        assert await database.read(state_of, one) == after
    else:
        with pytest.raises(ConstraintViolated, match="cannot move that way"):
            await database.write(move)


async def test_one_of_a_kind_is_open_for_an_order(database, panel_id):
    order_id = await database.write(an_order)

    def ask(tx, kind):
        return requests.ask(tx, order_id, panel_id, kind, T0, T0)

    first = await database.write(ask, "refill")
    assert await database.write(ask, "refill") is None
    assert await database.write(ask, "cancel") is not None
    await database.write(requests.end, first, "over", T0)
    assert await database.write(ask, "refill") is not None


async def test_requests_are_kept(database, panel_id):
    one = await database.write(a_request)
    with pytest.raises(ConstraintViolated, match="requests are kept"):
        await database.write(lambda tx: tx.run("DELETE FROM requests WHERE id = :id", id=one))
    assert panel_id


@pytest.mark.parametrize("order_state", ["held", "sending", "unknown", "placed", "released"])
async def test_what_is_asked_about_an_order_that_is_on_its_way_is_not_due(database, panel_id, order_state):
    one = await database.write(a_request, "asked", "cancel", order_state)
    waits = order_state in {"held", "sending", "unknown"}
    due = await database.read(request_lists.to_send, panel_id, "cancel", T0, 10)
    assert [request.id for request in due] == ([] if waits else [one])
    assert await database.read(request_lists.next_due_at, panel_id) == (None if waits else T0)


LISTS = {
    "to_send": (
        lambda tx, by, most: request_lists.to_send(tx, 1, "refill", by, most),
        {("asked", False), ("asked", True)},
    ),
    "to_follow": (lambda tx, by, most: request_lists.to_follow(tx, 1, by, most), {("requested", True)}),
    "late": (
        lambda tx, by, most: request_lists.late(tx, 1, by, most),
        {("no_answer", False), ("no_answer", True), ("requested", False)},
    ),
}
"""Each with the states, and whether there is a number, of what stands on it."""


@pytest.mark.usefixtures("panel_id")
@pytest.mark.parametrize("name", LISTS)
async def test_a_list_holds_what_its_name_says_longest_overdue_first(database, name):
    listed, wanted = LISTS[name]

    def fill(tx):
        found = []
        for state, numbered in product(("asked", "no_answer", "requested"), (False, True)):
            for next_at in (T0 + 5, T0, T0 + 11, None):
                one = a_request(tx, state, next_at=next_at, **({"number": "9"} if numbered else {}))
                if next_at in {T0, T0 + 5} and (state, numbered) in wanted:
                    found.append((next_at, one))
        return [one for _at, one in sorted(found)]

    expected = await database.write(fill)
    found = await database.read(listed, T0 + 10, 10)
    assert [request.id for request in found] == expected
    assert found[0].service_name == "Likes"
    assert [one.id for one in await database.read(listed, T0 + 10, 1)] == expected[:1]


async def test_the_newest_of_each_kind_is_the_latest(database, panel_id):
    row = await database.write(a_placed_order, panel_id)

    def three(tx):
        first = requests.ask(tx, row.order_id, panel_id, "refill", T0, T0)
        requests.end(tx, first, "over", T0)
        return [requests.ask(tx, row.order_id, panel_id, kind, T0, T0) for kind in ("refill", "cancel")]

    expected = await database.write(three)
    latest = await database.read(request_lists.latest, (row.order_id,))
    assert [one.id for one in latest] == expected
    assert {one.order_number for one in latest} == {"p1"}
    assert len(await database.read(request_lists.of_order, row.order_id)) == 3
