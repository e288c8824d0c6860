"""What follows from a panel's clear no: the money goes back, and each class of no has its own consequence."""

from collections.abc import Callable, Mapping

from panel.answers import Rejected
from panel.errors import ErrorKind
from shop import ledger, notices, recovery
from shop.batches import telling
from shop.catalogue.suspend import suspend
from shop.database import Tx
from shop.house import House
from shop.ledger import Cause
from shop.notices import Notice
from shop.orders.story import PANEL, told
from storage.orders import Order

Consequence = Callable[[Tx, House, Order, Rejected, int], None]


def follow(tx: Tx, house: House, order: Order, outcome: Rejected, now: int) -> None:
    """Give the money of a rejected order back, tell its person, and do what the class of the no asks for."""
    kind = outcome.kind.value
    ledger.give_back(tx, house, order, Cause(PANEL, kind, now))
    told(tx, order.id, "rejected", PANEL, now, kind)
    key = f"o/{order.id}/rejected"
    telling.tell(tx, Notice.ORDER_REJECTED, order, now, key=key, why=kind)
    _CONSEQUENCES.get(outcome.kind, _nothing)(tx, house, order, outcome, now)


def _key_is_wrong(tx: Tx, house: House, order: Order, _outcome: Rejected, now: int) -> None:
    recovery.key_refused(tx, house, order.panel_id, now)


def _funds_are_low(tx: Tx, house: House, order: Order, _outcome: Rejected, now: int) -> None:
    recovery.lacks_funds(tx, house, order.panel_id, order.id, order.cost, now)
    tx.signal("balance")


def _service_is_wrong(tx: Tx, house: House, order: Order, outcome: Rejected, now: int) -> None:
    suspend(tx, house, order.service_id, outcome.kind.value, outcome.text, now)
    tx.signal("sync")


def _limits_are_wrong(tx: Tx, _house: House, _order: Order, _outcome: Rejected, _now: int) -> None:
    tx.signal("sync")


def _admins_look(tx: Tx, house: House, order: Order, outcome: Rejected, now: int) -> None:
    key, args = (
        f"o/{order.id}/refused",
        {"order_id": order.id, "why": outcome.kind.value, "text": outcome.text},
    )
    notices.alarm(tx, house, Notice.ADMIN_REJECTED, now, key=key, **args)


def _nothing(_tx: Tx, _house: House, _order: Order, _outcome: Rejected, _now: int) -> None:
    """The customer was told; there is nothing for the operator to do."""


_CONSEQUENCES: Mapping[ErrorKind, Consequence] = {
    ErrorKind.AUTH: _key_is_wrong,
    ErrorKind.FUNDS: _funds_are_low,
    ErrorKind.BAD_SERVICE: _service_is_wrong,
    ErrorKind.BAD_QUANTITY: _limits_are_wrong,
    ErrorKind.BAD_FIELD: _admins_look,
    ErrorKind.BAD_REQUEST: _admins_look,
    ErrorKind.MAINTENANCE: _admins_look,
}
