"""Mass order: the question for lines, what is collected, the card before Confirm, the live card."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from aiogram.enums import ButtonStyle

from handlers.callbacks import OrderCard, Orders
from handlers.keyboard import Row, Rows, button, in_rows
from handlers.mass_callbacks import BatchAct, BatchCard, BatchLines, ConfirmBatch, FirstLines, MassAct
from handlers.paging import Page
from handlers.screen import Screen, stacked
from handlers.screen import lines as in_lines
from handlers.views import bundles, ways
from handlers.views.names import tidy
from handlers.views.order import what
from handlers.views.platforms import platform_name
from handlers.views.problems import LINKS, QUANTITIES
from handlers.views.refusals import REFUSED
from handlers.views.standing import standing
from handlers.views.welcome import example_line
from locales import Safe
from locales.speech import Speech
from shop.batches.bundles import Bundle
from shop.batches.collecting import Collected
from shop.batches.confirming import Stale, Staleness
from shop.batches.offering import Offer
from shop.batches.reading import Line, LineProblem
from shop.batches.standing import ORDER, Standing
from shop.catalogue.snapshot import Catalogue
from shop.orders.show import OrderView

SHOWN = 5
LINE = 80
PROBLEMS: Mapping[StrEnum, str] = MappingProxyType(
    {
        **LINKS,
        **QUANTITIES,
        LineProblem.NOT_A_LINE: "mass-not-a-line",
        LineProblem.NO_SERVICE: "mass-no-service",
        LineProblem.NEEDS_MORE: "mass-needs-more",
        LineProblem.CLOSED: "mass-closed",
        LineProblem.NO_QUANTITY: "mass-no-quantity",
        LineProblem.PACKAGE: "mass-package",
    }
)
PARTS = {
    "waiting": "mass-part-waiting",
    "running": "mass-part-running",
    "done": "mass-part-done",
    "partial": "mass-part-partial",
    "canceled": "mass-part-canceled",
    "ended": "mass-part-ended",
    "refused": "mass-part-refused",
    "back": "mass-part-back",
    "unclear": "mass-part-unclear",
}

INSTEAD = {
    Staleness.NEWER: "mass-newer",
    Staleness.CHANGED: "mass-changed",
    Staleness.EXPIRED: "again-expired",
}


def ask(say: Speech, goods: Catalogue, sets: Page[Bundle]) -> Screen:
    """Return the question for the lines, and the sets that can be ordered instead."""
    return Screen(
        say.html("mass-ask", example=example_line(goods, " | ")),
        (*bundles.rows(say, sets), ways.home(say)),
        asks=True,
    )


def collecting(say: Speech, found: Collected) -> Screen:
    """Return what is collected: how many lines are good, what they cost, what is wrong with the others."""
    good, bad = len(found.good), len(found.bad)
    if not found.lines:
        return Screen(say.html("mass-empty"), (ways.home(say),), asks=True)
    counted = say.html("mass-count", good=good, total=say.money(found.total))
    cut = say.html("mass-cut", count=found.cut) if found.cut else ""
    wrong = [_wrong(say, line) for line in found.bad[:SHOWN]]
    rest = say.html("mass-more-wrong", count=bad - SHOWN) if bad > SHOWN else ""
    correct = say.html("mass-correct", at=found.bad[0].at) if bad else ""
    text = stacked(
        counted,
        cut,
        say.html("mass-wrong", count=bad) if bad else "",
        *wrong,
        rest,
        correct or say.html("mass-more"),
    )
    return Screen(text, _collecting_rows(say, found), asks=True)


def check(say: Speech, at: Offer, scales: Rows = ()) -> Screen:
    """Return the card before Confirm; with multiples where it is a set."""
    head = say.html("mass-check", count=len(at.lines))
    first = in_lines(*(_good(say, line) for line in at.lines[:SHOWN]))
    rest = say.html("lines-rest", count=len(at.lines) - SHOWN) if len(at.lines) > SHOWN else ""
    instead = _instead(say, at.instead) if at.instead else ""
    refused = [_refused(say, at)] if at.refused else []
    bad = len(at.collected.bad)
    left_out = say.html("mass-left-out", count=bad) if bad else ""
    dear = _dear(say, at) if not at.fits else ""
    money = in_lines(*_money(say, at))
    until = say.html("mass-until", until=say.moment(at.expires_at, "t"))
    return Screen(
        stacked(instead, head, in_lines(first, rest), left_out, *refused, money, dear or until),
        _check_rows(say, at, scales),
    )


def nothing_sold(say: Speech, at: Offer) -> Safe:
    """Return that none of the lines can be ordered now, and why."""
    return _refused(say, at) if at.refused else say.html("mass-nothing-good")


def card(say: Speech, at: Standing) -> Screen:
    """Return the live card of a confirmed batch."""
    parts = in_lines(*(say.html(PARTS[part], count=at.parts[part]) for part in ORDER if at.parts.get(part)))
    money = in_lines(*_moneys(say, at))
    head = say.html("mass-card", id=str(at.batch.id), count=at.orders)
    means = say.html("mass-means-waiting") if at.can_stop else ""
    over = say.html("mass-over") if at.is_over else ""
    stop = button(
        say.text("button-mass-stop"), BatchAct(batch=at.batch.id, act=MassAct.STOP), ButtonStyle.DANGER
    )
    look = button(say.text("button-mass-lines"), BatchLines(batch=at.batch.id))
    rest = button(say.text("button-mass-rest"), BatchAct(batch=at.batch.id, act=MassAct.REST))
    rows = (
        (stop,) if at.can_stop else (),
        (look, rest) if at.batch.first is not None else (look,),
        (button(say.text("button-orders"), Orders()), *ways.home(say)),
    )
    return Screen(stacked(over, head, parts, money, means), rows, order_id=at.first_order)


def unknown_day(say: Speech, at: Standing) -> Screen:
    """Return that lines of a batch are still unclear after a day."""
    told = say.html("mass-unknown-day", id=str(at.batch.id), count=at.parts.get("unclear", 0))
    look = button(say.text("button-mass-card"), BatchCard(batch=at.batch.id))
    return Screen(told, ((look,), ways.home(say)))


def digest(say: Speech, at: Standing, changed: list[OrderView], now: int) -> Screen:
    """Return what happened to a batch after it was summed up."""
    told = (
        say.html("mass-line", at=str(one.id), state=say.text(standing(one, now).title), what=what(say, one))
        for one in changed
    )
    head = say.html("mass-digest", id=str(at.batch.id))
    look = button(say.text("button-mass-card"), BatchCard(batch=at.batch.id))
    return Screen(stacked(head, in_lines(*told), in_lines(*_moneys(say, at))), ((look,), ways.home(say)))


def lines(say: Speech, at: Standing, shown: Page[OrderView], now: int) -> Screen:
    """Return some lines of a batch, each with its order."""
    told = (
        say.html("mass-line", at=str(one.id), state=say.text(standing(one, now).title), what=what(say, one))
        for one in shown.items
    )
    buttons = (button(f"{one.id}", OrderCard(order=one.id)) for one in shown.items)
    turn = shown.row(say, lambda page: BatchLines(batch=at.batch.id, page=page))
    text = stacked(say.html("mass-lines", id=str(at.batch.id)), in_lines(*told), shown.line(say))
    return Screen(text, (*in_rows(buttons, 4), turn, ways.back(say, BatchCard(batch=at.batch.id))))


def _collecting_rows(say: Speech, found: Collected) -> tuple[Row, ...]:
    def act(key: str, what_to_do: MassAct, style: ButtonStyle | None = None) -> Row:
        return (button(say.text(key), BatchAct(batch=found.batch.id, act=what_to_do), style),)

    done = act("button-lines-done", MassAct.DONE, ButtonStyle.PRIMARY) if found.good else ()
    drop = act("button-mass-drop", MassAct.DROP) if found.bad else ()
    return (done, drop, act("button-lines-clear", MassAct.CLEAR), ways.home(say))


def _check_rows(say: Speech, at: Offer, scales: Rows) -> tuple[Row, ...]:
    number = at.collected.batch.id
    total = say.money(at.total)
    confirm = button(
        say.text("button-confirm", total=total),
        ConfirmBatch(batch=number, offer=at.number),
        ButtonStyle.SUCCESS,
    )
    fewer = button(
        say.text("button-mass-first", count=at.affordable),
        FirstLines(batch=number, count=max(at.affordable, 1)),
        ButtonStyle.PRIMARY,
    )
    first = (confirm,) if at.fits else ((fewer,) if at.affordable else ())
    change = button(say.text("button-mass-change"), BatchAct(batch=number, act=MassAct.BACK))
    return (first, *scales, (change,), bundles.name_row(say, number), ways.home(say))


def _instead(say: Speech, stale: Stale) -> Safe:
    return say.html(INSTEAD[stale.why], lines=_numbers(say, stale.lines))


def _wrong(say: Speech, line: Line) -> Safe:
    service = line.service
    limits = (
        {"min": say.number(service.min), "max": say.number(service.max)}
        if service
        else {"min": "", "max": ""}
    )
    wanted = platform_name(say, service.platform) if service else ""
    why = say.html(PROBLEMS[line.problem], site="", wanted=wanted, **limits) if line.problem else ""
    return in_lines(say.html("mass-wrong-line", at=line.at, line=tidy(line.said, LINE)), why)


def _good(say: Speech, line: Line) -> Safe:
    name = tidy(line.service.name, LINE) if line.service else ""
    count = say.number(line.quantity) if line.quantity else say.text("one-package")
    return say.html("mass-good-line", at=line.at, name=name, quantity=count, link=tidy(line.link or "", LINE))


def _refused(say: Speech, at: Offer) -> Safe:
    told = (
        say.html("mass-wrong-line", at=line.at, line=say.text(REFUSED[why.value], left=""))
        for line, why in at.refused[:SHOWN]
    )
    return in_lines(say.html("mass-refused", count=len(at.refused)), *told)


def _money(say: Speech, at: Offer) -> Iterator[Safe]:
    yield say.html("check-total", total=say.money(at.total))
    if at.left is not None:
        yield say.html("mass-left", left=say.money(at.left))


def _dear(say: Speech, at: Offer) -> Safe:
    return say.html("mass-dear", count=at.affordable)


def _moneys(say: Speech, at: Standing) -> Iterator[Safe]:
    if at.reserved:
        yield say.html("mass-reserved", amount=say.money(at.reserved, at.currency))
    if at.paid:
        yield say.html("mass-paid", amount=say.money(at.paid, at.currency))
    if at.given_back:
        yield say.html("mass-given-back", amount=say.money(at.given_back, at.currency))


def _numbers(say: Speech, lines_: tuple[int, ...]) -> str:
    shown = ", ".join(say.number(at) for at in lines_[: 2 * SHOWN])
    return f"{shown}…" if len(lines_) > 2 * SHOWN else shown
