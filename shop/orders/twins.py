"""A second order of one kind on one link cannot be told apart from the first: warn before it."""

from shop.database import Tx
from shop.quotes import Quote
from storage import order_lists


def twin_of(tx: Tx, quote: Quote) -> int | None:
    """Return an open order of the same platform and kind for the same link, the person's own before another's."""
    return order_lists.open_twin(tx, quote.service_id, quote.link_key, quote.person_id)
