"""Repeated orders: the list, the card, and in plain words why one rests, has ended or left a day out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from aiogram.enums import ButtonStyle

from handlers.callbacks import OrderCard, Orders
from handlers.keyboard import Button, Row, button, in_rows
from handlers.later_callbacks import Do, ScheduleAct, ScheduleCard, Schedules
from handlers.paging import Page
from handlers.screen import Screen, lines, stacked
from handlers.views import plans, ways
from handlers.views.amounts import amount
from handlers.views.names import tidy
from handlers.views.particulars import told, where
from handlers.views.standing import standing
from locales import Safe
from locales.speech import Speech
from shop.schedules.plan import Plan, Repeat
from shop.schedules.reasons import NEW_CARD, Why
from shop.schedules.show import Standing

NAME = 90
STATES = {"active": "schedule-active", "paused": "schedule-paused", "ended": "schedule-ended"}
REASONS: Mapping[str, str] = {
    Why.ASKED: "schedule-rests-asked",
    Why.PRICE: "schedule-rests-price-risen",
    Why.CHANGED: "schedule-rests-changed",
    Why.BUDGET: "schedule-rests-budget",
    Why.LIMIT: "schedule-rests-limit",
    Why.MONEY: "schedule-rests-money",
    Why.TERMS: "schedule-rests-terms",
    Why.REVOKED: "schedule-rests-revoked",
    Why.PANEL: "schedule-rests-panel",
    Why.GONE: "schedule-rests-gone",
    Why.DENIED: "schedule-rests-denied",
    Why.LATER: "schedule-rests-closed",
    Why.SUSPENDED: "schedule-rests-closed",
    Why.CURRENCY: "schedule-rests-closed",
    Why.RESTORED: "schedule-rests-restored",
}
OTHERWISE = "schedule-rests-fields"
OVER: Mapping[str, str] = {
    Why.DONE: "schedule-over-done",
    Why.ASKED: "schedule-over-asked",
    Why.REPLACED: "schedule-over-replaced",
}
MISSED: Mapping[str, str] = {"stopped": "schedule-missed-stopped", "unknown": "schedule-missed-unknown"}
MISSED_ELSE = "schedule-missed-pause"


@dataclass(frozen=True, slots=True)
class _Ordered:
    """One order of it, as cards tell of orders."""

    type: str
    link: str
    fields: Mapping[str, str]
    quantity: int | None
    units: int


def listed(say: Speech, shown: Page[Standing]) -> Screen:
    """Return one page of repeated orders."""
    text = stacked(
        say.html("schedules"),
        *(_line(say, one) for one in shown.items),
        "" if shown.items else say.html("schedules-none"),
        shown.line(say),
    )
    buttons = (_button(say, one) for one in shown.items)
    turn = shown.row(say, lambda page: Schedules(page=page))
    return Screen(text, (*in_rows(buttons, 2), turn, ways.back(say, Orders())))


def card(say: Speech, at: Standing, now: int) -> Screen:
    """Return the card of a repeated order."""
    one, order = at.schedule, _ordered(at)
    name, number = tidy(one.service_name), str(one.id)
    head = say.html("schedule", id=number, state=say.text(STATES[one.state]), name=name, link=where(order))
    facts = lines(*_facts(say, at, order), *_behind(say, at, now))
    return Screen(stacked(head, facts, *told(say, order), meaning(say, at)), _rows(say, at))


def before_stopping(say: Speech, at: Standing) -> Screen:
    """Return the question whether it shall really end."""
    number = at.schedule.id
    sure = button(say.text("button-schedule-stop-sure"), _act(at, Do.STOP), ButtonStyle.DANGER)
    keep = button(say.text("button-schedule-keep"), ScheduleCard(schedule=number), ButtonStyle.PRIMARY)
    return Screen(say.html("schedule-stop-sure", id=str(number)), ((sure,), (keep,), ways.home(say)))


def meaning(say: Speech, at: Standing, price: int | None = None) -> Safe:
    """Return the sentence: why it rests or has ended; with the price that is too high, micro-units, where it is known."""
    one = at.schedule
    if one.state == "active":
        return say.html("schedule-means-active")
    if one.state == "ended":
        return say.html(OVER.get(one.reason or "", "schedule-over-done"))
    ceiling = say.money(one.price, one.currency)
    if one.reason == Why.PRICE and price is not None:
        return say.html("schedule-rests-price", price=say.money(price, one.currency), ceiling=ceiling)
    return say.html(REASONS.get(one.reason or "", OTHERWISE), ceiling=ceiling)


def missed(say: Speech, why: str) -> Safe:
    """Return why a day went without an order."""
    return say.html(MISSED.get(why, MISSED_ELSE))


def ways_on(say: Speech, at: Standing) -> tuple[Row, ...]:
    """Return the buttons with which one that rests goes on."""
    if at.schedule.state != "paused":
        return ()
    if at.schedule.reason in NEW_CARD:
        look = button(say.text("button-schedule-look"), _act(at, Do.CHANGE), ButtonStyle.PRIMARY)
        return ((look,),)
    return ((button(say.text("button-schedule-resume"), _act(at, Do.RESUME), ButtonStyle.PRIMARY),),)


def _facts(say: Speech, at: Standing, order: _Ordered) -> Iterator[Safe]:
    one = at.schedule
    price = say.money(one.price, one.currency)
    yield say.html("schedule-what", quantity=amount(say, order), price=price)
    yield _every(say, at)
    if at.next is not None:
        yield say.html("schedule-next", when=say.moment(at.next))
    if one.state != "ended":
        yield say.html("schedule-left", count=at.left)


def _behind(say: Speech, at: Standing, now: int) -> Iterator[Safe]:
    one, spent = at.schedule, say.money(at.spent.amount, at.schedule.currency)
    if one.budget is None:
        yield say.html("schedule-spent", spent=spent)
    else:
        yield say.html("schedule-spent-of", spent=spent, budget=say.money(one.budget, one.currency))
    if at.order is not None:
        state = say.text(standing(at.order, now).title)
        yield say.html("schedule-last", id=str(at.order.id), state=state)
    elif at.last is not None:
        day = say.day(date.fromisoformat(at.last.day))
        yield say.html("schedule-last-missed", day=day, why=missed(say, at.last.reason or ""))


def _every(say: Speech, at: Standing) -> Safe:
    one = at.schedule
    first = date.fromisoformat(one.first_on)
    return plans.every(say, Plan(0, first, one.minute, one.zone, Repeat(one.repeat)))


def _line(say: Speech, at: Standing) -> Safe:
    one = at.schedule
    state = say.text(STATES[one.state])
    name = tidy(one.service_name, NAME)
    line = say.html("schedule-line", id=str(one.id), state=state, name=name, every=_every(say, at))
    return lines(line, "" if at.next is None else say.html("schedule-next", when=say.moment(at.next)))


def _button(say: Speech, at: Standing) -> Button:
    label = say.text("button-schedule", id=str(at.schedule.id), what=amount(say, _ordered(at)))
    return button(label, ScheduleCard(schedule=at.schedule.id))


def _rows(say: Speech, at: Standing) -> tuple[Row, ...]:
    order = (button(say.text("button-show-order"), OrderCard(order=at.order.id)),) if at.order else ()
    home = (button(say.text("button-schedules"), Schedules()), *ways.home(say))
    if at.schedule.state == "ended":
        return (order, home)
    stop = button(say.text("button-schedule-stop"), _act(at, Do.ASK_STOP))
    change = button(say.text("button-schedule-change"), _act(at, Do.CHANGE))
    pause = button(say.text("button-schedule-pause"), _act(at, Do.PAUSE))
    first = (pause, change) if at.schedule.state == "active" else (change,)
    return (*ways_on(say, at), first, (stop,), order, home)


def _act(at: Standing, do: Do) -> ScheduleAct:
    return ScheduleAct(schedule=at.schedule.id, do=do)


def _ordered(at: Standing) -> _Ordered:
    one = at.schedule
    return _Ordered(one.type, one.link, at.fields, one.quantity, one.units)
