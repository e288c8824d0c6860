"""Notices to customers."""

from collections.abc import Callable, Mapping
from functools import partial

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Fitting, Make, OrderCard, Step
from handlers.keyboard import button
from handlers.outgoing import Outgoing
from handlers.screen import Screen
from handlers.told import Renderer, Told
from handlers.views import making, mass, order, schedules, ways, welcome
from locales import Safe
from shop.notices import Notice
from shop.orders.show import OrderView

# Where a lost answer's draft is gone on with: one that has a service, and one that is only a link yet.
BACK_TO: Mapping[str, Callable[..., CallbackData]] = {
    "draft": partial(Make, step=Step.CHECK),
    "link": Fitting,
}


def card(told: Told) -> Outgoing | None:
    """Return the order's card as a new message: something has been decided."""
    screen = _card(told)
    return Outgoing(screen) if screen else None


def live_card(told: Told) -> Outgoing | None:
    """Return the order's card for the message that shows it."""
    screen = _card(told)
    return Outgoing(screen, edits=True) if screen else None


def waiting(told: Told) -> Outgoing | None:
    """Return the card of an order that still waits; nothing once it has gone on."""
    view = _own(told)
    return live_card(told) if view and view.state == "held" else None


def requote(told: Told) -> Outgoing | None:
    """Return the new offer for what could not be sent as it was confirmed; without one, the order's card."""
    view, offer = _own(told), told.found.offer
    if view is None or offer is None:
        return card(told)
    record = told.backdrop.shelves.current.record(view.service_id)
    return Outgoing(making.requote(told.say, offer, view, record))


def unknown_day(told: Told) -> Outgoing | None:
    """Return that an unknown order is being looked into; nothing once it is cleared up."""
    view = _own(told)
    if view is None or view.state != "unknown":
        return None
    return _about(told, view, told.say.html("notice-unknown-day", id=str(view.id)))


def refund_more(told: Told) -> Outgoing | None:
    """Return that a later correction of the panel brought money back."""
    view = _own(told)
    if view is None:
        return None
    amount = told.say.money(int(told.args["paid"]), view.currency)
    return _about(told, view, told.say.html("notice-refund-more", id=str(view.id), amount=amount))


def fresh_card(told: Told) -> Outgoing | None:
    """Return what a chat is owed when its answer was lost: what it was about, else the menu."""
    if _own(told):
        return card(told)
    if told.found.repeated:
        return Outgoing(schedules.card(told.say, told.found.repeated, told.now))
    what, _, number = str(told.args.get("about") or "").partition(":")
    if what in BACK_TO:
        return Outgoing(welcome.interrupted(told.say, BACK_TO[what](draft=int(number))))
    return Outgoing(welcome.at_menu(told.say, "fresh-menu"))


def batch_card(told: Told) -> Outgoing | None:
    """Return a batch's card for the message that shows it."""
    at = told.found.batch
    return Outgoing(mass.card(told.say, at), edits=True) if at else None


def batch_summary(told: Told) -> Outgoing | None:
    """Return how a batch ended, as a new message."""
    at = told.found.batch
    return Outgoing(mass.card(told.say, at)) if at else None


def batch_digest(told: Told) -> Outgoing | None:
    """Return what happened to a batch after it was summed up."""
    at, changed = told.found.batch, told.found.changed
    return Outgoing(mass.digest(told.say, at, list(changed), told.now)) if at and changed else None


def batch_unknown_day(told: Told) -> Outgoing | None:
    """Return that lines of a batch are being looked into; nothing once all are cleared up."""
    at = told.found.batch
    return Outgoing(mass.unknown_day(told.say, at)) if at and at.parts.get("unclear") else None


def sorry(told: Told) -> Outgoing | None:
    """Return that something broke on our side."""
    return Outgoing(welcome.at_menu(told.say, "sorry"))


def slow_down(told: Told) -> Outgoing | None:
    """Return that too much came at once."""
    return Outgoing(welcome.at_menu(told.say, "slow-down"))


CUSTOMER: Mapping[Notice, Renderer] = {
    Notice.ORDER_PLACED: live_card,
    Notice.ORDER_PROGRESS: live_card,
    Notice.ORDER_WAITING: waiting,
    Notice.ORDER_FINAL: card,
    Notice.ORDER_REJECTED: card,
    Notice.ORDER_RELEASED: card,
    Notice.ORDER_REQUOTE: requote,
    Notice.ORDER_UNKNOWN: card,
    Notice.ORDER_UNKNOWN_DAY: unknown_day,
    Notice.REFUND_MORE: refund_more,
    Notice.BATCH_PROGRESS: batch_card,
    Notice.BATCH_SUMMARY: batch_summary,
    Notice.BATCH_DIGEST: batch_digest,
    Notice.BATCH_UNKNOWN_DAY: batch_unknown_day,
    Notice.FRESH_CARD: fresh_card,
    Notice.SORRY: sorry,
    Notice.SLOW_DOWN: slow_down,
}


def _own(told: Told) -> OrderView | None:
    """Return the order if it is this person's: no card of another's ever goes out."""
    view, person = told.found.order, told.found.person
    return view if view and person and view.person_id == person.id else None


def _card(told: Told) -> Screen | None:
    view = _own(told)
    if view is None:
        return None
    record = told.backdrop.shelves.current.record(view.service_id)
    return order.card(told.say, view, told.now, told.found.choices, record)


def _about(told: Told, view: OrderView, sentence: Safe) -> Outgoing:
    show = button(told.say.text("button-show-order"), OrderCard(order=view.id))
    return Outgoing(Screen(sentence, ((show,), ways.home(told.say))))
