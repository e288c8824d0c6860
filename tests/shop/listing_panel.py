"""A panel that lists what a test says, and the kept copy beside it."""

import json
from decimal import Decimal

from placed_orders import MINUTE

from panel import (
    Catalogue,
    QuarantinedService,
    QuarantineReason,
    Service,
    ServiceType,
)
from storage import catalogue

TEN = 10 * MINUTE


class Deny:
    """A policy that hides what has a word in its name."""

    def __init__(self, *words):
        self.words = words

    def verdict(self, name, _category, _type_name):
        return next((word for word in self.words if word in name), None)


class Panel:
    """A panel that lists what it is told to."""

    def __init__(self, *services):
        self.answer = Catalogue(services)

    def lists(self, *services, **more):
        self.answer = Catalogue(services, **more)

    async def services(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def a_service(number=1, name=None, rate="1.00", **changes):
    facts = {
        "service_id": str(number),
        "name": name or f"Instagram Likes {number}",
        "category": "Likes",
        "type": ServiceType.DEFAULT,
        "rate": Decimal(rate),
        "minimum": 10,
        "maximum": 1000,
    }
    return Service(**{**facts, **changes})


def some(count, **changes):
    return [a_service(number, **changes) for number in range(1, count + 1)]


def unreadable(number=1, *reasons, **changes):
    facts = {
        "service_id": str(number),
        "name": f"Instagram Likes {number}",
        "category": "Likes",
        "type_text": "Default",
    }
    return QuarantinedService(
        **{**facts, "reasons": reasons or (QuarantineReason.RATE_UNREADABLE,), **changes}
    )


async def rows(db):
    return await db.read(catalogue.living, 1)


async def row(db, number=1):
    return next(one for one in await rows(db) if one.number == str(number))


async def alarms(db):
    """What admins are told at once; what a sync changed is told beside it."""
    sql = "SELECT kind, chat_id, args FROM outbox WHERE kind <> 'admin_changes' ORDER BY id"
    found = await db.read(lambda tx: tx.all(sql))
    return [(one["kind"], json.loads(one["args"])) for one in found]
