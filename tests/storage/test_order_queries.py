"""Orders in the database: one move is one guarded UPDATE, and lists hold what their names say."""

from dataclasses import asdict

import pytest
from placed_orders import CUSTOMER, T0, a_placed_order, a_world, an_order, insert, order_row

from storage import order_lists, order_views, orders, panel_orders, quotes
from storage.errors import ConstraintViolated
from storage.orders import NewOrder
from storage.quotes import NewQuote

MOVES = {
    "begin_sending": (lambda tx, order: orders.begin_sending(tx, order, T0), {"held": "sending"}),
    "hold_again": (lambda tx, order: orders.hold_again(tx, order, T0 + 5, 1, T0), {"sending": "held"}),
    "place": (lambda tx, order: orders.place(tx, order, T0), {"sending": "placed", "unknown": "placed"}),
    "reject": (lambda tx, order: orders.reject(tx, order, "x", T0), dict.fromkeys(("sending", "unknown"), "rejected")),
    "lose a sent one": (lambda tx, order: orders.lose(tx, order, "sending", "x", T0), {"sending": "unknown"}),
    "lose a held one": (lambda tx, order: orders.lose(tx, order, "held", "x", T0), {"held": "unknown"}),
    "release held": (lambda tx, order: orders.release(tx, order, "held", "x", T0), {"held": "released"}),
    "release unknown": (lambda tx, order: orders.release(tx, order, "unknown", "x", T0), {"unknown": "released"}),
}  # fmt: skip
STATES = ("held", "sending", "placed", "settled", "released", "rejected", "unknown")


@pytest.fixture
async def panel_id(database):
    return await database.write(a_world)


def try_moves(tx, panel_id, move):
    found = {}
    for state in STATES:
        order = an_order(tx, panel_id, state=state)
        before = order_row(tx, order)
        moved = move(tx, order)
        after = order_row(tx, order)
        assert moved == (after["state"] != state)
        assert moved or after == before
        found[state] = after["state"]
    return {state: after for state, after in found.items() if after != state}


@pytest.mark.parametrize("name", MOVES)
async def test_a_move_happens_from_its_own_states_only(database, panel_id, name):
    move, expected = MOVES[name]
    assert await database.write(try_moves, panel_id, move) == expected


async def test_one_quote_has_one_order(database, panel_id):
    order = await database.write(an_order, panel_id)
    quote = await database.read(quotes.find, (await database.read(orders.find, order)).quote_id)
    assert await database.read(orders.of_quote, quote.id) == order
    assert await database.write(orders.insert, quote, NewOrder(1, 1, T0, T0), T0) is None
    with pytest.raises(ConstraintViolated):
        await database.write(
            lambda tx: tx.run(
                """INSERT INTO orders (quote_id, person_id, panel_id, service_id, link_key, price, cost, state,
                                       refunded, attempts, sends, send_at, send_until, created_at, changed_at)
                   SELECT quote_id, person_id, panel_id, service_id, link_key, 1, 1, 'held', 0, 0, 0, 1, 1, 1, 1
                   FROM orders"""
            )
        )


async def test_a_locked_order_is_as_it_was_or_not_there(database, panel_id):
    order = await database.write(an_order, panel_id)
    before = await database.read(orders.find, order)
    assert await database.write(orders.lock, order) == before
    assert await database.write(orders.lock, 999) is None


async def test_a_restored_order_is_placed_without_a_known_time_of_sending(database, panel_id):
    order = await database.write(an_order, panel_id, state="unknown")
    await database.write(lambda tx: tx.run("UPDATE orders SET sent_at = NULL"))
    assert await database.write(orders.place, order, T0 + 9)
    found = await database.read(orders.find, order)
    assert (found.sent_at, found.placed_at) == (T0 + 9, T0 + 9)


def on_link(tx, link, **values):
    order = an_order(tx, state=values.pop("state", "held"))
    tx.run("UPDATE orders SET link_key = :link WHERE id = :id", link=link, id=order)
    for name, value in values.items():
        tx.run(f"UPDATE orders SET {name} = :value WHERE id = :id", value=value, id=order)  # noqa: S608 - of this test
    return order


async def test_due_are_held_orders_whose_time_has_come_oldest_first_one_a_link(database, panel_id):
    def fill(tx):
        late = on_link(tx, "a", send_at=T0 - 1)
        early = on_link(tx, "b", send_at=T0 - 5)
        on_link(tx, "b", send_at=T0 - 3)
        on_link(tx, "c", send_at=T0 + 1)
        on_link(tx, "d", state="sending")
        on_link(tx, "d", send_at=T0 - 9)
        return [early, late]

    expected = await database.write(fill)
    due = await database.read(order_lists.due, panel_id, T0, 10)
    assert [order.id for order in due] == expected
    assert [order.id for order in await database.read(order_lists.due, panel_id, T0, 1)] == expected[:1]
    assert await database.read(order_lists.due, panel_id + 1, T0, 10) == []
    assert await database.read(order_lists.next_send_at, panel_id, T0 - 10) == T0 - 9
    assert await database.read(order_lists.next_send_at, panel_id, T0 - 9) != T0 - 9
    assert await database.read(order_lists.next_send_at, panel_id + 1, 0) is None


async def test_overdue_are_held_orders_past_their_end(database, panel_id):
    def fill(tx):
        on_link(tx, "a", send_until=T0)
        on_link(tx, "b", state="sending", send_until=T0 - 1)
        return [on_link(tx, "c", send_until=T0 - 1), on_link(tx, "d", send_until=T0 - 2)]

    expected = await database.write(fill)
    assert await database.read(order_lists.overdue, T0, 10) == expected
    assert await database.read(order_lists.overdue, T0, 1) == expected[:1]


async def test_in_state_lists_open_orders(database, panel_id):
    order = await database.write(on_link, "a", state="unknown")
    await database.write(on_link, "a", state="placed")
    assert await database.read(order_lists.in_state, "unknown") == [order]
    assert await database.read(order_lists.in_state, "placed") == []


def same_number_again(tx, panel_id):
    """The panel's service 11 under another row of ours: the old one is gone."""
    tx.run("UPDATE services SET gone_at = 5")
    return insert(
        tx, "services", panel_id=panel_id, number="11", name="New", category="x", type="Default", rate="1",
        min=1, max=9, refill="no", cancel="no", dripfeed="no", platform="other", kind="likes", position=0,
        first_seen_at=T0, changed_at=T0,
    )  # fmt: skip


async def test_an_unknown_twin_is_of_the_same_link_and_service_of_the_panel(database, panel_id):
    def fill(tx):
        mine, unknown = on_link(tx, "a", state="sending"), on_link(tx, "a", state="unknown")
        assert order_lists.unknown_twin(tx, mine) == unknown
        assert order_lists.unknown_twin(tx, unknown) is None
        renewed = on_link(tx, "a", state="sending", service_id=same_number_again(tx, panel_id))
        assert order_lists.unknown_twin(tx, renewed) == unknown
        tx.run("UPDATE services SET number = '12' WHERE gone_at IS NULL")
        assert order_lists.unknown_twin(tx, renewed) is None
        assert order_lists.unknown_twin(tx, on_link(tx, "b", state="sending")) is None

    await database.write(fill)


async def test_an_open_twin_is_of_one_kind_on_one_link_ones_own_first(database, panel_id):
    def fill(tx):
        service = tx.one("SELECT id FROM services")["id"]
        assert order_lists.open_twin(tx, service, "a", CUSTOMER) is None
        own = on_link(tx, "a", state="placed")
        others = an_other_persons(tx, "a")
        on_link(tx, "a", state="settled")
        assert order_lists.open_twin(tx, service, "a", CUSTOMER) == own
        assert order_lists.open_twin(tx, service, "a", 1) == others
        assert order_lists.open_twin(tx, service, "b", CUSTOMER) is None

    await database.write(fill)


def an_other_persons(tx, link):
    quote = tx.one("SELECT min(quote_id) AS id FROM orders")["id"]
    copy = tx.one(
        """INSERT INTO quotes (person_id, panel_id, service_id, service_name, type, link, link_key, fields,
                               quantity, units, rate, cost, price, currency, rules, created_at, expires_at)
           SELECT 1, panel_id, service_id, service_name, type, link, :link, fields, quantity, units, rate,
                  cost, price, currency, rules, created_at, expires_at FROM quotes WHERE id = :id
           RETURNING id""",
        id=quote,
        link=link,
    )["id"]
    return orders.insert(tx, quotes.find(tx, copy), NewOrder(1_000_000, 1_000_000, T0, T0), T0)


async def test_a_view_says_where_the_money_is(database, panel_id):
    def money(tx, state, refunded=0):
        order = an_order(tx, panel_id, state=state)
        if refunded:
            tx.run("UPDATE orders SET refunded = :paid WHERE id = :id", paid=refunded, id=order)
        view = order_views.view(tx, order)
        return (view.held, view.charged, view.given_back)

    for state in ("held", "sending", "unknown"):
        assert await database.write(money, state) == (1_000_000, 0, 0)
    for state in ("released", "rejected"):
        assert await database.write(money, state) == (0, 0, 1_000_000)
    assert await database.write(money, "placed") == (0, 1_000_000, 0)
    assert await database.write(money, "settled", 300_000) == (0, 1_000_000, 300_000)


async def test_a_view_carries_the_panels_word(database, panel_id):
    row = await database.write(a_placed_order, panel_id)
    child = await database.write(panel_orders.keep, panel_id, "c1", row.order_id, None, is_child=True)
    await database.write(lambda tx: tx.run("UPDATE panel_orders SET remains = 5, start_count = 9"))
    view = await database.read(order_views.view, row.order_id)
    assert child
    assert (view.number, view.remains, view.start_count, view.service_name) == ("p1", 5, 9, "Likes")
    assert await database.read(order_views.view, 999) is None


async def test_orders_are_found_by_either_number_and_by_link(database, panel_id):
    row = await database.write(a_placed_order, panel_id, number="777")
    await database.write(panel_orders.keep, panel_id, "c1", row.order_id, None, is_child=True)
    for text in (str(row.order_id), "777", "c1"):
        (found,) = await database.read(order_views.numbered, text, 10)
        assert (found.id, found.number) == (row.order_id, "777")
    for text in ("", "0", "abc", "9" * 40, "²", "-1"):
        assert await database.read(order_views.numbered, text, 10) == []
    assert [o.id for o in await database.read(order_views.of_link, "x/p/1", 10)] == [row.order_id]


async def test_lists_are_paged_newest_first_and_counted(database, panel_id):
    numbers = [await database.write(an_order, panel_id) for _ in range(5)]
    await database.write(an_order, panel_id, state="rejected")
    page = await database.read(order_views.page, CUSTOMER, ("placed",), 1, 2)
    assert [order.id for order in page] == [numbers[3], numbers[2]]
    assert await database.read(order_views.count, CUSTOMER, ("placed",)) == 5
    assert await database.read(order_views.count, 1, ("placed",)) == 0
    assert [o.id for o in await database.read(order_views.in_state, "placed", 2)] == numbers[:2]


async def test_quotes_nobody_confirmed_are_forgotten(database, panel_id):
    order = await database.write(an_order, panel_id)
    kept = (await database.read(orders.find, order)).quote_id
    other = await database.write(an_other_quote)
    assert await database.write(quotes.prune, T0) == 0
    assert await database.write(quotes.prune, T0 + 1) == 1
    assert (await database.read(quotes.find, kept)).price == 1_000_000
    assert await database.read(quotes.find, other) is None


def an_other_quote(tx):
    row = asdict(quotes.find(tx, tx.one("SELECT min(id) AS id FROM quotes")["id"]))
    row.pop("id")
    return quotes.insert(tx, NewQuote(**row | {"quantity": None}))
