"""Tells admins of answers that need eyes: once a word, a kind of odd number, a failing service."""

from panel.answers import EntryError
from panel.errors import ErrorKind
from panel.vocabulary import PanelStatus
from shop import notices
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from shop.orders.entry import Answer, Problem
from shop.orders.interval import DAY, HOUR
from shop.texts import note_text
from storage.panel_orders import PanelOrder
from storage.settlements import Tracked

STATUS_WORD = "status word"
"""Under this name unfamiliar words stand among the unknown texts."""

_SILENT = frozenset({Problem.MISSING, Problem.ERROR})


def report(
    tx: Tx, house: House, order: Tracked, before: PanelOrder, after: PanelOrder, answer: Answer, now: int
) -> None:
    """Tell admins what is odd about an answer, if it was not odd in the same way before.

    Args:
        tx: transaction.
        house: operator's facts.
        order: the order it is about.
        before: the row before the answer.
        after: the row after it.
        answer: the answer.
        now: ms UTC.
    """
    if isinstance(answer, EntryError) and answer.kind is ErrorKind.UNKNOWN:
        note_text(tx, house, after.panel_id, "status", answer.text, now)
    if after.status == PanelStatus.FAILED and before.status != after.status and order.state == "placed":
        _alarm(tx, house, order, "failed", f"service/{order.service_id}/failed/{now // HOUR}", now)
    if after.problem is None or after.problem in _SILENT:
        return
    if after.problem == Problem.STATUS:
        _report_word(tx, house, order, before, after, now)
    elif after.problem != before.problem:
        _report_problem(tx, house, order, after, now)


def _report_word(
    tx: Tx, house: House, order: Tracked, before: PanelOrder, after: PanelOrder, now: int
) -> None:
    same = before.problem == after.problem and before.raw_status == after.raw_status
    word = after.raw_status or ""
    if same or not note_text(tx, house, after.panel_id, STATUS_WORD, word, now, quietly=True):
        return
    _alarm(tx, house, order, Problem.STATUS, f"panel/{after.panel_id}/word/{word}/{now}", now, word)


def _report_problem(tx: Tx, house: House, order: Tracked, after: PanelOrder, now: int) -> None:
    day = now // DAY
    keys = {
        Problem.NOT_FOUND: f"o/{order.id}/not-found/{after.id}/{after.trouble_since}",
        Problem.CHILD: f"o/{order.id}/child/{day}",
    }
    if after.problem == Problem.NOT_FOUND and order.state != "placed":
        return
    key = keys.get(Problem(str(after.problem)), f"panel/{after.panel_id}/odd/{after.problem}/{day}")
    _alarm(tx, house, order, str(after.problem), key, now)


def _alarm(tx: Tx, house: House, order: Tracked, problem: str, key: str, now: int, word: str = "") -> None:
    kind = Notice.ADMIN_QUARANTINE
    notices.alarm(tx, house, kind, now, key=key, order_id=order.id, problem=problem, word=word)
