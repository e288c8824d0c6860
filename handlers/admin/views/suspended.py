"""Services that are shown and not sold: the list, and the card that says what changed."""

from collections.abc import Iterator
from decimal import Decimal

from aiogram.enums import ButtonStyle

from handlers.admin.callbacks import Accept, Desk, Room, SuspendedList
from handlers.admin.callbacks import Suspended as ToCard
from handlers.keyboard import button, in_rows
from handlers.paging import Page
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.limits import limits
from handlers.views.names import tidy
from handlers.views.platforms import platform_name
from locales import Safe
from locales.speech import Speech
from shop.catalogue.suspended import Suspended

NAME = 90
DETAIL = 300
REASONS = {
    "rate": "suspended-rate",
    "type": "suspended-type",
    "platform": "suspended-platform",
    "free": "suspended-free",
    "unreadable": "suspended-unreadable",
    "overcharge": "suspended-overcharge",
    "bad_service": "suspended-refused",
}
OTHER = "suspended-other"


def services(say: Speech, shown: Page[Suspended]) -> Screen:
    """Return one page of suspended services, the newest first."""
    listed = (
        say.html("suspended-line", at=at, name=tidy(one.name, NAME), why=why(say, one.reason, one.detail))
        for at, one in shown.numbered()
    )
    buttons = (
        button(say.text("button-suspended", at=at, name=tidy(one.name)), ToCard(service=one.id))
        for at, one in shown.numbered()
    )
    body = stacked(*listed) if shown.items else say.html("suspended-none")
    turn = shown.row(say, lambda page: SuspendedList(page=page))
    rows = (*in_rows(buttons, 1), turn, ways.back(say, Desk(to=Room.DESK)))
    return Screen(stacked(say.html("suspended"), body, shown.line(say)), rows)


def card(say: Speech, one: Suspended) -> Screen:
    """Return why one service is not sold, what was and what is, and the word that sells it again."""
    head = say.html(
        "suspended-card",
        name=tidy(one.name),
        number=one.number,
        since=say.moment(one.since),
        why=why(say, one.reason, one.detail),
    )
    text = stacked(head, lines(*_facts(say, one)), _next(say, one))
    accept = (button(say.text("button-accept"), Accept(service=one.id, seal=one.seal), ButtonStyle.PRIMARY),)
    return Screen(text, (accept if one.acceptable else (), ways.back(say, SuspendedList())))


def why(say: Speech, reason: str, detail: str) -> Safe:
    """Return why a service is not sold, with the figures or words that say how it changed."""
    return say.html(REASONS.get(reason, OTHER), detail=tidy(detail, DETAIL))


def _facts(say: Speech, one: Suspended) -> Iterator[Safe]:
    """Return the facts, those in doubt with what the panel says now."""
    seen = one.seen
    rate, platform = Decimal(seen.get("rate", one.rate)), seen.get("platform", one.platform)
    yield _fact(say, "fact-rate", say.rate(one.rate), say.rate(rate))
    yield say.html("fact-limits", **limits(say, one.min, one.max))
    yield _fact(say, "fact-platform", platform_name(say, one.platform), platform_name(say, platform))
    yield _fact(say, "fact-type", one.type, seen.get("type", one.type))


def _fact(say: Speech, name: str, was: str, now: str) -> Safe:
    if was == now:
        return say.html("fact", name=say.text(name), value=was)
    return say.html("fact-changed", name=say.text(name), was=was, now=now)


def _next(say: Speech, one: Suspended) -> Safe:
    if not one.acceptable:
        return say.html("suspended-next-unreadable")
    if one.seen:
        return say.html("suspended-next", agreed=one.agreed)
    return say.html("suspended-next-free" if one.reason == "free" else "suspended-next-admin")
