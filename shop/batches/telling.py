"""What is told of an order: of one alone each step, of a line of a batch only what becomes of the whole batch."""

from typing import Protocol

from shop import notices
from shop.database import Tx
from shop.notices import Notice
from storage import batches, outbox

EVERY_MS = 2_000
"""The live card of a batch moves no more often."""

DIGEST_MS = 15 * 60_000
"""What happens to a batch after it was summed up is told together, this long after it began to happen."""

KEY_OF_PROGRESS = {"batch": "b/", "progress": f"/{Notice.BATCH_PROGRESS.value}/", "every": EVERY_MS}
"""What the key of a look at the live card is made of: a batch, and its stretch of time."""

ENDING = frozenset(
    {
        Notice.ORDER_FINAL,
        Notice.ORDER_REJECTED,
        Notice.ORDER_RELEASED,
        Notice.ORDER_REQUOTE,
        Notice.ORDER_UNKNOWN,
        Notice.REFUND_MORE,
    }
)
"""After these the batch may be over; and when it was summed up before, they are what its digest is for."""


class Line(Protocol):
    """An order that may be a line of a batch."""

    @property
    def id(self) -> int:
        """Our number."""

    @property
    def person_id(self) -> int:
        """Whose order it is."""

    @property
    def batch_id(self) -> int | None:
        """The batch, None for an order of its own."""


def tell(
    tx: Tx,
    kind: Notice,
    order: Line,
    now: int,
    *,
    key: str,
    due_at: int | None = None,
    **args: object,
) -> None:
    """Owe the person of an order a message about it, or a look at their batch.

    Args:
        tx: the transaction of its cause.
        kind: what to tell of an order of its own.
        order: as it stands.
        now: ms UTC.
        key: what makes it be told once, where it is an order of its own; so for the two below.
        due_at: ms UTC before which it is not sent.
        **args: ids, numbers and codes for the renderer.
    """
    if order.batch_id is None:
        notices.tell(tx, kind, order.person_id, now, key=key, order_id=order.id, due_at=due_at, **args)
    else:
        moved(tx, order.person_id, order.batch_id, now, may_be_over=kind in ENDING)


def moved(tx: Tx, person_id: int, batch_id: int, now: int, *, may_be_over: bool) -> None:
    """Owe a look at a batch: its live card, its sum when it is over, what came after that in a digest."""
    if may_be_over:
        _close(tx, person_id, batch_id, now)
    _owe(tx, Notice.BATCH_PROGRESS, person_id, batch_id, now, EVERY_MS)


def ended(tx: Tx, order: Line, now: int) -> None:
    """Sum up the batch of an order that goes on no more by itself, where it was the last one."""
    if order.batch_id is not None:
        moved(tx, order.person_id, order.batch_id, now, may_be_over=True)


def ended_many(tx: Tx, now: int) -> None:
    """Sum up every batch of which nothing is on its way any more."""
    for batch in batches.not_summed_up(tx):
        moved(tx, batch.person_id, batch.id, now, may_be_over=True)


def _close(tx: Tx, person_id: int, batch_id: int, now: int) -> None:
    # The lock comes before the look, or of two last lines that end at once each would wait for the other.
    batch = batches.lock(tx, batch_id, person_id)
    if batch is not None and batch.told_at is not None:
        # What the sum has told is no news, though it happened in the same stretch of time.
        since = max(now - now % DIGEST_MS, batch.told_at + 1)
        _owe(tx, Notice.BATCH_DIGEST, person_id, batch_id, now, DIGEST_MS, since)
    elif not batches.is_on_its_way(tx, batch_id) and batches.sum_up(tx, batch_id, now):
        notices.tell(tx, Notice.BATCH_SUMMARY, person_id, now, key=f"b/{batch_id}/summary", batch_id=batch_id)


def _owe(
    tx: Tx, kind: Notice, person_id: int, batch_id: int, now: int, every: int, since: int | None = None
) -> None:
    """Owe a notice at the end of a stretch of time; one that waits already shows what is true when it is sent."""
    stretch = now // every
    about = f"b/{batch_id}/{kind.value}/"
    key, due_at = f"{about}{stretch}", (stretch + 1) * every
    is_new = notices.tell(tx, kind, person_id, now, key=key, due_at=due_at, batch_id=batch_id, since=since)
    if is_new and kind is Notice.BATCH_PROGRESS:
        # Nobody needs to see how it stood before; where Telegram is away for long, there is one look and not hundreds.
        outbox.take_over(tx, person_id, about, key)
