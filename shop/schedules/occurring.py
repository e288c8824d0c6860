"""A repeated order is due: one order for its day, within everything that was confirmed; or the reason why there is none."""

import json
from datetime import date
from zoneinfo import ZoneInfo

from shop import access, allowance, ledger, notices, pauses, people, quotes
from shop.access import Role
from shop.catalogue import service as services
from shop.catalogue.service import Service
from shop.database import Tx
from shop.house import House, Mode
from shop.inputs.order_fields import Wanted
from shop.ledger import Cause
from shop.notices import Notice
from shop.orders import holding
from shop.orders.story import BOT
from shop.quotes import QuoteProblem
from shop.schedules import telling
from shop.schedules.plan import STEPS, Repeat
from shop.schedules.reasons import Missed, Why
from shop.schedules.series import Series
from storage import catalogue, occurrences, schedules
from storage import quotes as rows
from storage.quotes import NewQuote
from storage.schedules import Schedule

MADE_UP_WITHIN_MS = 60 * 60_000
"""A day's order is made so long after its moment; later the day goes without."""

LOOK_AGAIN_MS = 60_000
"""What waits for the end of a pause is looked at so often."""

MARK = "schedule"


def series_of(schedule: Schedule) -> Series:
    """Return the days of a repeated order."""
    until = None if schedule.until_on is None else date.fromisoformat(schedule.until_on)
    first, step = date.fromisoformat(schedule.first_on), STEPS[Repeat(schedule.repeat)]
    return Series(first, step, schedule.minute, ZoneInfo(schedule.zone), until)


def occur(tx: Tx, house: House, schedule_id: int, now: int) -> None:
    """Do what is due: of days that were missed only the latest is made up.

    Args:
        tx: transaction.
        house: operator's facts.
        schedule_id: our number.
        now: ms UTC.
    """
    found = schedules.lock(tx, schedule_id)
    if found is None or found.next_at is None or found.next_on is None or found.next_at > now:
        return
    series = series_of(found)
    day = series.latest(now, date.fromisoformat(found.next_on))
    if occurrences.is_behind(tx, found.id, day.isoformat()):
        go_on(tx, found, series, day, now)
        return
    # The first order may have been confirmed for the second time that the clocks show.
    why, over_at = _waits(tx, house, found, now), series.last(day) + MADE_UP_WITHIN_MS
    if now > over_at:
        _miss(tx, found, series, day, why or Missed.STOPPED, now)
    elif why is not None:
        look_at = min(now + LOOK_AGAIN_MS, over_at + 1)
        schedules.wait_for(tx, found.id, day.isoformat(), look_at, now)
    else:
        _order(tx, house, found, series, day, now)


def go_on(tx: Tx, schedule: Schedule, series: Series, day: date, now: int) -> None:
    """Wait for the next day, or end."""
    following = series.after(now, day)
    made = occurrences.spent(tx, schedule.id).orders
    if following is not None and (schedule.times is None or made < schedule.times):
        schedules.wait_for(tx, schedule.id, following.isoformat(), series.at(following), now)
    elif schedules.end(tx, schedule.id, Why.DONE, now):
        telling.is_over(tx, schedule, Why.DONE, now)


def _waits(tx: Tx, house: House, schedule: Schedule, now: int) -> str | None:
    """Return what is in the way of any order now and goes away by itself: a pause, or an order nobody knows the fate of."""
    pause = pauses.stops_confirm(tx, house.panel_id, now)
    if pause is not None:
        return pause.kind.value
    # One more on top of an order that may or may not be there would double it.
    return Missed.UNKNOWN.value if occurrences.spent(tx, schedule.id).unknown else None


def _miss(tx: Tx, schedule: Schedule, series: Series, day: date, why: str, now: int) -> None:
    if occurrences.missed(tx, schedule.id, day.isoformat(), str(why), now):
        telling.missed(tx, schedule, day.isoformat(), series.at(day), str(why), now)
    go_on(tx, schedule, series, day, now)


def _order(tx: Tx, house: House, schedule: Schedule, series: Series, day: date, now: int) -> None:
    service = services.find(tx, house.panel_id, schedule.service_id)
    why = _of_person(tx, house, schedule) or _of_service(house, schedule, service)
    if why is not None or service is None:
        _rest(tx, house, schedule, why or Why.GONE, now)
        return
    wanted = Wanted(schedule.link, schedule.quantity, json.loads(schedule.fields))
    drawn = quotes.draw_up(house, schedule.person_id, wanted, service, quotes.sold_in(tx, house), now)
    odd = Why(drawn.value) if isinstance(drawn, QuoteProblem) else _of_money(tx, house, schedule, drawn, now)
    if isinstance(drawn, QuoteProblem) or odd is not None:
        price = None if isinstance(drawn, QuoteProblem) else drawn.price
        _rest(tx, house, schedule, odd or Why.FIELDS, now, price)
        return
    _hold(tx, house, schedule, drawn, day, now)
    go_on(tx, schedule, series, day, now)


def _of_person(tx: Tx, house: House, schedule: Schedule) -> Why | None:
    person = people.find(tx, schedule.person_id)
    if person is None or person.terms_at is None:
        return Why.TERMS
    role = access.role_of(house, people.owners(tx), person.id)
    return Why.REVOKED if role is Role.STRANGER else None


def _of_service(house: House, schedule: Schedule, service: Service | None) -> Why | None:
    if schedule.panel_id != house.panel_id:
        return Why.PANEL
    if service is None:
        return Why.GONE
    problem = quotes.unsellable(house, service)
    if problem is not None:
        return Why(problem.value)
    return Why.CHANGED if service.rules != schedule.rules else None


def _of_money(tx: Tx, house: House, schedule: Schedule, drawn: NewQuote, now: int) -> Why | None:
    if drawn.price > schedule.price:
        return Why.PRICE
    spent = occurrences.spent(tx, schedule.id).amount
    if schedule.budget is not None and spent + drawn.price > schedule.budget:
        return Why.BUDGET
    left = allowance.left_locked(tx, house, schedule.person_id, now)
    if left is not None and drawn.price > left:
        return Why.LIMIT
    if house.mode is Mode.SHOP and ledger.lock_available(tx, schedule.person_id) < drawn.price:
        return Why.MONEY
    return None


def _hold(tx: Tx, house: House, schedule: Schedule, drawn: NewQuote, day: date, now: int) -> None:
    quote = rows.find(tx, rows.insert(tx, drawn))
    if quote is None:
        raise LookupError("a quote was made and is not there")
    new = holding.order_at(now + house.undo_for, drawn.price, drawn.cost)
    order_id = holding.hold(tx, house, quote, new, Cause(BOT, MARK, now))
    if order_id is None:
        raise LookupError("a new quote has an order")
    occurrences.ordered(tx, schedule.id, day.isoformat(), order_id, now)
    kind, key = Notice.SCHEDULE_ORDERED, f"o/{order_id}/repeated"
    notices.tell(tx, kind, schedule.person_id, now, key=key, order_id=order_id, schedule_id=schedule.id)


def _rest(tx: Tx, house: House, schedule: Schedule, why: Why, now: int, price: int | None = None) -> None:
    """Pause, and say why; a number that the panel gave to another service is no reason to wait for the old one."""
    if why is Why.GONE and catalogue.is_given_away(tx, house.panel_id, schedule.service_id):
        if schedules.end(tx, schedule.id, Why.REPLACED, now):
            telling.is_over(tx, schedule, Why.REPLACED, now)
    elif schedules.pause(tx, schedule.id, why, now):
        telling.rests(tx, schedule, why, now, price)
