"""Repeated orders for tests: confirmed as a person would, and made due by the clock."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from selling import CUSTOMER, LINK, SERVICE, T0

from shop import quotes
from shop.catalogue import service as services
from shop.drafts import Draft
from shop.orders.confirm import Repeats, confirm
from shop.schedules import plan as plans
from shop.schedules.occurring import occur
from shop.schedules.plan import Plan, Repeat
from storage import panels, schedules

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
UTC = ZoneInfo("UTC")
FIRST = T0 - T0 % MINUTE + HOUR
"""The moment of the first order: an hour from the beginning."""


def a_plan(at=FIRST, repeat=Repeat.DAILY, times=5, zone=UTC, **more):
    whole = plans.at(at, zone)
    return Plan(
        whole.at, whole.day, whole.minute, whole.zone, repeat, None if "until" in more else times, **more
    )


def a_planned_quote(tx, house, plan, now=T0, *, person=CUSTOMER, quantity=1000, link=LINK):
    service = services.find(tx, house.panel_id, SERVICE)
    wanted = Draft(1, person, SERVICE, link, quantity)
    made = quotes.make(tx, house, person, wanted, service, now, plan.text())
    assert isinstance(made, quotes.Quote), made
    return made


def a_schedule(tx, house, plan=None, now=T0, **wanted):
    quote = a_planned_quote(tx, house, plan or a_plan(), now, **wanted)
    done = confirm(tx, house, quote.person_id, quote.id, now)
    assert isinstance(done, Repeats), done
    return done.schedule_id


def time_comes(tx, house, now, schedule_id=1):
    """The panel's catalogue is fresh, and what is due is made."""
    panels.synced(tx, house.panel_id, now)
    occur(tx, house, schedule_id, now)


def found(tx, schedule_id=1):
    return schedules.find(tx, schedule_id)


def days(tx, schedule_id=1):
    """Each day that is behind: the price of its order, or why it has none."""
    sql = """SELECT c.day, c.reason, o.price FROM occurrences c LEFT JOIN orders o ON o.id = c.order_id
             WHERE c.schedule_id = :id ORDER BY c.day"""
    first = date.fromisoformat(found(tx, schedule_id).first_on)
    return {
        (date.fromisoformat(row["day"]) - first).days: row["reason"] or row["price"]
        for row in tx.all(sql, id=schedule_id)
    }


def day_after(first, days):
    return first + timedelta(days=days)
