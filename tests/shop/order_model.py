"""What may happen to orders at random, and the rules they follow whatever happens."""

from dataclasses import dataclass, field

from hypothesis import strategies as st
from selling import CUSTOMER

from panel.answers import (
    Batch,
    NotExecuted,
    NotExecutedReason,
    OrderStatus,
    Placed,
    Rejected,
    Unknown,
    UnknownReason,
)
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus
from shop.orders.unsettled import Share

OTHER = 8
PEOPLE = (CUSTOMER, OTHER)

people_ = st.sampled_from(PEOPLE)
links, quantities = st.integers(1, 3), st.integers(10, 2000)
numbers = st.integers(1, 12).map("p{}".format)
rejections = st.sampled_from(
    [ErrorKind.BAD_LINK, ErrorKind.DUPLICATE_LINK, ErrorKind.TOO_MANY, ErrorKind.FUNDS]
)
outcomes = st.one_of(
    st.builds(Placed, numbers),
    st.builds(Placed, st.uuids().map(str)),
    st.builds(Placed, st.uuids().map(str)),
    st.builds(Rejected, rejections, st.just("no")),
    st.builds(NotExecuted, st.sampled_from(NotExecutedReason)),
    st.builds(Unknown, st.sampled_from(UnknownReason)),
)
statuses = st.builds(
    OrderStatus,
    st.sampled_from(PanelStatus),
    st.just("word"),
    remains=st.one_of(st.none(), st.integers(0, 1500)),
)
decisions = st.one_of(st.sampled_from(list(Share)), st.integers(-1, 2_000_000))


@dataclass
class Sent:
    """One post: what the panel did with it is decided when it is answered, perhaps much later."""

    order_id: int
    nth: int


@dataclass
class Model:
    """What the rules say, kept apart from the code under test."""

    unanswered: list[Sent] = field(default_factory=list)
    offered: dict[int, tuple[int, int]] = field(default_factory=dict)
    posts: dict[int, int] = field(default_factory=dict)
    undone: dict[int, int] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    refunds: dict[int, int] = field(default_factory=dict)


class KnowsAll:
    async def status(self, ids):
        return Batch({number: OrderStatus(PanelStatus.PENDING, "Pending") for number in ids})


class InTransaction:
    """A database for coroutines of shop, inside the one transaction of a life."""

    def __init__(self, tx):
        self.tx = tx

    async def read(self, fn, *args, **kwargs):
        return fn(self.tx, *args, **kwargs)

    write = read


MOVES = {
    "": {"held"},
    "held": {"sending", "released", "unknown"},
    "sending": {"held", "placed", "rejected", "unknown"},
    "unknown": {"placed", "released", "rejected"},
    "placed": {"settled"},
}


def reachable(before, after):
    """Whether one step of the world, which may be two or three moves of an order, leads from state to state."""
    known, found = set(), {before}
    for _ in range(4):
        known |= found
        found = {state for start in found for state in MOVES.get(start, ())}
    return after in known
