"""Repeated orders as people see them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from shop import drafts, making
from shop.catalogue.snapshot import Catalogue
from shop.database import Tx
from shop.drafts import Draft
from shop.inputs.order_fields import Wanted
from shop.orders import show
from shop.orders.show import OrderView
from shop.schedules.occurring import series_of
from shop.schedules.plan import Plan, Repeat
from storage import occurrences, schedules
from storage.occurrences import Occurrence, Spent
from storage.schedules import Schedule

__all__ = ["Schedule", "Standing", "anew", "page", "standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A repeated order as it stands.

    Attributes:
        fields: what `add` sends besides the service, by name.
        next: the moment of the next order, ms UTC; None where it rests or has ended.
        left: how many orders are still to come, at most.
        last: the last day of which something became, and the order that was made then.
    """

    schedule: Schedule
    fields: Mapping[str, str]
    next: int | None
    left: int
    spent: Spent
    last: Occurrence | None
    order: OrderView | None


def standing(tx: Tx, schedule_id: int, person_id: int, now: int) -> Standing | None:
    """Return a person's own repeated order as it stands at a moment, ms UTC."""
    found = schedules.find(tx, schedule_id)
    return None if found is None or found.person_id != person_id else _standing(tx, found, now)


def page(tx: Tx, person_id: int, offset: int, limit: int, now: int) -> tuple[list[Standing], int]:
    """Return a part of a person's repeated orders, and how many there are."""
    found = schedules.of_person(tx, person_id, offset, limit)
    return [_standing(tx, one, now) for one in found], schedules.count(tx, person_id)


def anew(tx: Tx, schedule_id: int, person_id: int, goods: Catalogue, now: int) -> Draft | None:
    """Begin a draft of what is still to come of a repeated order, to be changed and confirmed in its place.

    Returns:
        None when it is not theirs, has ended, or its service is sold no more.
    """
    found = standing(tx, schedule_id, person_id, now)
    service = goods.service(found.schedule.service_id) if found else None
    if found is None or service is None or found.schedule.state == "ended":
        return None
    plan = _rest_of(found, now)
    if plan is None:
        return None
    wanted = Wanted(found.schedule.link, found.schedule.quantity, found.fields)
    draft = making.begin(tx, person_id, service, wanted, now)
    return drafts.plan(tx, draft.id, person_id, plan.text())


def _standing(tx: Tx, found: Schedule, now: int) -> Standing:
    spent, last, series = occurrences.spent(tx, found.id), occurrences.latest(tx, found.id), series_of(found)
    following = None if found.next_on is None else series.at(date.fromisoformat(found.next_on))
    order = None if last is None or last.order_id is None else show.any_order(tx, last.order_id)
    left = 0 if found.state == "ended" else _left(found, spent, now)
    return Standing(found, json.loads(found.fields), following, left, spent, last, order)


def _left(found: Schedule, spent: Spent, now: int) -> int:
    if found.times is not None:
        return max(0, found.times - spent.orders)
    series = series_of(found)
    day = series.after(now) if found.next_on is None else date.fromisoformat(found.next_on)
    return 0 if day is None else replace(series, first=day).length


def _rest_of(found: Standing, now: int) -> Plan | None:
    """Return what is still to come as a plan; None when nothing is."""
    schedule, series = found.schedule, series_of(found.schedule)
    last = None if found.last is None else date.fromisoformat(found.last.day)
    day = series.after(now, last)
    if day is None or (schedule.times is not None and found.left < 1):
        return None
    budget = None if schedule.budget is None else schedule.budget - found.spent.amount
    if budget is not None and budget < schedule.price:
        # Not even one order would fit: the new card says what all of them come to.
        budget = None
    return Plan(
        at=series.at(day),
        day=day,
        minute=schedule.minute,
        zone=ZoneInfo(schedule.zone).key,
        repeat=Repeat(schedule.repeat),
        times=None if schedule.times is None else found.left,
        until=series.until,
        budget=budget,
        instead_of=schedule.id,
    )
