"""The desk and what is asked before its heavier deeds."""

from collections.abc import Iterator

from aiogram.enums import ButtonStyle
from aiogram.filters.callback_data import CallbackData

from handlers.admin.callbacks import Desk, LetGo, Queue, Room, SuspendedList, Waiting
from handlers.admin.views.panel import trouble
from handlers.admin.views.pauses import name_of
from handlers.keyboard import Button, Row, Rows, button, in_rows
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from locales import Safe
from locales.speech import Speech
from shop.catalogue.loss import Loss
from shop.house import House
from shop.overview import Overview
from shop.pauses import PauseKind
from shop.today import Today
from shop.wishes import Wish

BY_STATE = {
    "desk-waiting": ("held", "sending"),
    "desk-placed": ("placed",),
    "desk-settled": ("settled",),
    "desk-returned": ("released", "rejected"),
    "desk-unclear": ("unknown",),
}
"""How the states of today's orders are told."""


def desk(say: Speech, house: House, seen: Overview, services: int) -> Screen:
    """Return the desk.

    Args:
        say: how the admin is spoken to.
        house: the operator's facts.
        seen: everything it shows.
        services: how many the catalogue holds.
    """
    text = stacked(
        say.html("desk"),
        lines(*_balance(say, house, seen)),
        lines(*_today(say, seen.today)),
        lines(*_catalogue(say, seen, services)),
        _resting(say, seen),
    )
    return Screen(text, _rows(say, seen))


def before_maintenance(say: Speech) -> Screen:
    """Return what maintenance stops and what customers will read, and the question whether to begin."""
    text = say.html("desk-rest", sentence=say.html("refused-maintenance"))
    begin = button(say.text("button-desk-rest"), Desk(to=Room.REST, sure=True), ButtonStyle.PRIMARY)
    return Screen(text, ((begin,), ways.back(say, Desk(to=Room.DESK))))


def before_loss(say: Speech, lost: Loss) -> Screen:
    """Return what is lost when services are let go, and the question whether they are."""
    text = say.html("desk-loss", missing=lost.missing, of=say.number(lost.of))
    let_go = button(say.text("button-desk-loss"), LetGo(missing=lost.missing), ButtonStyle.DANGER)
    return Screen(text, ((let_go,), ways.back(say, Desk(to=Room.DESK))))


def _balance(say: Speech, house: House, seen: Overview) -> Iterator[Safe]:
    if seen.balance is None:
        yield say.html("desk-balance-none")
    else:
        amount, when = say.amount(seen.balance.amount, seen.balance.currency), say.moment(seen.balance.at)
        yield say.html("desk-balance", amount=amount, when=when)
        if seen.balance.low and house.low_balance is not None:
            yield say.html("desk-balance-low", limit=say.money(house.low_balance))
    if Wish.BALANCE in seen.asked:
        yield say.html("desk-balance-asked")


def _today(say: Speech, today: Today) -> Iterator[Safe]:
    yield say.html("desk-today", orders=today.orders)
    counted = {key: sum(today.by_state.get(state, 0) for state in states) for key, states in BY_STATE.items()}
    yield Safe(" · ".join(say.html(key, count=say.number(count)) for key, count in counted.items() if count))
    if today.spent or today.refunded:
        yield say.html("desk-money", spent=say.money(today.spent), refunded=say.money(today.refunded))
    if today.active:
        yield say.html("desk-active", count=today.active)


def _catalogue(say: Speech, seen: Overview, services: int) -> Iterator[Safe]:
    copy = seen.copy
    if copy.synced_at is None:
        yield say.html("desk-catalogue-none")
    else:
        yield say.html("desk-catalogue", count=services, when=say.moment(copy.synced_at))
    if copy.problem is not None and copy.tried_at is not None:
        problem = trouble(say, copy.problem)
        yield say.html("desk-catalogue-failed", problem=problem, when=say.moment(copy.tried_at))
    if Wish.SYNC in seen.asked:
        yield say.html("desk-sync-asked")


def _resting(say: Speech, seen: Overview) -> Safe:
    if not seen.pauses:
        return say.html("desk-open")
    return say.html("desk-resting", names=", ".join(name_of(say, pause.kind) for pause in seen.pauses))


def _rows(say: Speech, seen: Overview) -> Rows:
    return (
        _loss(say, seen),
        (
            _counted(say, "button-desk-unknown", seen.today.unknown, Waiting(queue=Queue.UNKNOWN)),
            _counted(say, "button-desk-unsettled", seen.today.unsettled, Waiting(queue=Queue.UNSETTLED)),
        ),
        (_counted(say, "button-desk-suspended", seen.suspended, SuspendedList()),),
        *in_rows(_deeds(say, seen), 2),
        (button(say.text("button-desk-refresh"), Desk(to=Room.DESK)), *ways.home(say)),
    )


def _counted(say: Speech, key: str, count: int, to: CallbackData) -> Button:
    return button(say.text(key, count=say.number(count)), to)


def _loss(say: Speech, seen: Overview) -> Row:
    if seen.copy.loss is None:
        return ()
    label = say.text("button-desk-lost", missing=say.number(seen.copy.loss.missing))
    return (button(label, Desk(to=Room.LOSS), ButtonStyle.PRIMARY),)


def _deeds(say: Speech, seen: Overview) -> Iterator[Button]:
    yield button(say.text("button-desk-find"), Desk(to=Room.FIND))
    yield _counted(say, "button-desk-pauses", len(seen.pauses), Desk(to=Room.PAUSES))
    yield button(say.text("button-desk-sync"), Desk(to=Room.SYNC))
    yield button(say.text("button-desk-ask-balance"), Desk(to=Room.BALANCE))
    yield button(say.text("button-desk-changes"), Desk(to=Room.CHANGES))
    on = any(pause.kind is PauseKind.MAINTENANCE for pause in seen.pauses)
    label, room = ("button-desk-open", Room.OPEN) if on else ("button-desk-maintenance", Room.REST)
    yield button(say.text(label), Desk(to=room))
