"""What was offered: fixed for ten minutes, kept for ever once it was confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class NewQuote:
    """A quote to be kept.

    Attributes:
        fields: JSON object of what `add` sends besides the service.
        quantity: units as ordered; None for packages.
        units: charged quantity.
        rate: the panel's, decimal text.
        cost: micro-units the panel is expected to take.
        price: micro-units the customer pays.
        rules: fingerprint of what must not change until it is sent.
        expires_at: ms UTC.
        plan: JSON object of when and how often it would be sent; None for once and at once.
    """

    person_id: int
    panel_id: int
    service_id: int
    service_name: str
    type: str
    link: str
    link_key: str
    fields: str
    quantity: int | None
    units: int
    rate: str
    cost: int
    price: int
    currency: str
    rules: str
    created_at: int
    expires_at: int
    plan: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class QuoteRow(NewQuote):
    """A kept quote."""

    id: int


_COLUMNS = """person_id, panel_id, service_id, service_name, type, link, link_key, fields, quantity, units, rate,
              cost, price, currency, rules, created_at, expires_at, plan"""
_NAMES = tuple(one.name for one in fields(NewQuote))
_CASTS = {"quantity": "bigint", "plan": "text"}


def _inserting(*more: str) -> str:
    names = (*_NAMES, *more)
    values = (f"cast(:{name} AS {_CASTS[name]})" if name in _CASTS else f":{name}" for name in names)
    return f"INSERT INTO quotes ({', '.join(names)}) VALUES ({', '.join(values)})"


_INSERT, _INSERT_LINE = _inserting(), _inserting("batch_id", "batch_line")


def insert(tx: Tx, quote: NewQuote) -> int:
    """Keep a quote; return its number."""
    number = tx.insert(_INSERT, **_values(quote))
    if number is None:
        raise LookupError("a quote came back without its number")
    return number


def insert_lines(tx: Tx, batch_id: int, lines: Mapping[int, NewQuote]) -> None:
    """Keep the quotes of a batch by its lines."""
    tx.many(
        _INSERT_LINE,
        [_values(quote) | {"batch_id": batch_id, "batch_line": at} for at, quote in lines.items()],
    )


def _values(quote: NewQuote) -> dict[str, object]:
    # Not `asdict`, which copies deeply.
    return {name: getattr(quote, name) for name in _NAMES}


def find(tx: Tx, quote_id: int) -> QuoteRow | None:
    """Return a quote."""
    row = tx.one(f"SELECT id, {_COLUMNS} FROM quotes WHERE id = :id", id=quote_id)
    return None if row is None else QuoteRow(**row)


def expire(tx: Tx, quote_id: int, now: int) -> None:
    """Let an offer be over: another one has taken its place."""
    tx.run("UPDATE quotes SET expires_at = :now WHERE id = :id AND expires_at > :now", id=quote_id, now=now)


@dataclass(frozen=True, slots=True)
class Asked:
    """A quote that somebody asks to confirm, with what else Confirm looks at first.

    Attributes:
        terms_at: when the quote's person accepted the terms, ms UTC.
        order_id: the order that the quote has become.
    """

    id: int
    person_id: int
    panel_id: int
    service_id: int
    link: str
    link_key: str
    quantity: int | None
    units: int
    price: int
    rules: str
    expires_at: int
    plan: str | None
    terms_at: int | None
    order_id: int | None


def asked(tx: Tx, quote_id: int) -> Asked | None:
    """Return what is asked to be confirmed: in one go and nothing besides, as many confirm at once.

    A line of a batch is confirmed with its batch alone.
    """
    sql = """SELECT q.id, q.person_id, q.panel_id, q.service_id, q.link, q.link_key, q.quantity, q.units, q.price,
                    q.rules, q.expires_at, q.plan, p.terms_at, o.id AS order_id
             FROM quotes q JOIN people p ON p.id = q.person_id LEFT JOIN orders o ON o.quote_id = q.id
             WHERE q.id = :id AND q.batch_id IS NULL"""
    row = tx.one(sql, id=quote_id)
    return None if row is None else Asked(**row)


def prune(tx: Tx, before: int) -> int:
    """Delete quotes that nobody confirmed, and that nothing repeats; return how many."""
    sql = """DELETE FROM quotes WHERE created_at < :before
             AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.quote_id = quotes.id)
             AND NOT EXISTS (SELECT 1 FROM schedules WHERE schedules.quote_id = quotes.id)"""
    return tx.run(sql, before=before)
