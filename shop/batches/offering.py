"""Quotes for every good line of a batch, and whether the money is enough for all of them."""

from dataclasses import dataclass

from shop import allowance, quotes
from shop.batches import collecting
from shop.batches.collecting import Collected
from shop.batches.reading import Line
from shop.catalogue.snapshot import Catalogue
from shop.database import Tx
from shop.house import House
from shop.quotes import QuoteProblem
from storage import batches
from storage.quotes import NewQuote


@dataclass(frozen=True, slots=True)
class Offer:
    """A batch before Confirm.

    Attributes:
        lines: those that are offered.
        refused: good lines that cannot be sold now, and why.
        total: micro-units.
        left: micro-units the person may still spend this month before it, None without a limit.
        affordable: how many of the first lines that is enough for.
        expires_at: ms UTC.
        changed: lines whose price or rules changed since they were offered before.
    """

    collected: Collected
    lines: tuple[Line, ...]
    refused: tuple[tuple[Line, QuoteProblem], ...]
    total: int
    left: int | None
    affordable: int
    expires_at: int
    changed: tuple[int, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the money is enough for all of it."""
        return self.affordable == len(self.lines)


def offer(  # noqa: PLR0913 - whose batch, of which goods, when
    tx: Tx,
    house: House,
    goods: Catalogue,
    person_id: int,
    batch_id: int,
    now: int,
    *,
    first: int | None = None,
    changed: tuple[int, ...] = (),
) -> Offer | None:
    """Quote the good lines of a batch; None when it is not theirs, or confirmed.

    Args:
        tx: transaction.
        house: operator's facts.
        goods: the catalogue the person looks at.
        person_id: whose batch.
        batch_id: our number.
        now: ms UTC.
        first: so many good lines are offered; None for all.
        changed: lines that were offered otherwise before.
    """
    batch = batches.find(tx, batch_id, person_id)
    batch = batches.change(tx, batch_id, person_id, batch.said, first) if batch else None
    if batch is None:
        return None
    collected = collecting.seen(batch, goods)
    drawn, refused = _drawn_up(tx, house, person_id, collected, now)
    kept = drawn[:first]
    batches.offer(tx, batch_id, {line.at: quote for line, quote in kept})
    prices = [quote.price for _, quote in kept]
    left = allowance.left_this_month(tx, house, person_id, now)
    return Offer(
        collected,
        tuple(line for line, _ in kept),
        refused,
        sum(prices),
        left,
        _affordable(prices, left),
        now + quotes.VALID_MS,
        changed,
    )


def _drawn_up(
    tx: Tx, house: House, person_id: int, collected: Collected, now: int
) -> tuple[list[tuple[Line, NewQuote]], tuple[tuple[Line, QuoteProblem], ...]]:
    currency = quotes.sold_in(tx, house)
    good: list[tuple[Line, NewQuote]] = []
    refused: list[tuple[Line, QuoteProblem]] = []
    for line in collected.good:
        if line.service is None:
            continue
        quote = quotes.draw_up(house, person_id, line, line.service, currency, now)
        if isinstance(quote, QuoteProblem):
            refused.append((line, quote))
        else:
            good.append((line, quote))
    return good, tuple(refused)


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
