"""Orders about which something can be asked, and a panel that answers requests as it is told."""

from placed_orders import CUSTOMER, T0, a_placed_order, a_world, house_of, order_row, told

from panel.answers import MISSING, Batch, CancelRequested, EntryError, OrderStatus, RefillRequested
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus
from shop.orders.apply_status import apply_status
from shop.orders.requests import asking, sending
from shop.orders.requests.kinds import Kind
from storage import panel_orders, request_lists

__all__ = ["CUSTOMER", "T0", "a_world", "told"]

HOUSE = house_of()
REFILL, CANCEL = Kind.REFILL, Kind.CANCEL
SECOND = 1_000
LATER = EntryError(ErrorKind.NOT_AVAILABLE, "Refill will be available in 13 hours")
NEVER = EntryError(ErrorKind.UNKNOWN, "This service does not support this feature")
PUZZLING = EntryError(ErrorKind.UNKNOWN, "Computer says no")


class Panel:
    """Answers what it was given for each kind, else that it took the request; a problem is raised."""

    def __init__(self, **entries):
        self.entries, self.problem = entries, None
        self.calls = []

    async def refill(self, ids):
        return self._answer("refill", ids, RefillRequested("rf-{}"))

    async def cancel(self, ids):
        return self._answer("cancel", ids, CancelRequested())

    async def refill_status(self, ids):
        return self._answer("refill_status", ids, MISSING)

    def _answer(self, action, ids, usual):
        self.calls.append((action, list(ids)))
        if self.problem is not None:
            raise self.problem
        return Batch({one: self.entries.get(one, _of(usual, one)) for one in ids})


def _of(usual, number):
    return RefillRequested(usual.refill_id.format(number)) if isinstance(usual, RefillRequested) else usual


def flags(tx, refill="yes", cancel="yes"):
    tx.run("UPDATE services SET refill = :refill, cancel = :cancel", refill=refill, cancel=cancel)


def a_shop(tx):
    a_world(tx)
    flags(tx)


def a_running_order(tx, number="p1", **changes):
    return a_placed_order(tx, number=number, **changes).order_id


def becomes(tx, order_id, status, remains=None, now=T0):
    """Let the panel say this of an order."""
    row = next(row for row in panel_orders.of_order(tx, order_id) if not row.is_child)
    answer = OrderStatus(PanelStatus(status), status, remains=remains)
    apply_status(tx, HOUSE, row, answer, now)


def a_done_order(tx, number="p1", status="completed", remains=None, **changes):
    order_id = a_running_order(tx, number, **changes)
    becomes(tx, order_id, status, remains)
    return order_id


def ask(tx, kind, *order_ids, now=T0, person=CUSTOMER, house=HOUSE):
    return asking.ask(tx, house, person, order_ids, kind, now)


def request_of(tx, order_id, kind=None):
    """The newest request about an order."""
    found = [one for one in request_lists.of_order(tx, order_id) if kind in {None, one.kind}]
    return found[-1] if found else None


async def sent(db, panel, kind, now=T0 + SECOND):
    return await sending.send(db, panel, HOUSE, kind, lambda: now)


async def asked_and_sent(db, panel, kind, order_id, now=T0):
    """Ask about one order, send it, and return the request as it stands then."""
    assert await db.write(ask, kind, order_id, now=now) == (order_id,)
    await sent(db, panel, kind, now + SECOND)
    return await db.read(request_of, order_id)


def state_of(tx, order_id):
    return order_row(tx, order_id)["state"]
