"""The one place that writes the outbox: kinds with ids, numbers and codes, never a text for people."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shop.database import Tx
from shop.house import House
from storage import outbox, owners
from storage.outbox import New


class Notice(StrEnum):
    """What can be told; `handlers.render` has one renderer for each."""

    ORDER_PLACED = "order_placed"
    ORDER_PROGRESS = "order_progress"
    ORDER_FINAL = "order_final"
    ORDER_REJECTED = "order_rejected"
    ORDER_RELEASED = "order_released"
    ORDER_REQUOTE = "order_requote"
    ORDER_UNKNOWN = "order_unknown"
    ORDER_UNKNOWN_DAY = "order_unknown_day"
    ORDER_WAITING = "order_waiting"
    REFILL_ENDED = "refill_ended"
    REFUND_MORE = "refund_more"
    BATCH_PROGRESS = "batch_progress"
    BATCH_SUMMARY = "batch_summary"
    BATCH_DIGEST = "batch_digest"
    BATCH_UNKNOWN_DAY = "batch_unknown_day"
    SCHEDULE_ENDED = "schedule_ended"
    SCHEDULE_MISSED = "schedule_missed"
    SCHEDULE_ORDERED = "schedule_ordered"
    SCHEDULE_PAUSED = "schedule_paused"
    REQUEST_NO_ANSWER = "request_no_answer"
    REQUEST_POSSIBLE = "request_possible"
    REQUEST_REFUSED = "request_refused"
    CHANGES = "changes"
    FRESH_CARD = "fresh_card"
    SORRY = "sorry"
    SLOW_DOWN = "slow_down"
    ADMIN_AFTER_REFUND = "admin_after_refund"
    ADMIN_BALANCE = "admin_balance"
    ADMIN_CATALOGUE = "admin_catalogue"
    ADMIN_CHANGES = "admin_changes"
    ADMIN_CONFLICT = "admin_conflict"
    ADMIN_LATE_ANSWER = "admin_late_answer"
    ADMIN_LOW_BALANCE = "admin_low_balance"
    ADMIN_OVERCHARGE = "admin_overcharge"
    ADMIN_PANEL_CHANGED = "admin_panel_changed"
    ADMIN_PAUSE = "admin_pause"
    ADMIN_PAUSE_OVER = "admin_pause_over"
    ADMIN_QUARANTINE = "admin_quarantine"
    ADMIN_REJECTED = "admin_rejected"
    ADMIN_SUSPENDED = "admin_suspended"
    ADMIN_SYNCED = "admin_synced"
    ADMIN_TEXT_UNKNOWN = "admin_text_unknown"
    ADMIN_TROUBLE = "admin_trouble"
    ADMIN_UNKNOWN = "admin_unknown"
    ADMIN_UNSETTLED = "admin_unsettled"


ON_THE_CARD = (Notice.ORDER_PLACED, Notice.ORDER_PROGRESS, Notice.ORDER_WAITING)
"""Silent edits of an order's card: a newer one replaces what is still unsent."""

REPLACING = (
    *ON_THE_CARD,
    Notice.ORDER_FINAL,
    Notice.ORDER_REJECTED,
    Notice.ORDER_RELEASED,
    Notice.ORDER_REQUOTE,
    Notice.ORDER_UNKNOWN,
)
"""Kinds that make older unsent card edits of the same order pointless."""

BROADCAST = 1
"""The rank of what many are told at once; what happened to somebody is of rank 0."""


def tell(
    tx: Tx,
    kind: Notice,
    person_id: int,
    now: int,
    *,
    key: str,
    order_id: int | None = None,
    due_at: int | None = None,
    **args: object,
) -> bool:
    """Owe a person a message.

    Args:
        tx: the transaction of its cause.
        kind: what to tell.
        person_id: whose private chat.
        now: ms UTC.
        key: what makes it be told once.
        order_id: the order it is about.
        due_at: ms UTC before which it is not sent.
        **args: ids, numbers and codes for the renderer.

    Returns:
        False when the same was owed before.
    """
    text = json.dumps(args, ensure_ascii=False)
    is_new = outbox.put(tx, New(key, person_id, kind.value, text, order_id, 0, due_at or now), now)
    if is_new and order_id is not None and kind in REPLACING:
        outbox.replace_older(tx, order_id, person_id, tuple(ON_THE_CARD), key)
    tx.signal("outbox")
    return is_new


def tell_first(
    tx: Tx, kind: Notice, person_id: int, now: int, *, key: str, order_id: int, due_at: int
) -> None:
    """Owe the first message about a new order: there is nothing older that it could replace."""
    outbox.put(tx, New(key, person_id, kind.value, "{}", order_id, 0, due_at), now)
    tx.signal("outbox")


@dataclass(frozen=True, slots=True)
class Progress:
    """An order that moved on.

    Attributes:
        person_id: whose private chat.
        key: what makes it be told once.
    """

    person_id: int
    order_id: int
    key: str


def progress(tx: Tx, moved: Sequence[Progress], now: int) -> None:
    """Owe orders' cards a silent refresh; one that waits already shows, when it is sent, what is true then.

    Args:
        tx: the transaction of its cause.
        moved: of each order one.
        now: ms UTC.
    """
    unsent = outbox.unsent(tx, tuple(one.order_id for one in moved), tuple(ON_THE_CARD)) if moved else {}
    waiting = [(one, unsent.get((one.order_id, one.person_id), {})) for one in moved]
    again = Notice.ORDER_PROGRESS.value
    _renew(tx, {ids[again]: one for one, ids in waiting if again in ids}, now)
    _owe_first(tx, [one for one, ids in waiting if not ids], now)
    for one, ids in waiting:
        if ids and again not in ids:
            _owe(tx, one, now)


def _renew(tx: Tx, waiting: Mapping[int, Progress], now: int) -> None:
    if not outbox.renew_all(tx, {row_id: one.key for row_id, one in waiting.items()}):
        for one in waiting.values():
            # What was renewed above has its key already: it is neither renewed nor owed again.
            if not outbox.renew(tx, one.order_id, one.person_id, Notice.ORDER_PROGRESS.value, one.key):
                _owe(tx, one, now)


def _owe_first(tx: Tx, moved: Sequence[Progress], now: int) -> None:
    """Nothing older about these orders waits that it could replace."""
    kind = Notice.ORDER_PROGRESS.value
    outbox.put_all(tx, [New(one.key, one.person_id, kind, "{}", one.order_id, 0, now) for one in moved], now)
    if moved:
        tx.signal("outbox")


def _owe(tx: Tx, one: Progress, now: int) -> None:
    tell(tx, Notice.ORDER_PROGRESS, one.person_id, now, key=one.key, order_id=one.order_id)


def alarm(tx: Tx, house: House, kind: Notice, now: int, *, key: str, **args: object) -> None:
    """Owe every admin a message: those of the settings and those who own by claim."""
    alarm_others(tx, house, kind, now, None, key=key, args=args)


def alarm_others(
    tx: Tx, house: House, kind: Notice, now: int, doer: int | None, *, key: str, args: Mapping[str, object]
) -> None:
    """Owe a message to every admin but the one who did it by a tap, and read it in the answer to the tap."""
    for admin in dict.fromkeys((*house.admins, *owners.every(tx))):
        if admin != doer:
            tell_admin(tx, kind, admin, now, key=f"{key}/{admin}", args=args)


def tell_admin(tx: Tx, kind: Notice, admin: int, now: int, *, key: str, args: Mapping[str, object]) -> None:
    """Owe one admin a message; nothing when the same key was owed before."""
    new = New(key, admin, kind.value, json.dumps(args, ensure_ascii=False), None, 0, now)
    outbox.put(tx, new, now)
    tx.signal("outbox")


def tell_news(
    tx: Tx, kind: Notice, person_id: int, now: int, due_at: int, *, key: str, args: Mapping[str, object]
) -> bool:
    """Owe one of many what all of them are told; what happened to a single one is sent before it.

    Args:
        tx: the transaction of its cause.
        kind: what to tell.
        person_id: whose private chat.
        now: ms UTC.
        due_at: ms UTC before which it is not sent.
        key: what makes it be told once.
        args: ids, numbers and codes for the renderer.

    Returns:
        False when the same was owed before.
    """
    new = New(key, person_id, kind.value, json.dumps(args, ensure_ascii=False), None, BROADCAST, due_at)
    tx.signal("outbox")
    return outbox.put(tx, new, now)
