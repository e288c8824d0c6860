"""What one order of a half-made one costs, while its time is still being chosen."""

from shop import quotes
from shop.catalogue.service import Service
from shop.database import Tx
from shop.drafts import Draft
from shop.house import House
from shop.quotes import QuoteProblem


def price_of(tx: Tx, house: House, draft: Draft, service: Service, now: int) -> int | None:
    """Return what an order would cost now, micro-units; None when it cannot be offered."""
    drawn = quotes.draw_up(house, draft.person_id, draft, service, quotes.sold_in(tx, house), now)
    return None if isinstance(drawn, QuoteProblem) else drawn.price
