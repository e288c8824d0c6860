"""Orders: every move from one state to another is one guarded UPDATE."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Order:
    """An order with what its quote fixed.

    Attributes:
        price: confirmed, micro-units of `currency`.
        cost: predicted cost at the panel, micro-units.
        attempts: sends that provably did nothing and count against the order.
        sends: how often it went to the panel.
        reason: code of why it came to its state.
        send_at: ms UTC before which it is not sent.
        send_until: ms UTC after which it is never sent.
        sent_at: when it last went to the panel, ms UTC.
        fields: JSON object of what `add` sends besides the service.
        quantity: units as ordered, None for packages.
        units: charged quantity.
        rate: the panel's at the quote, decimal text.
        rules: fingerprint of what must not have changed.
        batch_id: the batch it is a line of, None for an order of its own.
    """

    id: int
    quote_id: int
    person_id: int
    panel_id: int
    service_id: int
    link_key: str
    price: int
    cost: int
    state: str
    panel_status: str | None
    refunded: int
    attempts: int
    sends: int
    reason: str | None
    unsettled: str | None
    send_at: int
    send_until: int
    created_at: int
    sent_at: int | None
    placed_at: int | None
    ended_at: int | None
    changed_at: int
    service_name: str
    type: str
    link: str
    fields: str
    quantity: int | None
    units: int
    rate: str
    currency: str
    rules: str
    batch_id: int | None


class Quoted(Protocol):
    """A quote as its order needs it."""

    @property
    def id(self) -> int:
        """Our number of the quote."""

    @property
    def person_id(self) -> int:
        """Whom it was offered to."""

    @property
    def panel_id(self) -> int:
        """Where it would be placed."""

    @property
    def service_id(self) -> int:
        """What was offered."""

    @property
    def link_key(self) -> str:
        """What two orders for one place have in common."""


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order to be held.

    Attributes:
        price: micro-units.
        cost: micro-units.
        send_at: ms UTC.
        send_until: ms UTC.
    """

    price: int
    cost: int
    send_at: int
    send_until: int


_SELECT = """SELECT o.id, o.quote_id, o.person_id, o.panel_id, o.service_id, o.link_key, o.price, o.cost, o.state,
                    o.panel_status, o.refunded, o.attempts, o.sends, o.reason, o.unsettled, o.send_at,
                    o.send_until, o.created_at, o.sent_at, o.placed_at, o.ended_at, o.changed_at,
                    q.service_name, q.type, q.link, q.fields, q.quantity, q.units, q.rate, q.currency, q.rules, q.batch_id
             FROM orders o JOIN quotes q ON q.id = o.quote_id"""


def _order(row: Mapping[str, Any] | None) -> Order | None:
    return None if row is None else Order(**row)


_INSERT = """INSERT INTO orders (quote_id, person_id, panel_id, service_id, link_key, price, cost, state, refunded,
                                 attempts, sends, send_at, send_until, created_at, changed_at)
             VALUES (:quote, :person, :panel, :service, :link, :price, :cost, :held, 0, 0, 0,
                     :send_at, :send_until, :now, :now)
             ON CONFLICT (quote_id) DO NOTHING"""


def insert(tx: Tx, quote: Quoted, new: NewOrder, now: int) -> int | None:
    """Hold an order for a quote; return its number, None when the quote has one already."""
    return tx.insert(_INSERT, **_values(quote, new, now))


def insert_all(tx: Tx, orders: Iterable[tuple[Quoted, NewOrder]], now: int) -> int:
    """Hold an order for each of these quotes that has none yet; return how many."""
    return tx.many(_INSERT, [_values(quote, new, now) for quote, new in orders])


def _values(quote: Quoted, new: NewOrder, now: int) -> dict[str, object]:
    return {
        "quote": quote.id,
        "person": quote.person_id,
        "panel": quote.panel_id,
        "service": quote.service_id,
        "link": quote.link_key,
        "price": new.price,
        "cost": new.cost,
        "held": "held",
        "send_at": new.send_at,
        "send_until": new.send_until,
        "now": now,
    }


def find(tx: Tx, order_id: int) -> Order | None:
    """Return an order."""
    return _order(tx.one(f"{_SELECT} WHERE o.id = :id", id=order_id))


def lock(tx: Tx, order_id: int) -> Order | None:
    """Return an order that nobody else changes until this transaction ends."""
    found = tx.run("UPDATE orders SET changed_at = changed_at WHERE id = :id", id=order_id)
    return find(tx, order_id) if found else None


def of_quote(tx: Tx, quote_id: int) -> int | None:
    """Return the order that a quote has become."""
    row = tx.one("SELECT id FROM orders WHERE quote_id = :quote", quote=quote_id)
    return None if row is None else int(row["id"])


def begin_sending(tx: Tx, order_id: int, now: int) -> bool:
    """Mark that an order goes to the panel now; False when it is not held any more."""
    sql = """UPDATE orders SET state = :sending, sends = sends + 1, sent_at = :now, changed_at = :now
             WHERE id = :id AND state = :held"""
    return tx.run(sql, id=order_id, now=now, sending="sending", held="held") == 1


def hold_again(tx: Tx, order_id: int, send_at: int, attempts: int, now: int) -> bool:
    """Let an order wait again because its send provably did nothing; False when it is on its way no more."""
    sql = """UPDATE orders SET state = :held, send_at = :at, attempts = :attempts, changed_at = :now
             WHERE id = :id AND state = :sending"""
    return (
        tx.run(sql, id=order_id, at=send_at, attempts=attempts, now=now, held="held", sending="sending") == 1
    )


def place(tx: Tx, order_id: int, now: int) -> bool:
    """The panel has the order; False when it was neither on its way nor unknown.

    An order of a restored backup may have been sent after the copy was made: then nobody knows when.
    """
    sql = """UPDATE orders SET state = :placed, placed_at = :now, sent_at = coalesce(sent_at, :now),
                    reason = NULL, changed_at = :now
             WHERE id = :id AND state IN :open"""
    return tx.run(sql, id=order_id, now=now, placed="placed", open=("sending", "unknown")) == 1


def reject(tx: Tx, order_id: int, reason: str, now: int) -> bool:
    """The panel refused the order; False when it was neither on its way nor unknown."""
    sql = """UPDATE orders SET state = :rejected, reason = :reason, ended_at = :now, changed_at = :now
             WHERE id = :id AND state IN :open"""
    return (
        tx.run(sql, id=order_id, reason=reason, now=now, rejected="rejected", open=("sending", "unknown"))
        == 1
    )


def lose(tx: Tx, order_id: int, from_state: str, reason: str, now: int) -> bool:
    """Nobody knows whether the panel has the order; False when it is not in that state any more."""
    sql = """UPDATE orders SET state = :unknown, reason = :reason, changed_at = :now
             WHERE id = :id AND state = :before"""
    return tx.run(sql, id=order_id, reason=reason, now=now, unknown="unknown", before=from_state) == 1


def release(tx: Tx, order_id: int, from_state: str, reason: str, now: int) -> bool:
    """Give an order up before the panel has it; False when it is not in that state any more."""
    sql = """UPDATE orders SET state = :released, reason = :reason, ended_at = :now, changed_at = :now
             WHERE id = :id AND state = :before"""
    return tx.run(sql, id=order_id, reason=reason, now=now, released="released", before=from_state) == 1
