"""Confirm for what is repeated: it begins, or goes on otherwise, and holds nothing until it is due."""

from dataclasses import replace
from enum import StrEnum

from shop.database import Tx
from shop.schedules.plan import Plan
from shop.schedules.telling import BELL
from storage import occurrences, quotes, schedules
from storage.quotes import Asked
from storage.schedules import Schedule, Timing

MOST = 200
"""Repeated orders of one person: everything that is due is looked at for everybody in turn."""


class Unfit(StrEnum):
    """Why nothing is repeated; the card stays as it is."""

    GONE = "gone"
    PAST = "past"
    BUDGET = "budget"
    TAKEN = "taken"
    NEVER = "never"
    MANY = "many"


def begin(tx: Tx, quote: Asked, plan: Plan, now: int) -> int | Unfit:
    """Begin to repeat what a quote says, or let a repeated order go on like this; return our number of it.

    Args:
        tx: transaction.
        quote: it was looked at, and holds.
        plan: the quote's.
        now: ms UTC.
    """
    if plan.orders < 1:
        return Unfit.NEVER
    if plan.budget is not None and plan.budget < quote.price:
        return Unfit.BUDGET
    done = _anew(tx, quote, plan, now) if plan.instead_of is None else _instead(tx, quote, plan, now)
    tx.signal(BELL)
    return done


def _anew(tx: Tx, quote: Asked, plan: Plan, now: int) -> int | Unfit:
    if schedules.count_open(tx, quote.person_id) >= MOST:
        return Unfit.MANY
    new = schedules.insert(tx, quote.person_id, quote.id, quote.service_id, _timing(plan), now)
    # Another tap on the same card was first, or there is no such quote any more.
    return new or schedules.of_quote(tx, quote.id) or Unfit.GONE


def _instead(tx: Tx, quote: Asked, plan: Plan, now: int) -> int | Unfit:
    before = schedules.lock(tx, plan.instead_of or 0)
    if before is None or before.person_id != quote.person_id or before.state == "ended":
        return Unfit.GONE
    if before.quote_id == quote.id:
        return before.id
    if occurrences.is_behind(tx, before.id, plan.day.isoformat()):
        return Unfit.TAKEN
    timing = _with_what_was(tx, before, _timing(plan))
    # Its old card, tapped once more, would begin a second one beside it.
    quotes.expire(tx, before.quote_id, now)
    renewed = schedules.renew(tx, before.id, quote.id, quote.service_id, timing, now)
    return before.id if renewed else Unfit.GONE


def _with_what_was(tx: Tx, before: Schedule, timing: Timing) -> Timing:
    """Return what was confirmed for the orders to come, counted from the first order that ever was."""
    spent = occurrences.spent(tx, before.id)
    times = None if timing.times is None else timing.times + spent.orders
    budget = None if timing.budget is None else timing.budget + spent.amount
    return replace(timing, times=times, budget=budget)


def _timing(plan: Plan) -> Timing:
    day = plan.day.isoformat()
    until = None if plan.until is None else plan.until.isoformat()
    return Timing(
        repeat=plan.repeat.value,
        zone=plan.zone,
        minute=plan.minute,
        first_on=day,
        until_on=until,
        times=plan.times,
        budget=plan.budget,
        next_on=day,
        next_at=plan.at,
    )
