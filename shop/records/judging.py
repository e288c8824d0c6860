"""Makes the record of a service out of its orders. Pure.

Drip-feeds and subscriptions are left out: how long they take, their customers decide.

Orders fail within minutes and are completed within hours: of what was ordered lately only the failures have ended. So
shares are of the orders that are as old as nine in ten of the completed ones took, and those of them that are still
on their way count as not known: against the lower limit and for the upper one. An order that is stuck for good so
lowers what is sure, and a busy service is not taken for a bad one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from panel.vocabulary import FINAL, PanelStatus
from shop.money import PER_PACKAGE, PER_THOUSAND
from shop.records.record import Record
from shop.records.shares import Share
from shop.records.times import MOST, Wait, spread
from shop.service_types import Counted, rule_of
from storage.records import Past

WHOLE = frozenset({PanelStatus.COMPLETED})
IN_PART = frozenset({PanelStatus.PARTIAL})


def judged(past: Iterable[Past], now: int) -> Record:
    """Return what a service's orders say of it.

    Args:
        past: orders that the panel took.
        now: ms UTC; who has not begun or ended by now is known to take longer than that.
    """
    every = [one for one in past if _is_plain(one)]
    own = [one for one in every if not _was_wanted_back(one)]
    ended = [one for one in own if one.status in FINAL]
    whole = [one for one in ended if one.status in WHOLE]
    old = _old_enough(own, whole, now)
    refilled = sum(one.refilled for one in every)
    return Record(
        orders=len(ended),
        start=spread(_starts(every, now)),
        finish=spread(_finishes(every, now)),
        completed=_share(old, WHOLE),
        partial=_share(old, IN_PART),
        dropped=Share(sum(one.refills > 0 for one in whole), len(whole)),
        refilled=Share(refilled, refilled + sum(one.unrefilled for one in every)),
    )


def per(type_name: str) -> int:
    """Return of how many units the time to finish is told: 1000, or one package."""
    rule = rule_of(type_name)
    return PER_PACKAGE if rule is not None and rule.per_package else PER_THOUSAND


def is_plain(type_name: str, fields: Mapping[str, object]) -> bool:
    """Whether an order is delivered in one go."""
    rule = rule_of(type_name)
    return rule is not None and rule.counted is not Counted.SUBSCRIPTION and not fields.get("runs")


def _is_plain(one: Past) -> bool:
    return is_plain(one.type, json.loads(one.fields))


def _was_wanted_back(one: Past) -> bool:
    """Whether its customer asked to end it: that says nothing of the service."""
    return one.cancels > 0 and one.status not in WHOLE


def _old_enough(orders: Iterable[Past], whole: Iterable[Past], now: int) -> list[Past]:
    """Return the orders that are as old as most of the completed ones took."""
    took = sorted((one.ended_at or now) - one.placed_at for one in whole)
    age = took[int(MOST * (len(took) - 1))] if took else 0
    return [one for one in orders if now - one.placed_at >= age]


def _share(orders: Sequence[Past], words: frozenset[PanelStatus]) -> Share:
    return Share(
        part=sum(one.status in words for one in orders),
        whole=len(orders),
        open=sum(one.status not in FINAL for one in orders),
    )


def _starts(orders: Sequence[Past], now: int) -> Iterator[Wait]:
    for one in orders:
        if one.begun_at is not None:
            yield Wait(max(0, one.begun_at - one.placed_at))
        elif one.status not in WHOLE | IN_PART:
            yield Wait(max(0, (one.ended_at or now) - one.placed_at), is_over=False)


def _finishes(orders: Sequence[Past], now: int) -> Iterator[Wait]:
    for one in orders:
        if one.begun_at is not None or one.status in WHOLE:
            took = _took(one, one.ended_at or now)
            yield Wait(took * per(one.type) // max(1, one.units), is_over=one.status in WHOLE)


def _took(one: Past, end: int) -> int:
    """Return how long was delivered, ms; what was first seen when it was over began nobody knows when."""
    begun = one.placed_at if one.begun_at is None or one.begun_at >= end else one.begun_at
    return max(0, end - begun)
