"""Notices to admins about single orders."""

from collections.abc import Mapping
from decimal import Decimal

from handlers.admin.callbacks import AnyOrder, Desk, Queue, Room, Suspended, Waiting
from handlers.admin.views.reasons import why_unknown, why_unsettled
from handlers.keyboard import Row, button
from handlers.outgoing import Outgoing
from handlers.screen import Screen, stacked
from handlers.told import Renderer, Told
from handlers.views.names import tidy
from handlers.views.order import what
from locales import Safe
from shop.notices import Notice
from shop.orders.show import OrderView

NAME = 90
WORDS = 300
ODD = {
    "failed": "odd-failed",
    "status": "odd-status",
    "currency": "odd-currency",
    "charge": "odd-charge",
    "start_count": "odd-start-count",
    "remains": "odd-remains",
    "child": "odd-child",
    "not_found": "odd-not-found",
}
"""By the codes of `shop.orders.entry.Problem`, and `failed`."""

REFUSALS = {
    "bad_field": "refusal-bad-field",
    "bad_request": "refusal-bad-request",
    "maintenance": "refusal-maintenance",
}
"""By the codes of `panel.ErrorKind`: rejections that an operator can do something about."""


def unknown(told: Told) -> Outgoing | None:
    """Return that nobody knows whether the panel has an order, again after hours; nothing once it is cleared up."""
    view = told.found.order
    if view is None or view.state != "unknown":
        return None
    hours = int(told.args.get("hours", 0))
    head = told.say.html("admin-unknown-still" if hours else "admin-unknown", hours=hours, id=str(view.id))
    held = told.say.money(view.price, view.currency)
    body = (why_unknown(told.say, view.reason), told.say.html("admin-unknown-next", held=held))
    return _about(told, view, head, *body, queue=Queue.UNKNOWN)


def unsettled(told: Told) -> Outgoing | None:
    """Return that a person must decide what is given back; nothing once somebody did."""
    view = told.found.order
    if view is None or view.unsettled is None:
        return None
    head, why = told.say.html("admin-unsettled", id=str(view.id)), why_unsettled(told.say, view.unsettled)
    return _about(told, view, head, why, told.say.html("admin-unsettled-next"), queue=Queue.UNSETTLED)


def after_refund(told: Told) -> Outgoing | None:
    """Return that the panel delivered more than what was given back leaves paid."""
    view = told.found.order
    if view is None:
        return None
    due, refunded = (told.say.money(int(told.args[name]), view.currency) for name in ("due", "refunded"))
    head = told.say.html("admin-after-refund", id=str(view.id))
    return _about(told, view, head, told.say.html("admin-after-refund-next", due=due, refunded=refunded))


def late_answer(told: Told) -> Outgoing | None:
    """Return that the panel has an order whose money went back."""
    view = told.found.order
    if view is None:
        return None
    head = told.say.html("admin-late-answer", id=str(view.id))
    number = tidy(str(told.args["number"]))
    return _about(told, view, head, told.say.html("admin-late-answer-next", number=number))


def overcharge(told: Told) -> Outgoing | None:
    """Return that the panel took more than its list says; the service rests."""
    view = told.found.order
    if view is None:
        return None
    say = told.say
    cost, charge = int(told.args["cost"]), Decimal(str(told.args["charge"]))
    figures = {"cost": say.money(cost, view.currency), "charge": say.amount(charge, view.currency)}
    look = button(say.text("button-look-service"), Suspended(service=view.service_id))
    head = say.html("admin-overcharge", id=str(view.id))
    return _about(told, view, head, say.html("admin-overcharge-next", **figures), more=(look,))


def quarantine(told: Told) -> Outgoing | None:
    """Return that an answer about an order cannot be right; no money has moved."""
    view = told.found.order
    if view is None:
        return None
    odd = told.say.html(
        ODD.get(str(told.args["problem"]), "odd-other"), word=tidy(str(told.args.get("word", "")), WORDS)
    )
    head = told.say.html("admin-quarantine", id=str(view.id))
    return _about(told, view, head, odd, told.say.html("admin-quarantine-next"))


def rejected(told: Told) -> Outgoing | None:
    """Return that the panel refused an order for a reason that an operator can mend."""
    view = told.found.order
    if view is None:
        return None
    text = tidy(str(told.args.get("text", "")), WORDS)
    head = told.say.html("admin-rejected", id=str(view.id), text=text)
    why = told.say.html(REFUSALS.get(str(told.args["why"]), "refusal-other"))
    return _about(told, view, head, why, told.say.html("admin-rejected-money"))


ABOUT_ORDERS: Mapping[Notice, Renderer] = {
    Notice.ADMIN_AFTER_REFUND: after_refund,
    Notice.ADMIN_LATE_ANSWER: late_answer,
    Notice.ADMIN_OVERCHARGE: overcharge,
    Notice.ADMIN_QUARANTINE: quarantine,
    Notice.ADMIN_REJECTED: rejected,
    Notice.ADMIN_UNKNOWN: unknown,
    Notice.ADMIN_UNSETTLED: unsettled,
}


def _about(
    told: Told, view: OrderView, head: Safe, *body: Safe, queue: Queue | None = None, more: Row = ()
) -> Outgoing:
    say = told.say
    facts = say.html("admin-order", name=tidy(view.service_name, NAME), what=what(say, view))
    show = button(say.text("button-show-order"), AnyOrder(order=view.id))
    waiting = (button(say.text("button-all-waiting"), Waiting(queue=queue)),) if queue else ()
    desk = (button(say.text("button-desk"), Desk(to=Room.DESK)),)
    return Outgoing(Screen(stacked(head, facts, *body), ((show, *more), waiting, desk)))
