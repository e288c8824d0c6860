"""A panel that knows a few ids and nothing else."""

from panel.answers import MISSING, Batch, OrderStatus
from panel.exceptions import Unreachable, UnreachableReason
from panel.vocabulary import PanelStatus


class PanelDouble:
    """Answers `status`.

    Attributes:
        known: ids it has.
        silent: whether it does not answer at all.
        asked: every id it was asked for.
    """

    def __init__(self):
        self.known, self.silent, self.asked = {"777"}, False, []

    async def status(self, ids):
        self.asked += ids
        if self.silent:
            raise Unreachable(UnreachableReason.TIMEOUT)
        return Batch({one: self._of(one) for one in ids})

    def _of(self, number):
        return OrderStatus(PanelStatus.PENDING, "Pending") if number in self.known else MISSING
