from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.vocabulary import PanelStatus as S
from shop.orders.formulas import Ended, Part, Unclear, Way, due, due_by_charge, way_of

PRICE = 1_000_000


def part(status, remains=None, charge=None):
    return Part(S(status), remains, None if charge is None else Decimal(charge))


def ended(way=Way.UNITS, **changes):
    facts = {"way": way, "price": PRICE, "cost": PRICE, "units": 1000, "part": part("completed"), **changes}
    return Ended(**facts)


ORDINARY = [
    (part("completed"), 0),
    (part("completed", 1000), 0),
    (part("completed", 5000), 0),
    (part("canceled"), PRICE),
    (part("canceled", 3, "0.5"), PRICE),
    (part("refunded", 0, "1"), PRICE),
    (part("partial", 0), 0),
    (part("partial", 157), 157_000),
    (part("partial", 1000), PRICE),
    (part("partial", 1001), Unclear.REMAINS_IMPOSSIBLE),
    (part("partial", -1), Unclear.REMAINS_IMPOSSIBLE),
    (part("partial", None), Unclear.REMAINS_UNKNOWN),
    (part("expired", 5), Unclear.EXPIRED),
]


@pytest.mark.parametrize(("last", "expected"), ORDINARY)
def test_an_ordinary_order_is_settled_by_its_units(last, expected):
    assert due(ended(part=last)) == expected


def test_a_refund_rounds_down():
    assert due(ended(price=10, units=3, part=part("partial", 2))) == 6


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (part("completed", 1), 0),
        (part("canceled"), PRICE),
        (part("refunded"), PRICE),
        (part("partial", 0), Unclear.PACKAGE),
        (part("partial", 1), Unclear.PACKAGE),
        (part("partial"), Unclear.PACKAGE),
        (part("expired"), Unclear.EXPIRED),
    ],
)
def test_a_package_is_whole_or_a_persons_business(last, expected):
    assert due(ended(Way.PACKAGE, units=1, part=last)) == expected


DRIP_IN_ORDINARY_FORM = [
    (part("completed", 500), 0),
    (part("canceled", None, "0"), PRICE),
    (part("canceled", 1000, "0.3"), PRICE),
    (part("canceled", 999, "0.3"), Unclear.DRIP_FEED),
    (part("canceled"), Unclear.DRIP_FEED),
    (part("refunded", 1000), PRICE),
    (part("partial", 251), 251_000),
    (part("partial", 1000), PRICE),
    (part("partial", 250), Unclear.DRIP_FEED),
    (part("partial", 1001), Unclear.DRIP_FEED),
    (part("partial"), Unclear.DRIP_FEED),
    (part("expired"), Unclear.DRIP_FEED),
]


@pytest.mark.parametrize(("last", "expected"), DRIP_IN_ORDINARY_FORM)
def test_a_drip_feed_answered_in_ordinary_form_is_settled_only_when_it_is_clear(last, expected):
    assert due(ended(Way.DRIP_FEED, runs=4, part=last)) == expected


DONE, BACK = part("completed"), part("canceled")
DRIP_WITH_CHILDREN = [
    ("completed", [DONE] * 4, 0),
    ("completed", [DONE] * 3, Unclear.DRIP_FEED),
    ("completed", [DONE] * 5, Unclear.DRIP_FEED),
    ("completed", [DONE, DONE, BACK, part("partial", 50)], 300_000),
    ("canceled", [DONE, part("partial", 100)], 600_000),
    ("canceled", [DONE], 750_000),
    ("partial", [DONE, DONE, DONE], 250_000),
    ("partial", [DONE, part("partial", None)], Unclear.REMAINS_UNKNOWN),
    ("partial", [DONE, part("partial", 251)], Unclear.REMAINS_IMPOSSIBLE),
    ("refunded", [BACK, BACK, BACK, BACK], PRICE),
    ("expired", [DONE] * 4, Unclear.DRIP_FEED),
    ("completed", [DONE, DONE, DONE, part("expired")], Unclear.EXPIRED),
]


@pytest.mark.parametrize(("status", "children", "expected"), DRIP_WITH_CHILDREN)
def test_a_drip_feed_with_children_is_settled_run_by_run(status, children, expected):
    assert due(ended(Way.DRIP_FEED, runs=4, part=part(status), children=children)) == expected


def test_shares_of_runs_that_do_not_divide_give_the_whole_price_back():
    order = ended(Way.DRIP_FEED, price=100, units=9, runs=3, part=part("canceled"), children=[BACK] * 3)
    assert due(order) == 100


POSTS = [
    ("completed", [part("completed", None, "0.25")] * 4, 0),
    ("completed", [part("completed", None, "0.1"), part("partial", None, "0.05")], 850_000),
    ("expired", [part("completed", None, "0.2"), BACK], 800_000),
    ("canceled", [], PRICE),
    ("expired", [], PRICE),
    ("completed", [], Unclear.CHILDREN),
    ("completed", [part("completed", None, "0.9")], 750_000),
    ("completed", [part("completed", None, "0.25")] * 6, 0),
    ("completed", [part("completed")], Unclear.CHARGE_UNKNOWN),
    ("completed", [part("refunded", None, "0.2")], PRICE),
]


@pytest.mark.parametrize(("status", "children", "expected"), POSTS)
def test_a_subscription_pays_for_what_its_posts_took(status, children, expected):
    assert due(ended(Way.SUBSCRIPTION, posts=4, part=part(status), children=children)) == expected


def test_a_subscription_at_a_markup_gives_back_in_the_same_proportion():
    children = [part("completed", None, "0.1")]
    order = ended(Way.SUBSCRIPTION, price=2_000_000, posts=4, part=part("expired"), children=children)
    assert due(order) == 1_800_000


@pytest.mark.parametrize(
    ("last", "expected"),
    [(DONE, 0), (BACK, PRICE), (part("partial", 5), Unclear.TYPE_UNKNOWN)],
)
def test_a_type_nobody_knows_is_settled_only_as_a_whole(last, expected):
    assert due(ended(Way.OTHER, part=last)) == expected


@pytest.mark.parametrize(
    ("type_name", "fields", "way"),
    [
        ("Default", {}, Way.UNITS),
        ("default", {"runs": "3", "interval": "30"}, Way.DRIP_FEED),
        ("Package", {}, Way.PACKAGE),
        ("Custom_comments_package", {}, Way.PACKAGE),
        ("Custom Comments", {}, Way.UNITS),
        ("Subscriptions ", {"posts": "3"}, Way.SUBSCRIPTION),
        ("Poll", {"runs": "3"}, Way.UNITS),
        ("Something New", {}, Way.OTHER),
    ],
)
def test_the_way_of_settling_follows_from_type_and_fields(type_name, fields, way):
    assert way_of(type_name, fields) is way


@pytest.mark.parametrize(
    ("charge", "expected"),
    [("0", 2_000_000), ("0.25", 1_500_000), ("1", 0), ("7", 0), ("0.3333333333", 1_333_333)],
)
def test_by_charge_the_customer_pays_the_share_the_panel_took(charge, expected):
    assert due_by_charge(2_000_000, 1_000_000, Decimal(charge)) == expected


finals = st.sampled_from([s for s in S if s.is_final])
charges = st.none() | st.decimals(0, 100, places=6)
parts = st.builds(Part, finals, st.none() | st.integers(-5, 3000), charges)


orders = st.builds(
    Ended,
    way=st.sampled_from(Way),
    price=st.integers(0, 10**12),
    cost=st.integers(0, 10**12),
    units=st.integers(6, 2000),
    part=parts,
    children=st.lists(parts, max_size=6),
    runs=st.integers(1, 6),
    posts=st.integers(0, 6),
)


@given(orders)
def test_nothing_is_ever_due_beyond_the_price(order):
    found = due(order)
    assert isinstance(found, Unclear) or 0 <= found <= order.price
