"""A list that is being collected: how long it is, how it begins, what is odd about it."""

from collections.abc import Iterator

from aiogram.enums import ButtonStyle

from handlers.callbacks import Act, Collected
from handlers.keyboard import Rows, button, in_rows
from handlers.screen import Screen, lines, stacked
from handlers.views.fields import WORDS, question, way_back
from handlers.views.limits import limits
from handlers.views.names import tidy
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.drafts import Draft
from shop.inputs.bounds import Bounds, bounds_of
from shop.inputs.lines import Taken, doubles, lines_of
from shop.making import known_of
from shop.service_types import Field, doubtful_lines

PREVIEWED = 3
LINE = 60
ODD = 3


def collecting(say: Speech, service: Service, draft: Draft, field: Field, *above: Safe) -> Screen:
    """Return the list as it is, and the question for more of it."""
    given = known_of(draft, service)
    kept = lines_of(given.get(field.name, ""))
    asked = question(say, service, field, given)
    if not kept:
        name = say.html("service-name", name=tidy(service.name))
        return Screen(stacked(*above, name, asked), (way_back(say, service, draft, field),), asks=True)
    parts = (_count(say, service, field, kept, given), preview(say, kept), *remarks(say, field, kept))
    more = say.html("lines-more")
    return Screen(stacked(*above, *parts, more), _rows(say, service, draft, field, kept), asks=True)


def added(say: Speech, taken: Taken) -> Safe:
    """Return what became of what was sent: what was left out, and why."""
    odd = "; ".join(f"«{tidy(one, LINE)}»" for one in taken.odd[:ODD])
    left_out = say.html("lines-odd", odd=odd, count=len(taken.odd)) if taken.odd else ""
    cut = say.html("lines-cut", count=taken.cut) if taken.cut else ""
    nothing = say.html("lines-nothing") if not taken.added and not taken.odd else ""
    return lines(nothing, left_out, cut)


def torn(say: Speech, kept: tuple[str, ...]) -> Safe:
    """Return that the last line may be half of one."""
    return say.html("lines-piece", at=len(kept), line=tidy(kept[-1], LINE))


def preview(say: Speech, kept: tuple[str, ...]) -> Safe:
    """Return how a list begins."""
    first = (
        say.html("lines-one", at=at, line=tidy(line, LINE)) for at, line in enumerate(kept[:PREVIEWED], 1)
    )
    rest = len(kept) - PREVIEWED
    return lines(*first, say.html("lines-rest", count=rest) if rest > 0 else "")


def remarks(say: Speech, field: Field, kept: tuple[str, ...]) -> Iterator[Safe]:
    """Return what a person should know about their list."""
    twice = doubles(kept)
    if twice:
        yield say.html("lines-doubles", count=twice)
    doubtful = doubtful_lines("\n".join(kept)) if field.name == "comments" else ()
    if doubtful:
        yield say.html("lines-doubtful", count=len(doubtful), line=tidy(doubtful[0], LINE))


def _count(say: Speech, service: Service, field: Field, kept: tuple[str, ...], given: dict[str, str]) -> Safe:
    bounds = bounds_of(service, field, given)
    told = say.html(WORDS[field.name].shown, value=say.number(len(kept)), count=len(kept))
    args = limits(say, bounds.least, bounds.most)
    if len(kept) < bounds.least:
        return lines(told, say.html("lines-too-few", missing=bounds.least - len(kept), **args))
    if len(kept) > bounds.most:
        return lines(told, say.html("lines-too-many", over=len(kept) - bounds.most, **args))
    return told


def _rows(say: Speech, service: Service, draft: Draft, field: Field, kept: tuple[str, ...]) -> Rows:
    bounds = bounds_of(service, field, known_of(draft, service))
    most = say.number(bounds.most)
    buttons = (
        button(say.text(key, most=most), Collected(draft=draft.id, field=field.name, act=act), style)
        for key, act, style in _acts(len(kept), doubles(kept), bounds)
    )
    return (*in_rows(buttons, 1), way_back(say, service, draft, field))


def _acts(count: int, twice: int, bounds: Bounds) -> Iterator[tuple[str, Act, ButtonStyle | None]]:
    if bounds.hold(count):
        yield ("button-lines-done", Act.DONE, ButtonStyle.PRIMARY)
    if count > bounds.most:
        yield ("button-lines-first", Act.FIRST, None)
    if twice:
        yield ("button-lines-once", Act.ONCE, None)
    yield ("button-lines-clear", Act.CLEAR, None)
