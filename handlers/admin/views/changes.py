"""What syncs changed: the numbers, and every change on its own line."""

from collections.abc import Iterator, Mapping

from handlers.admin.callbacks import ChangeList, Desk, HearDiffs, Room
from handlers.keyboard import Button, Row, button
from handlers.paging import Page
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from handlers.views.changes import amounts
from handlers.views.names import tidy
from locales import Safe
from locales.speech import Speech
from shop.catalogue.changes import Kind
from shop.catalogue.diffs import Listed, Often, Span

NAME = 70
COUNTS = {
    Kind.NEW: "diff-count-new",
    Kind.GONE: "diff-count-gone",
    Kind.BACK: "diff-count-back",
    Kind.DEARER: "diff-count-dearer",
    Kind.CHEAPER: "diff-count-cheaper",
    Kind.LIMITS: "diff-count-limits",
    Kind.NAME: "diff-count-name",
    Kind.TYPE: "diff-count-type",
    Kind.FLAGS: "diff-count-flags",
    Kind.HIDDEN: "diff-count-hidden",
    Kind.SHOWN: "diff-count-shown",
    Kind.STOPPED: "diff-count-stopped",
    Kind.SOLD: "diff-count-sold",
}
LINES = {
    Kind.NEW: "diff-new",
    Kind.GONE: "diff-gone",
    Kind.BACK: "diff-back",
    Kind.DEARER: "diff-dearer",
    Kind.CHEAPER: "diff-cheaper",
    Kind.LIMITS: "diff-limits",
    Kind.NAME: "diff-name",
    Kind.TYPE: "diff-type",
    Kind.FLAGS: "diff-flags",
    Kind.HIDDEN: "diff-hidden",
    Kind.SHOWN: "diff-shown",
    Kind.STOPPED: "diff-stopped",
    Kind.SOLD: "diff-sold",
}
OFTEN = {
    Often.EACH: "button-diff-each",
    Often.DAILY: "button-diff-daily",
    Often.OFF: "button-diff-off",
}
FLAGS = {"yes": "flag-yes", "no": "flag-no", "unknown": "flag-unknown"}


def summary(say: Speech, counted: Mapping[str, int], span: Span) -> Screen:
    """Return how many changes of each kind there were."""
    told = (
        say.html(key, count=say.number(counted[kind])) for kind, key in COUNTS.items() if counted.get(kind)
    )
    return Screen(stacked(say.html("diff"), lines(*told)), (look(say, span), _desk(say)))


def look(say: Speech, span: Span) -> Row:
    """Return the way to all of them."""
    return (button(say.text("button-diff-all"), ChangeList(since=span.since, until=span.until)),)


def listed(say: Speech, shown: Page[Listed], span: Span, often: Often) -> Screen:
    """Return one page of what changed, and how often one hears of it."""
    head = say.html("diff-list", since=say.moment(span.since), until=say.moment(span.until))
    body = stacked(*(_line(say, one) for one in shown.items)) or say.html("diff-none")
    turn = shown.row(say, lambda page: ChangeList(since=span.since, until=span.until, page=page))
    rows = (turn, tuple(_often(say, often)), ways.back(say, Desk(to=Room.DESK)))
    return Screen(stacked(head, body, shown.line(say), say.html("diff-often")), rows)


def _line(say: Speech, one: Listed) -> Safe:
    kind, was, became = Kind(one.kind), one.was or "", one.became or ""
    return say.html(
        LINES[kind], number=one.number, name=tidy(one.name, NAME), **_ends(say, kind, was, became)
    )


def _ends(say: Speech, kind: Kind, was: str, became: str) -> dict[str, str]:
    """Return what was and what is, in words."""
    if kind is Kind.FLAGS:
        return {"was": _flags(say, was), "became": _flags(say, became)}
    if kind is Kind.NAME:
        return {"was": _name(was, became), "became": _name(became, was)}
    if kind in {Kind.NEW, Kind.BACK}:
        return {"became": amounts(say, Kind.DEARER, became, became)["became"]} if became else {"became": ""}
    return amounts(say, kind, was, became) or {"was": tidy(was, NAME), "became": tidy(became, NAME)}


def _flags(say: Speech, kept: str) -> str:
    refill, cancel, drip = (say.text(FLAGS[flag]) for flag in kept.split("/"))
    return say.text("diff-flag-words", refill=refill, cancel=cancel, drip=drip)


def _name(kept: str, other: str) -> str:
    """Return the name, or the category where the name stayed."""
    category, _, name = kept.partition("\n")
    return tidy(category if name == other.partition("\n")[2] else name, NAME)


def _often(say: Speech, chosen: Often) -> Iterator[Button]:
    for often, key in OFTEN.items():
        mark = say.text("chosen" if often is chosen else "not-chosen")
        yield button(say.text(key, mark=mark), HearDiffs(often=often))


def _desk(say: Speech) -> Row:
    return (button(say.text("button-desk"), Desk(to=Room.DESK)),)
