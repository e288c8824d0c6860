"""Whatever a panel says, in whatever order: the books stay right."""

from decimal import Decimal
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from placed_orders import T0, a_placed_order, a_world, house_of, order_row, transfers

from panel.answers import MISSING, EntryError, OrderStatus
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus
from shop.orders import unsettled
from shop.orders.apply_status import apply_status
from shop.orders.unsettled import Share
from storage import panel_orders

HOUSE = house_of()
NUMBERS = count()

statuses = st.builds(
    OrderStatus,
    status=st.sampled_from(PanelStatus),
    raw=st.sampled_from(["word", "", "7", "\U0001f600"]),
    charge=st.none() | st.sampled_from([Decimal(x) for x in ("0", "0.5", "1.00000001", "99", "-1", "1e50")]),
    start_count=st.none() | st.sampled_from([0, 5, 10**25]),
    remains=st.none() | st.sampled_from([0, 1, 157, 999, 1000, 1001, 10**25]),
    currency=st.sampled_from([None, "USD", "RUB"]),
    doubtful=st.sampled_from([(), ("remains",)]),
)
errors = st.sampled_from([EntryError(kind, "text") for kind in ErrorKind])
admins = st.sampled_from([*Share, 0, 5, 500_000, 1_000_000, 1_000_001, -1])
steps = st.lists(statuses | errors | st.just(MISSING) | admins, min_size=1, max_size=8)
types = st.sampled_from(["Default", "Package", "Subscriptions", "Nobody Knows"])


def step_once(tx, row, step, now):
    if isinstance(step, Share | int):
        unsettled.decide(tx, HOUSE, row.order_id, step, 1, now)
    else:
        apply_status(tx, HOUSE, row, step, now)
    return state_of(tx, row)


def state_of(tx, row):
    order, paid = order_row(tx, row.order_id), transfers(tx, row.order_id, "refund")
    changing = {"changed_at"}
    return {k: v for k, v in order.items() if k not in changing}, [t["amount"] for t in paid]


def world_once(tx):
    if tx.one("SELECT id FROM panels") is None:
        a_world(tx)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps, kind=types, price=st.sampled_from([0, 1, 999, 1_000_000]))
async def test_refunds_are_cumulative_bounded_and_equal_their_transfers(database, steps, kind, price):
    await database.write(world_once)
    row = await database.write(
        a_placed_order, number=f"n{next(NUMBERS)}", type=kind, price=price, cost=min(price, 1)
    )
    before = 0
    for n, step in enumerate(steps):
        order, paid = await database.write(step_once, row, step, T0 + n)
        assert await database.write(step_once, row, step, T0 + n) == (order, paid)
        assert before <= order["refunded"] <= price
        assert sum(paid) == order["refunded"]
        assert order["state"] in {"placed", "settled"}
        before = order["refunded"]
    assert (await database.read(panel_orders.find, row.id)).order_id == row.order_id
