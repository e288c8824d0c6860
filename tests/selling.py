"""A shop in which orders can be made: one panel with a balance, one person who accepted the terms."""

from decimal import Decimal

from placed_orders import ADMIN, CUSTOMER, T0, a_world, house_of

from panel.answers import NotExecuted, NotExecutedReason, Placed, Rejected, Unknown, UnknownReason
from panel.errors import ErrorKind
from shop import panels, people, quotes
from shop.catalogue import service as services
from shop.drafts import Draft
from shop.orders import confirm, outcome, send
from storage import panels as panel_rows

__all__ = ["ADMIN", "CUSTOMER", "T0", "house_of"]

LINK = "https://example.com/p/1"
SERVICE = 1

PLACED = Placed("p1")
REJECTED = Rejected(ErrorKind.BAD_LINK, "Incorrect link")
LOST = Unknown(UnknownReason.TIMEOUT)
REFUSED = NotExecuted(NotExecutedReason.REFUSED)
LIMITED = NotExecuted(NotExecutedReason.RATE_LIMITED, 2.0)


def open_shop(tx, now=T0):
    """Make the world ready to sell; return the panel's row."""
    panel_id = a_world(tx, now)
    tx.run("UPDATE services SET type = :type", type="default")
    panels.fix_currency(tx, panel_id, "USD", now)
    panel_rows.synced(tx, panel_id, now)
    people.accept_terms(tx, CUSTOMER, now)
    people.accept_terms(tx, ADMIN, now)
    return panel_id


def a_quote(tx, house, now=T0, *, person=CUSTOMER, quantity=1000, link=LINK):
    service = services.find(tx, house.panel_id, SERVICE)
    made = quotes.make(tx, house, person, Draft(1, person, SERVICE, link, quantity), service, now)
    assert isinstance(made, quotes.Quote), made
    return made


def a_held_order(tx, house, now=T0, **wanted):
    quote = a_quote(tx, house, now, **wanted)
    done = confirm.confirm(tx, house, quote.person_id, quote.id, now)
    assert isinstance(done, confirm.Confirmed), done
    return done.order_id


def a_sending_order(tx, house, now=T0, **wanted):
    order_id = a_held_order(tx, house, now, **wanted)
    assert send.start_sending(tx, house, order_id, now) is not None
    return order_id


def an_order_after(tx, house, answer, now=T0, **wanted):
    order_id = a_sending_order(tx, house, now, **wanted)
    outcome.record_outcome(tx, house, order_id, answer, now)
    return order_id


def set_rate(tx, rate):
    tx.run("UPDATE services SET rate = :rate", rate=str(Decimal(rate)))


class CountingSlot:
    """Answers every `add` alike and counts them."""

    def __init__(self, answer=PLACED):
        self.answer = answer
        self.requests = []

    async def add(self, request):
        self.requests.append(request)
        return self.answer
