"""Outbox rows to messages: what no tap asked for, in the person's language, at the moment it is sent."""

import json
from collections.abc import Mapping
from dataclasses import replace

from handlers.admin.notices import ADMIN
from handlers.admin.wished import WISHED
from handlers.outgoing import Outgoing
from handlers.render.changes import CHANGES
from handlers.render.customers import CUSTOMER
from handlers.render.hearing import heard
from handlers.render.requests import REQUESTS
from handlers.render.schedules import SCHEDULES
from handlers.told import Backdrop, Named, Renderer, Row, Told, find_out, look_up
from shop.catalogue.diffs import Span, span_of
from shop.database import Database
from shop.notices import Notice

RENDERERS: Mapping[Notice, Renderer] = {**CUSTOMER, **REQUESTS, **SCHEDULES, **CHANGES, **ADMIN}
SPANS = {Notice.CHANGES: "news", Notice.ADMIN_CHANGES: "diff", Notice.ADMIN_SYNCED: "diff"}
"""Notices about a stretch of time, and what is to be found out about it."""


async def render(row: Row, db: Database, backdrop: Backdrop, now: int) -> Outgoing | None:
    """Return the message of an outbox row; None when there is nothing to say any more.

    Args:
        row: kind, chat, order and arguments.
        db: to read how things are now.
        backdrop: texts, house and catalogue.
        now: ms UTC.

    Raises:
        KeyError: nobody renders this kind.
    """
    kind = Notice(row.kind)
    args = json.loads(row.args)
    order_id, quote_id = row.order_id or _named(args, "order"), _number(args, "quote_id")
    asked = tuple(args.get("requests", ()))
    batch_id, since, schedule_id = _number(args, "batch_id"), _number(args, "since"), _named(args, "schedule")
    spans = {SPANS[kind]: _span(args)} if kind in SPANS else {}
    named = Named(
        row.chat_id, order_id, quote_id, kind in WISHED, asked, batch_id, since, schedule_id, **spans
    )
    looks_far = named.desk or batch_id is not None or schedule_id is not None or bool(spans)
    found = await db.read(find_out if looks_far else look_up, backdrop, named, now)
    told = Told(kind, args, found, backdrop, now)
    made = RENDERERS[kind](told)
    message = made and heard(told, made)
    shown = found.batch.first_order if found.batch is not None else order_id
    return message and replace(message, card=found.card if message.order_id == shown else None)


def _named(args: Mapping[str, object], what: str) -> int | None:
    """Return the order, or the schedule, that arguments name: as such, or as what lost its answer was about."""
    word, _, number = str(args.get("about") or "").partition(":")
    about = int(number) if word == what and number.isdecimal() else None
    return _number(args, f"{what}_id") or about


def _span(args: Mapping[str, object]) -> Span:
    """Return the stretch of time that arguments name, or the moment of a sync."""
    if (at := _number(args, "at")) is not None:
        return span_of(at)
    return Span(_number(args, "since") or 0, _number(args, "until") or 0)


def _number(args: Mapping[str, object], name: str) -> int | None:
    found = args.get(name)
    return found if isinstance(found, int) else None
