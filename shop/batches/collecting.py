"""A batch while it is collected: how many lines are good, what they would cost now."""

from dataclasses import dataclass, replace

from shop import quotes
from shop.batches import reading
from shop.batches.reading import Line
from shop.catalogue.snapshot import Catalogue
from shop.database import Tx
from storage import batches
from storage.batches import Batch

__all__ = ["Batch", "Collected", "Rest", "changed", "find", "fresh", "keep", "left_out", "rest", "seen"]

NOT_KEPT = 0
"""The number of a batch that is not in the books yet."""


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


@dataclass(frozen=True, slots=True)
class Rest:
    """What a confirmed batch left out.

    Attributes:
        of: the batch.
        ordered: which of its lines became orders.
        begun: the batch that was begun with the others, None when none was.
    """

    of: Batch
    ordered: frozenset[int]
    begun: Batch | None


def fresh(person_id: int, said: str, now: int, rest_of: int | None = None) -> Batch:
    """Return a batch that is not in the books yet."""
    return Batch(NOT_KEPT, person_id, said, None, now, None, None, rest_of)


def changed(batch: Batch, said: str) -> Batch:
    """Return a batch that says something else; all of it is offered again."""
    return replace(batch, said=said, first=None)


def find(tx: Tx, batch_id: int, person_id: int) -> Batch | None:
    """Return a person's own batch that can still be changed."""
    batch = batches.find(tx, batch_id, person_id)
    return batch if batch is not None and batch.confirmed_at is None else None


def keep(tx: Tx, batch: Batch, now: int) -> Batch | None:
    """Keep a batch as it is; None when it was confirmed. The updates of one chat are handled one after the other."""
    if batch.id == NOT_KEPT:
        return batches.start(tx, batch.person_id, batch.said, now, batch.rest_of)
    return batches.change(tx, batch.id, batch.person_id, batch.said, batch.first)


def seen(batch: Batch, goods: Catalogue, cut: int = 0) -> Collected:
    """Read a batch. Two thousand lines take long: not in a transaction, others wait for it."""
    lines = reading.read_all(batch.said, goods)
    return Collected(batch, lines, sum(price_of(line) for line in lines), cut)


def rest(tx: Tx, batch_id: int, person_id: int) -> Rest | None:
    """Return what there is to know of the lines that a person's confirmed batch left out."""
    batch = batches.find(tx, batch_id, person_id)
    if batch is None or batch.confirmed_at is None:
        return None
    return Rest(batch, frozenset(batches.ordered_lines(tx, batch_id)), batches.rest_of(tx, batch_id))


def left_out(found: Rest, goods: Catalogue, now: int) -> Batch | None:
    """Return a batch of the good lines that were left out, None when there are none."""
    good = seen(found.of, goods).good
    left = [line.said for line in good if line.at not in found.ordered]
    return fresh(found.of.person_id, "\n".join(left), now, found.of.id) if left else None


def price_of(line: Line) -> int:
    """Return what a line would cost at the rate of now, micro-units; 0 for a bad one."""
    if line.problem is not None or line.service is None:
        return 0
    return quotes.cost_of(line.service, line.quantity or 1)
