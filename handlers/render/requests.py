"""Notices about refills and cancellations: each as it stands when it is told."""

from collections.abc import Mapping, Sequence

from handlers.callbacks import OrderCard
from handlers.keyboard import Row, Rows, button
from handlers.outgoing import Outgoing
from handlers.screen import Screen, lines, stacked
from handlers.told import Renderer, Told
from handlers.views import requests, ways
from handlers.views.names import tidy
from locales import Safe
from locales.speech import Speech
from shop.notices import Notice
from shop.orders.requests.kinds import Kind, State
from shop.orders.requests.offering import Request

NAME = 60
STILL: Mapping[Notice, State] = {
    Notice.REQUEST_REFUSED: State.REFUSED,
    Notice.REQUEST_NO_ANSWER: State.NO_ANSWER,
    Notice.REFILL_ENDED: State.DONE,
}
"""What was asked again meanwhile has other news to come."""

POSSIBLE = {Kind.REFILL: "refill-possible", Kind.CANCEL: "cancel-possible"}


def outcomes(told: Told) -> Outgoing | None:
    """Return what became of one request, or of several of one person."""
    own = [one for one in told.found.requests if one.state == STILL[told.kind]]
    if not own:
        return None
    text = stacked(*(_about(told.say, request, told.now) for request in own))
    return Outgoing(Screen(text, (*_rows(told, own), ways.home(told.say))))


def possible(told: Told) -> Outgoing | None:
    """Return that what was refused may be asked for now; nothing where it no longer makes sense."""
    say, view = told.say, told.found.order
    kinds = {request.kind for request in told.found.requests}
    offers = [offer for offer in told.found.choices.offers if offer.kind in kinds]
    if view is None or not offers:
        return None
    text = say.html(POSSIBLE[offers[0].kind], id=str(view.id))
    row = (requests.offered(say, view.id, offers[0]),)
    return Outgoing(Screen(text, (row, _show(say, view.id), ways.home(say))))


REQUESTS: Mapping[Notice, Renderer] = {
    Notice.REQUEST_REFUSED: outcomes,
    Notice.REQUEST_NO_ANSWER: outcomes,
    Notice.REFILL_ENDED: outcomes,
    Notice.REQUEST_POSSIBLE: possible,
}


def _about(say: Speech, request: Request, now: int) -> Safe:
    name = tidy(request.service_name, NAME)
    about = say.html("request-about", id=str(request.order_id), name=name)
    return lines(about, requests.line(say, request, now))


def _rows(told: Told, own: Sequence[Request]) -> Rows:
    """Return the buttons about the one request; those about many stand on their orders' cards."""
    if len(own) > 1:
        return ()
    remind = requests.can_remind(own[0], told.now)
    reminder = (requests.reminder(told.say, own[0]),) if remind else ()
    return (reminder, _show(told.say, own[0].order_id))


def _show(say: Speech, order_id: int) -> Row:
    return (button(say.text("button-show-order"), OrderCard(order=order_id)),)
