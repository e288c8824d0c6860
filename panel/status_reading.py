"""One order's state, read from an entry of a status answer."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from panel.answers import MISSING, EntryError, Missing, OrderStatus
from panel.errors import Action
from panel.figures import amount, count, currency, identifier, is_blank, remaining, word
from panel.vocabulary import Vocabulary
from panel.wording import stated_error

CONTENT = frozenset(
    {"status", "charge", "start_count", "start_counter", "remains", "orders", "runs", "posts", "expiry"}
)
_RAW_LIMIT = 64
T = TypeVar("T")


def read_status(
    entry: object, explain: Callable[[str], EntryError], vocabulary: Vocabulary
) -> OrderStatus | EntryError | Missing:
    """An entry of a status answer; never raises.

    Args:
        entry: An object, a bare error text, or anything else (then it is missing).
        explain: Classifies an error text.
        vocabulary: Words for states.
    """
    error = stated_error(entry, Action.STATUS)
    if error is not None:
        return explain(error)
    if not isinstance(entry, dict) or CONTENT.isdisjoint(entry):
        return MISSING
    inner = stated_error(entry["status"], Action.STATUS) if isinstance(entry.get("status"), dict) else None
    return explain(inner) if inner is not None else _order_status(entry, vocabulary)


def _order_status(entry: Mapping[str, object], vocabulary: Vocabulary) -> OrderStatus:
    raw = word(entry.get("status"), _RAW_LIMIT)
    doubtful: list[str] = []
    started = entry.get("start_count", entry.get("start_counter"))
    return OrderStatus(
        status=vocabulary.order_status(raw),
        raw=raw,
        charge=_number(amount, entry.get("charge"), "charge", doubtful),
        start_count=_number(count, started, "start_count", doubtful),
        remains=_number(remaining, entry.get("remains"), "remains", doubtful),
        currency=currency(entry.get("currency")),
        children=_children(entry.get("orders")),
        runs=_number(count, entry.get("runs"), "runs", doubtful),
        posts=_number(count, entry.get("posts"), "posts", doubtful),
        expiry=_expiry(entry.get("expiry")),
        doubtful=tuple(doubtful),
    )


def _number(read: Callable[[object], T | None], value: object, name: str, doubtful: list[str]) -> T | None:
    """Read a number once; the name of one that says something unreadable is added to those in doubt."""
    if value is None:
        return None
    number = read(value)
    if number is None and not is_blank(value):
        doubtful.append(name)
    return number


def _children(orders: object) -> tuple[str, ...]:
    if isinstance(orders, dict):
        orders = list(orders.values())
    if isinstance(orders, str):
        orders = orders.split(",")
    if not isinstance(orders, list):
        return ()
    ids = (identifier(order) for order in orders)
    return tuple(dict.fromkeys(order_id for order_id in ids if order_id is not None))


def _expiry(value: object) -> bool | str | None:
    return value if isinstance(value, bool) else word(value, _RAW_LIMIT) or None
