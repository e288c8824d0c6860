"""How a batch stands: how many of its orders are where, and the money of each part."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from shop.database import Tx
from storage import batches, order_views
from storage.batches import Batch, Count
from storage.order_views import OrderView

PARTS: Mapping[str, str] = MappingProxyType(
    {"held": "waiting", "sending": "waiting", "unknown": "unclear", "released": "back", "rejected": "refused"}
)
ENDED: Mapping[str | None, str] = MappingProxyType(
    {"completed": "done", "partial": "partial", "canceled": "canceled", "refunded": "canceled"}
)
ORDER = ("waiting", "running", "done", "partial", "canceled", "ended", "refused", "back", "unclear")
"""The parts of a batch in which they are told."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A batch as it stands.

    Attributes:
        first_order: stands for the batch where a message shows it.
        parts: how many orders are in each part of `ORDER`.
        reserved: micro-units set aside; paid and given_back likewise.
    """

    batch: Batch
    first_order: int
    parts: Mapping[str, int]
    orders: int
    reserved: int
    paid: int
    given_back: int
    currency: str

    @property
    def can_stop(self) -> bool:
        """Whether something of it waits to be sent."""
        return self.parts.get("waiting", 0) > 0

    @property
    def is_over(self) -> bool:
        """Whether it was summed up, and nothing of it is on its way again since."""
        return self.batch.told_at is not None and not any(
            self.parts.get(one) for one in ("waiting", "running")
        )


def standing(tx: Tx, batch_id: int, person_id: int) -> Standing | None:
    """Return how a person's own confirmed batch stands."""
    batch, first = batches.find(tx, batch_id, person_id), batches.first_order(tx, batch_id)
    view = order_views.view(tx, first) if first is not None else None
    if batch is None or batch.confirmed_at is None or first is None or view is None:
        return None
    counts = batches.counts(tx, batch_id)
    parts: Counter[str] = Counter()
    for one in counts:
        parts[_part(one)] += one.orders
    return Standing(
        batch,
        first,
        parts,
        parts.total(),
        reserved=_sum(counts, {"held", "sending", "unknown"}),
        paid=_sum(counts, {"placed", "settled"}),
        given_back=_sum(counts, {"released", "rejected"}) + sum(one.refunded for one in counts),
        currency=view.currency,
    )


def lines(tx: Tx, batch_id: int, offset: int, limit: int) -> list[OrderView]:
    """Return orders of a batch in the order of its lines."""
    return order_views.of_batch(tx, batch_id, offset, limit)


def changed_since(tx: Tx, batch_id: int, since: int, limit: int) -> list[OrderView]:
    """Return orders of a batch that moved since a moment, ms UTC, and came to an end or back to life."""
    return order_views.of_batch_since(tx, batch_id, since, limit)


def _part(one: Count) -> str:
    if one.state in PARTS:
        return PARTS[one.state]
    if one.state == "settled":
        return ENDED.get(one.panel_status, "ended")
    return "unclear" if one.is_unsettled else "running"


def _sum(counts: Sequence[Count], states: set[str]) -> int:
    return sum(one.price for one in counts if one.state in states)
