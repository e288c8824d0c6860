"""One order's state, read from an entry of a status answer."""

from collections.abc import Callable, Mapping

from panel.answers import MISSING, EntryError, Missing, OrderStatus
from panel.errors import Action
from panel.figures import amount, count, currency, identifier, is_blank, remaining, word
from panel.vocabulary import Vocabulary
from panel.wording import stated_error

CONTENT = frozenset(
    {"status", "charge", "start_count", "start_counter", "remains", "orders", "runs", "posts", "expiry"}
)
_RAW_LIMIT = 64
_NUMBERS: Mapping[str, Callable[[object], object]] = {
    "charge": amount,
    "start_count": count,
    "remains": remaining,
    "runs": count,
    "posts": count,
}


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
    if not isinstance(entry, dict) or not CONTENT & entry.keys():
        return MISSING
    inner = stated_error(entry["status"], Action.STATUS) if isinstance(entry.get("status"), dict) else None
    return explain(inner) if inner is not None else _order_status(entry, vocabulary)


def _order_status(entry: Mapping[str, object], vocabulary: Vocabulary) -> OrderStatus:
    raw = word(entry.get("status"), _RAW_LIMIT)
    fields = {**entry, "start_count": entry.get("start_count", entry.get("start_counter"))}
    return OrderStatus(
        status=vocabulary.order_status(raw),
        raw=raw,
        charge=amount(fields.get("charge")),
        start_count=count(fields["start_count"]),
        remains=remaining(fields.get("remains")),
        currency=currency(fields.get("currency")),
        children=_children(fields.get("orders")),
        runs=count(fields.get("runs")),
        posts=count(fields.get("posts")),
        expiry=_expiry(fields.get("expiry")),
        doubtful=tuple(name for name, read in _NUMBERS.items() if _is_doubtful(fields.get(name), read)),
    )


def _is_doubtful(value: object, read: Callable[[object], object]) -> bool:
    return not is_blank(value) and read(value) is None


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
