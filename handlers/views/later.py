"""The questions about the time of a half-made order: when, how often, until when, for how much."""

from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Make, Step
from handlers.keyboard import Button, Row, button, in_rows
from handlers.later_callbacks import Asked, How, Later, LaterAt, LaterBudget, LaterHow, LaterTimes, LaterZone
from handlers.screen import Screen, stacked
from handlers.views import plans, settings, ways
from handlers.zones import COMMON, city
from locales import Safe
from locales.speech import Speech
from shop.drafts import Draft
from shop.schedules import calendar
from shop.schedules.plan import Plan, Repeat
from shop.schedules.reading import NotThen, WhenProblem

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
EVENING, MORNING = 20 * 60, 10 * 60
USUAL_TIMES = {Repeat.DAILY: (3, 7, 14, 30), Repeat.WEEKLY: (2, 4, 8, 12)}
SHARES = (50, 25)
WHOLE = 100

PROBLEMS = {
    WhenProblem.UNREADABLE: "when-unreadable",
    WhenProblem.NO_SUCH_DAY: "when-no-such-day",
    WhenProblem.PAST: "when-past",
    WhenProblem.TOO_FAR: "when-too-far",
    WhenProblem.END_UNREADABLE: "when-end-unreadable",
    WhenProblem.END_BEFORE: "when-end-before",
    WhenProblem.END_TOO_FAR: "when-end-too-far",
    WhenProblem.NONE_AT_ALL: "when-none-at-all",
    WhenProblem.BUDGET_UNREADABLE: "when-budget-unreadable",
}


def problem(say: Speech, wrong: NotThen, price: str = "") -> Safe:
    """Return what is wrong with what was typed; with what one order costs, where that is why."""
    if wrong.instead is not None:
        return say.html("when-skipped", when=say.moment(wrong.instead))
    if wrong.problem is WhenProblem.BUDGET_BELOW_ONE:
        return say.html("when-budget-below-one", price=price)
    return say.html(PROBLEMS[wrong.problem])


def ask_zone(
    say: Speech, draft_id: int, now: int, names: tuple[str, ...] = COMMON, wrong: Safe | None = None
) -> Screen:
    """Return the question for the time zone, before the first time is said."""
    to, back = partial(LaterZone, draft=draft_id), _check(draft_id)
    screen = settings.zones(say, now, names, wrong, to=lambda name: to(name=name), back=back)
    return screen if wrong else screen.under(say.html("later-zone"))


def ask_when(
    say: Speech, draft: Draft, now: int, wrong: Safe | None = None, instead: int | None = None
) -> Screen:
    """Return the question for the moment; with the next one that there is, where none is as it was typed."""
    zone = city(say.zone.key, say.language)
    ask = say.html("later-ask", zone=zone, clock=settings.clock(say, say.zone, now))
    text = stacked(wrong, say.html("later-again")) if wrong else ask
    taps = _moments(say, draft.id, now) if instead is None else (_at(say, draft.id, instead),)
    other = button(say.text("button-other-zone"), Later(draft=draft.id, ask=Asked.ZONE))
    return Screen(text, (*in_rows(taps, 1), (other,), ways.back(say, _check(draft.id))), asks=True)


def ask_how(say: Speech, draft: Draft, plan: Plan) -> Screen:
    """Return the question how often."""
    twice = say.html("plan-twice") if plan.comes_twice else ""
    text = stacked(say.html("later-how", when=say.moment(plan.at)), twice)
    labels = {
        How.ONCE: say.text("button-once"),
        How.DAILY: say.text("button-daily"),
        How.WEEKLY: say.text("button-weekly", weekday=say.weekday(plan.day)),
    }
    # What goes on in the place of a repeated order stays one.
    offered = {how: label for how, label in labels.items() if plan.instead_of is None or how is not How.ONCE}
    taps = (button(label, LaterHow(draft=draft.id, how=how)) for how, label in offered.items())
    return Screen(text, (*in_rows(taps, 1), _back(say, draft, Asked.WHEN)))


def ask_end(say: Speech, draft: Draft, plan: Plan, wrong: Safe | None = None) -> Screen:
    """Return the question for the end."""
    text = stacked(wrong, say.html("later-end-again")) if wrong else _end(say, plan)
    usual = USUAL_TIMES.get(plan.repeat, ())
    taps = (
        button(say.text("button-times", count=times), LaterTimes(draft=draft.id, times=times))
        for times in usual
    )
    return Screen(text, (*in_rows(taps, 2), _back(say, draft, Asked.HOW)), asks=True)


def ask_budget(say: Speech, draft: Draft, plan: Plan, price: int, wrong: Safe | None = None) -> Screen:
    """Return the question for the budget, where one order costs so much, micro-units."""
    whole = plan.orders * price
    total = say.money(whole)
    again = say.html("later-budget-again", price=say.money(price), total=total)
    text = stacked(wrong, again) if wrong else say.html("later-budget", count=plan.orders, total=total)
    all_of_it = button(
        say.text("button-budget-whole", total=total), LaterBudget(draft=draft.id, percent=WHOLE)
    )
    parts = (
        button(
            say.text("button-budget", total=say.money(part_of(whole, share))),
            LaterBudget(draft=draft.id, percent=share),
        )
        for share in SHARES
        if part_of(whole, share) >= max(price, 1)
    )
    return Screen(text, ((all_of_it,), tuple(parts), _back(say, draft, Asked.END)), asks=True)


def part_of(whole: int, percent: int) -> int:
    """Return a part of an amount, micro-units, in percent."""
    return whole * percent // WHOLE


def _end(say: Speech, plan: Plan) -> Safe:
    return say.html("later-end", every=plans.every(say, plan))


def _moments(say: Speech, draft_id: int, now: int) -> tuple[Button, ...]:
    """Return some usual moments that are ahead, each with its time."""
    today, _ = calendar.clock(now, say.zone)
    hour = -(-(now + HOUR_MS) // MINUTE_MS)
    usual = {"button-today": (today, EVENING), "button-tomorrow": (today + timedelta(days=1), MORNING)}
    ahead = {key: calendar.moment(*at, say.zone) for key, at in usual.items()}
    found = {"button-in-an-hour": hour * MINUTE_MS} | {key: at for key, at in ahead.items() if at > now}
    return tuple(
        button(say.text(key, clock=_clock(say, at)), LaterAt(draft=draft_id, minute=at // MINUTE_MS))
        for key, at in found.items()
    )


def _clock(say: Speech, at: int) -> str:
    return say.clock(calendar.clock(at, ZoneInfo(say.zone.key))[1])


def _at(say: Speech, draft_id: int, at: int) -> Button:
    label = say.text("button-moment", when=say.when(at))
    return button(label, LaterAt(draft=draft_id, minute=at // MINUTE_MS))


def _back(say: Speech, draft: Draft, to: Asked) -> Row:
    return ways.back(say, Later(draft=draft.id, ask=to))


def _check(draft_id: int) -> CallbackData:
    return Make(draft=draft_id, step=Step.CHECK)
