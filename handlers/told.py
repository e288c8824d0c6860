"""What a renderer knows when it makes a message."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from handlers.outgoing import Outgoing
from handlers.speaking import speech_of
from locales import Texts
from locales.speech import Speech
from shop import cards, making, people, quotes
from shop.batches import standing
from shop.batches.standing import Standing
from shop.catalogue import diffs
from shop.catalogue.diffs import Span
from shop.catalogue.news import News, news_of
from shop.catalogue.shelves import Shelves
from shop.database import Tx, glance
from shop.house import House
from shop.making import Offer
from shop.notices import Notice
from shop.orders import show
from shop.orders.requests import offering
from shop.orders.requests.offering import Choices, Request
from shop.orders.show import OrderView
from shop.overview import Overview, overview
from shop.people import Person
from shop.schedules import show as schedules
from shop.schedules.show import Standing as Repeated

MOST_CHANGED = 15
"""A digest names no more orders than this; the batch's own card tells of all."""


class Row(Protocol):
    """An outbox row as far as rendering needs it."""

    @property
    def chat_id(self) -> int:
        """The person's private chat."""

    @property
    def kind(self) -> str:
        """A code of `shop.notices`."""

    @property
    def args(self) -> str:
        """JSON object of ids, numbers and codes."""

    @property
    def order_id(self) -> int | None:
        """The order it is about."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What does not change from message to message."""

    texts: Texts
    house: House
    shelves: Shelves


@dataclass(frozen=True, slots=True)
class Named:
    """Whom and what a row names.

    Attributes:
        desk: whether it brings the admin's desk with it.
        requests: ids of requests.
        batch_id: the batch it is about.
        since: ms UTC from which on changes of the batch are told; None for none.
        schedule_id: the repeated order it is about.
        news: the stretch of time in which services of the person's changed.
        diff: the stretch of time of which an admin hears everything.
    """

    person_id: int
    order_id: int | None
    quote_id: int | None
    desk: bool = False
    requests: tuple[int, ...] = ()
    batch_id: int | None = None
    since: int | None = None
    schedule_id: int | None = None
    news: Span | None = None
    diff: Span | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Who is told, how the order stands now, what is offered instead of it, and how all stands for an admin.

    Attributes:
        card: the newest message of the chat that shows the order.
        choices: what can be asked of the panel about the order.
        requests: those that are named.
        batch: how it stands; changed are orders of it that moved.
        news: what is different about services the person uses.
        diff: how many changes of each kind there were.
        repeated: the repeated order, if it is this person's.
    """

    person: Person | None
    order: OrderView | None
    offer: Offer | None
    desk: Overview | None = None
    card: int | None = None
    choices: Choices = field(default_factory=Choices)
    requests: tuple[Request, ...] = ()
    batch: Standing | None = None
    changed: tuple[OrderView, ...] = ()
    news: tuple[News, ...] = ()
    diff: Mapping[str, int] = field(default_factory=dict)
    repeated: Repeated | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One notice, ready to be put into words.

    Attributes:
        args: ids, numbers and codes.
        now: ms UTC.
    """

    kind: Notice
    args: Mapping[str, Any]
    found: Found
    backdrop: Backdrop
    now: int

    @property
    def say(self) -> Speech:
        """How the person is spoken to."""
        return speech_of(self.backdrop.texts, self.backdrop.house, self.found.person)


Renderer = Callable[[Told], Outgoing | None]


@glance
def look_up(tx: Tx, backdrop: Backdrop, named: Named, now: int) -> Found:
    """Do the same for a row that brings no desk: all of it is found by keys."""
    return find_out(tx, backdrop, named, now)


def find_out(tx: Tx, backdrop: Backdrop, named: Named, now: int) -> Found:
    """Read what a notice is about, as it stands now; an admin may be told of anybody's order."""
    order = show.any_order(tx, named.order_id) if named.order_id is not None else None
    quote = quotes.find(tx, named.quote_id, named.person_id) if named.quote_id is not None else None
    service = backdrop.shelves.current.service(quote.service_id) if quote is not None else None
    found = making.offer(tx, backdrop.house, service, quote, now) if quote and service else None
    desk = overview(tx, backdrop.house, now) if named.desk else None
    batch = standing.standing(tx, named.batch_id, named.person_id) if named.batch_id is not None else None
    shown = batch.first_order if batch is not None else named.order_id
    card = cards.newest(tx, named.person_id, shown) if shown is not None else None
    choices = offering.choices_of(tx, backdrop.house, order, now) if order is not None else Choices()
    asked = offering.requests_of(tx, named.requests, named.person_id)
    person, changed = people.find(tx, named.person_id), _changed(tx, named)
    news, diff = _news(tx, backdrop.house, named), _diff(tx, backdrop.house, named)
    repeated = schedules.standing(tx, named.schedule_id, named.person_id, now) if named.schedule_id else None
    return Found(person, order, found, desk, card, choices, asked, batch, changed, news, diff, repeated)


def _news(tx: Tx, house: House, named: Named) -> tuple[News, ...]:
    if named.news is None:
        return ()
    return tuple(news_of(tx, house, named.person_id, named.news.since, named.news.until))


def _diff(tx: Tx, house: House, named: Named) -> Mapping[str, int]:
    return {} if named.diff is None else diffs.counts(tx, house, named.diff)


def _changed(tx: Tx, named: Named) -> tuple[OrderView, ...]:
    if named.batch_id is None or named.since is None:
        return ()
    return tuple(standing.changed_since(tx, named.batch_id, named.since, MOST_CHANGED))
