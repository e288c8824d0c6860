"""What came of a wish to have the panel asked."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from handlers.admin.callbacks import SuspendedList
from handlers.admin.views import changes, desk
from handlers.admin.views.panel import trouble
from handlers.keyboard import Row, button
from handlers.outgoing import Outgoing
from handlers.screen import lines, stacked
from handlers.told import Renderer, Told
from locales import Safe
from locales.speech import Speech
from shop.catalogue.diffs import span_of
from shop.notices import Notice

BROUGHT = {
    "added": "synced-added",
    "changed": "synced-changed",
    "gone": "synced-gone",
    "suspended": "synced-suspended",
    "resumed": "synced-resumed",
}
"""Counts of a sync report; those of nought are left out."""


def synced(told: Told) -> Outgoing:
    """Return what a sync brought, or why it brought nothing."""
    say, report = told.say, told.args
    if report["problem"] is not None:
        text = say.html("synced-not", problem=trouble(say, report["problem"]))
        return _on_the_desk(told, text)
    brought = lines(*_brought(say, report)) or say.html("synced-same")
    text = stacked(say.html("synced", count=report["listed"]), brought, lines(*_left_out(say, report)))
    return _on_the_desk(told, text, *_ways(told))


def balance(told: Told) -> Outgoing:
    """Return what the panel's account holds, or why the panel did not say."""
    say, args = told.say, told.args
    if "problem" in args:
        text = say.html("balance-not", problem=trouble(say, args["problem"]))
    else:
        text = say.html("balance-read", amount=say.amount(Decimal(args["amount"]), args["currency"]))
    return _on_the_desk(told, text)


WISHED: Mapping[Notice, Renderer] = {Notice.ADMIN_SYNCED: synced, Notice.ADMIN_BALANCE: balance}


def _ways(told: Told) -> Iterator[Row]:
    """Return the ways to what changed, and to what is not sold any more."""
    if told.found.diff:
        yield changes.look(told.say, span_of(int(told.args["at"])))
    if told.args["suspended"]:
        yield (button(told.say.text("button-synced-suspended"), SuspendedList()),)


def _brought(say: Speech, report: Mapping[str, Any]) -> Iterator[Safe]:
    return (say.html(key, count=report[name]) for name, key in BROUGHT.items() if report[name])


def _left_out(say: Speech, report: Mapping[str, Any]) -> Iterator[Safe]:
    if report["hidden"]:
        yield say.html("synced-hidden", count=report["hidden"])
    unreadable = sum(report["quarantined"].values()) + report["skipped"]
    if unreadable:
        yield say.html("synced-unreadable", count=unreadable)


def _on_the_desk(told: Told, text: Safe, *ways: Row) -> Outgoing:
    """Return the answer above the desk as it is now: the one it was wished from still says that the panel is asked."""
    say, backdrop, seen = told.say, told.backdrop, told.found.desk
    if seen is None:
        raise LookupError("the desk was not read")
    shown = desk.desk(say, backdrop.house, seen, len(backdrop.shelves.current.all())).under(text)
    return Outgoing(replace(shown, rows=(*ways, *shown.rows)))
