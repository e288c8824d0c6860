"""Quotes for every good line of a batch, and whether the money is enough for all of them."""

from dataclasses import dataclass, replace

from shop import allowance, quotes
from shop.batches import collecting
from shop.batches.collecting import Collected
from shop.batches.confirming import Stale
from shop.batches.reading import Line
from shop.catalogue.snapshot import Catalogue
from shop.database import Tx
from shop.house import House
from shop.quotes import QuoteProblem
from storage import batches
from storage.batches import Batch
from storage.quotes import NewQuote


@dataclass(frozen=True, slots=True)
class Drawn:
    """A batch with its offers, before they are kept.

    Attributes:
        offers: of the lines that are offered.
        refused: good lines that cannot be sold now, and why.
    """

    collected: Collected
    offers: tuple[tuple[Line, NewQuote], ...]
    refused: tuple[tuple[Line, QuoteProblem], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A batch before Confirm.

    Attributes:
        number: names this offer: another one for the same batch has another; 0 where nothing is offered.
        lines: those that are offered.
        refused: good lines that cannot be sold now, and why.
        total: micro-units.
        left: micro-units the person may still spend this month before it, None without a limit.
        affordable: how many of the first lines that is enough for.
        expires_at: ms UTC.
        instead: why the offer that was confirmed is not this one.
    """

    number: int
    collected: Collected
    lines: tuple[Line, ...]
    refused: tuple[tuple[Line, QuoteProblem], ...]
    total: int
    left: int | None
    affordable: int
    expires_at: int
    instead: Stale | None = None

    @property
    def fits(self) -> bool:
        """Whether the money is enough for all of it."""
        return self.affordable == len(self.lines)


def draw_up(house: House, goods: Catalogue, batch: Batch, currency: str | None, now: int) -> Drawn:
    """Draw up an offer for each good line. Two thousand take long: not in a transaction, others wait for it.

    Args:
        house: operator's facts.
        goods: the catalogue the person looks at.
        batch: `first` says how many good lines are offered; None for all.
        currency: as `quotes.sold_in` tells it.
        now: ms UTC.
    """
    collected = collecting.seen(batch, goods)
    offers: list[tuple[Line, NewQuote]] = []
    refused: list[tuple[Line, QuoteProblem]] = []
    for line in collected.good:
        if line.service is None:
            continue
        quote = quotes.draw_up(house, batch.person_id, line, line.service, currency, now)
        if isinstance(quote, QuoteProblem):
            refused.append((line, quote))
        else:
            offers.append((line, quote))
    return Drawn(collected, tuple(offers[: batch.first]), tuple(refused))


def offer(tx: Tx, house: House, drawn: Drawn, now: int, instead: Stale | None = None) -> Offer | None:
    """Keep what was drawn up instead of what the batch offered before; None when it was confirmed."""
    batch = collecting.keep(tx, drawn.collected.batch, now)
    if batch is None:
        return None
    prices = [quote.price for _, quote in drawn.offers]
    left = allowance.left_this_month(tx, house, batch.person_id, now)
    return Offer(
        batches.offer(tx, batch.id, {line.at: quote for line, quote in drawn.offers}),
        replace(drawn.collected, batch=batch),
        tuple(line for line, _ in drawn.offers),
        drawn.refused,
        sum(prices),
        left,
        _affordable(prices, left),
        now + quotes.VALID_MS,
        instead,
    )


def _affordable(prices: list[int], left: int | None) -> int:
    """Return how many of the first prices a sum is enough for."""
    if left is None:
        return len(prices)
    spent = 0
    for at, price in enumerate(prices):
        spent += price
        if spent > left:
            return at
    return len(prices)
