"""A batch while it is collected: how many lines are good, what they would cost now."""

from collections.abc import Callable
from dataclasses import dataclass

from shop import quotes
from shop.batches import reading
from shop.batches.reading import Line
from shop.catalogue.snapshot import Catalogue
from shop.database import Tx
from storage import batches
from storage.batches import Batch

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Collected:
    """A batch as it is now.

    Attributes:
        lines: all of them, good and bad.
        total: of the good ones at the rates of now, micro-units.
        cut: lines that were sent just now and did not fit any more.
    """

    batch: Batch
    lines: tuple[Line, ...]
    total: int
    cut: int = 0

    @property
    def good(self) -> tuple[Line, ...]:
        """The lines that can be ordered."""
        return tuple(line for line in self.lines if line.problem is None)

    @property
    def bad(self) -> tuple[Line, ...]:
        """The lines that cannot."""
        return tuple(line for line in self.lines if line.problem is not None)


def begin(tx: Tx, person_id: int, said: str, goods: Catalogue, now: int) -> Collected:
    """Begin a batch."""
    return seen(batches.start(tx, person_id, said, now), goods)


def begin_with_rest(tx: Tx, batch_id: int, person_id: int, goods: Catalogue, now: int) -> Collected | None:
    """Begin a batch with the good lines that a confirmed one left out; None when it left out none."""
    batch = batches.find(tx, batch_id, person_id)
    if batch is None or batch.confirmed_at is None:
        return None
    ordered = batches.ordered_lines(tx, batch_id)
    left = [line.said for line in seen(batch, goods).good if line.at not in ordered]
    return begin(tx, person_id, "\n".join(left), goods, now) if left else None


def add(tx: Tx, batch_id: int, person_id: int, text: str, goods: Catalogue) -> Collected | None:
    """Add what was sent; None when the batch is not theirs, or confirmed."""
    batch = batches.find(tx, batch_id, person_id)
    if batch is None:
        return None
    said, cut = reading.with_text(batch.said, text)
    changed = batches.change(tx, batch_id, person_id, said, None)
    return None if changed is None else seen(changed, goods, cut)


def change(tx: Tx, batch_id: int, person_id: int, how: Change, goods: Catalogue) -> Collected | None:
    """Change a batch as a whole; None when it is not theirs, or confirmed."""
    batch = batches.find(tx, batch_id, person_id)
    changed = batches.change(tx, batch_id, person_id, how(batch.said), None) if batch else None
    return None if changed is None else seen(changed, goods)


def seen(batch: Batch, goods: Catalogue, cut: int = 0) -> Collected:
    """Read a batch."""
    lines = reading.read_all(batch.said, goods)
    return Collected(batch, lines, sum(price_of(line) for line in lines), cut)


def price_of(line: Line) -> int:
    """Return what a line would cost at the rate of now, micro-units; 0 for a bad one."""
    if line.problem is not None or line.service is None:
        return 0
    return quotes.cost_of(line.service, line.quantity or 1)
