"""What the card before Confirm says of a later moment and of a repetition, and the buttons that change it."""

from collections.abc import Iterator

from aiogram.enums import ButtonStyle

from handlers.callbacks import Confirm
from handlers.keyboard import Button, Row, button
from handlers.later_callbacks import Asked, How, Later, LaterHow
from handlers.screen import lines, stacked
from handlers.zones import city
from locales import Safe
from locales.speech import Speech
from shop.drafts import Draft
from shop.quotes import Quote
from shop.schedules import plan as plans
from shop.schedules.plan import Plan, Repeat


def told(say: Speech, quote: Quote) -> Safe:
    """Return when a quote would be sent and how often; nothing for once and at once."""
    plan = quote.plan
    if plan is None:
        return Safe()
    return stacked(
        lines(*_when(say, plan), *(_ends(say, plan, quote) if plan.is_repeated else ())),
        say.html("plan-ceiling", price=_money(say, quote, quote.price)) if plan.is_repeated else "",
        say.html("plan-instead", id=str(plan.instead_of)) if plan.instead_of is not None else "",
    )


def every(say: Speech, plan: Plan) -> Safe:
    """Return how often something is repeated and at which time of whose day."""
    where, clock = city(plan.zone, say.language), say.clock(plan.minute)
    if plan.repeat is Repeat.DAILY:
        return say.html("plan-daily", clock=clock, zone=where)
    return say.html("plan-weekly", weekday=say.weekday(plan.day), clock=clock, zone=where)


def confirm(say: Speech, quote: Quote) -> Button:
    """Return the button that orders what a quote says, when it says."""
    total, to = say.money(quote.price, quote.currency), Confirm(quote=quote.id)
    if quote.plan is None:
        return button(say.text("button-confirm", total=total), to, ButtonStyle.SUCCESS)
    key = "button-confirm-repeat" if quote.plan.is_repeated else "button-confirm-later"
    return button(say.text(key, total=total), to, ButtonStyle.SUCCESS)


def until(say: Speech, quote: Quote) -> Safe:
    """Return until when the quote is good; of a price for later nothing more is promised."""
    moment = say.moment(quote.expires_at, "t")
    return say.html("check-until" if quote.plan is None else "check-price-until", until=moment)


def choices(say: Speech, draft: Draft) -> tuple[Row, ...]:
    """Return the buttons about the time of a half-made order that is not for now."""
    plan = plans.read(draft.plan)
    if plan is None:
        return ()
    when = button(say.text("button-change-time"), Later(draft=draft.id))
    now = button(say.text("button-at-once"), LaterHow(draft=draft.id, how=How.NOW))
    # What goes on in the place of a repeated order is no order to be sent at once.
    first = (when,) if plan.instead_of is not None else (when, now)
    if not plan.is_repeated:
        return (first,)
    end = button(say.text("button-change-end"), Later(draft=draft.id, ask=Asked.END))
    budget = button(say.text("button-change-budget"), Later(draft=draft.id, ask=Asked.BUDGET))
    return (first, (end, budget))


def later(say: Speech, draft: Draft) -> Row:
    """Return the small button that chooses another time than now; nothing where one was chosen."""
    return (button(say.text("button-later"), Later(draft=draft.id)),) if draft.plan is None else ()


def _when(say: Speech, plan: Plan) -> Iterator[Safe]:
    moment = say.moment(plan.at)
    if plan.is_repeated:
        yield every(say, plan)
        yield say.html("plan-first", when=moment)
    else:
        yield say.html("plan-once", when=moment)
    if plan.comes_twice:
        yield say.html("plan-twice")


def _ends(say: Speech, plan: Plan, quote: Quote) -> Iterator[Safe]:
    yield say.html("plan-last", day=say.day(plan.last))
    if plan.budget is not None and plan.budget < quote.price:
        yield say.html("plan-budget-short", budget=_money(say, quote, plan.budget))
        return
    yield say.html("plan-most", count=plan.orders, most=_money(say, quote, plan.most(quote.price)))


def _money(say: Speech, quote: Quote, amount: int) -> str:
    return say.money(amount, quote.currency)
