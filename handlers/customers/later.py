"""When a half-made order is to be sent and how often: tapped, step by step; each step leaves something whole."""

from dataclasses import dataclass, replace
from functools import partial
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery

from handlers.customers.steps import Busy, draft_of, go_on, show_gone, wait_for
from handlers.filters import On
from handlers.later_callbacks import Asked, How, Later, LaterAt, LaterBudget, LaterHow, LaterTimes, LaterZone
from handlers.scene import Scene
from handlers.screen import Screen
from handlers.states import Later as Waiting
from handlers.views import later as views
from handlers.zones import COMMON, find_zones
from locales import Safe
from shop import drafts, people
from shop.catalogue.service import Service
from shop.drafts import Draft
from shop.schedules import plan as plans
from shop.schedules import reading
from shop.schedules.plan import Plan, Repeat
from shop.schedules.pricing import price_of
from shop.schedules.reading import NotThen

MINUTE_MS = 60_000
REPEATS = {How.ONCE: Repeat.ONCE, How.DAILY: Repeat.DAILY, How.WEEKLY: Repeat.WEEKLY}


@dataclass(frozen=True, slots=True)
class At:
    """A half-made order whose time is being chosen.

    Attributes:
        plan: what was chosen so far, None for once and at once.
    """

    draft: Draft
    service: Service
    plan: Plan | None


def routes() -> Router:
    """Return the router of the buttons."""
    router = Router(name="later")
    router.callback_query.register(asked, On(Later))
    router.callback_query.register(zone_tapped, On(LaterZone))
    router.callback_query.register(moment_tapped, On(LaterAt))
    router.callback_query.register(how_tapped, On(LaterHow))
    router.callback_query.register(times_tapped, On(LaterTimes))
    router.callback_query.register(budget_tapped, On(LaterBudget))
    return router


async def at_draft(scene: Scene, draft_id: int | None) -> At | None:
    """Return the half-made order that a button or a step is about, if it is this person's and still sold."""
    if draft_id is None:
        return None
    draft, service = await draft_of(scene, draft_id)
    return At(draft, service, plans.read(draft.plan)) if draft and service else None


async def asked(_tap: CallbackQuery, callback_data: Later, scene: Scene) -> None:
    """Ask for what a button wants to choose; for the zone before the first time."""
    at = await at_draft(scene, callback_data.draft)
    if at is None:
        await show_gone(scene)
        return
    await _QUESTIONS[callback_data.ask](scene, at)


async def zone_tapped(_tap: CallbackQuery, callback_data: LaterZone, scene: Scene) -> None:
    """Keep a tapped zone, if it is one, and ask for the moment."""
    at = await at_draft(scene, callback_data.draft)
    if at is None:
        await show_gone(scene)
    elif callback_data.name not in find_zones(callback_data.name, scene.say.language):
        await scene.stage.alert(scene.say.text("old-button"))
    else:
        await keep_zone(scene, at, callback_data.name)


async def moment_tapped(_tap: CallbackQuery, callback_data: LaterAt, scene: Scene) -> None:
    """Take a tapped moment, if it is still ahead."""
    at = await at_draft(scene, callback_data.draft)
    if at is None:
        await show_gone(scene)
        return
    found = reading.once(callback_data.minute * MINUTE_MS, scene.now, scene.say.zone)
    await take_moment(scene, at, found)


async def how_tapped(_tap: CallbackQuery, callback_data: LaterHow, scene: Scene) -> None:
    """Send it once, again and again, or at once after all."""
    at = await at_draft(scene, callback_data.draft)
    if at is None:
        await show_gone(scene)
    elif callback_data.how is How.NOW or at.plan is None:
        await _back_to_the_card(scene, at, None)
    else:
        await _take_repeat(scene, at, at.plan, REPEATS[callback_data.how])


async def times_tapped(_tap: CallbackQuery, callback_data: LaterTimes, scene: Scene) -> None:
    """Repeat it so many times."""
    at = await at_draft(scene, callback_data.draft)
    if at is None or at.plan is None or not at.plan.is_repeated:
        await show_gone(scene)
        return
    await take_end(scene, at, reading.after_times(at.plan, callback_data.times))


async def budget_tapped(_tap: CallbackQuery, callback_data: LaterBudget, scene: Scene) -> None:
    """Take a part of the whole as budget, by the price of now."""
    at = await at_draft(scene, callback_data.draft)
    if at is None or at.plan is None or not at.plan.is_repeated:
        await show_gone(scene)
        return
    price = await one_costs(scene, at)
    whole = at.plan.orders * (price or 0)
    budget = None if callback_data.percent >= views.WHOLE else views.part_of(whole, callback_data.percent)
    await take_budget(scene, at, reading.within(at.plan, budget, price or 0), price)


async def keep_zone(scene: Scene, at: At, name: str) -> None:
    """Keep a zone and ask for the moment by its clocks."""
    await scene.db.write(people.choose_zone, scene.person.id, name)
    await ask_when(replace(scene, say=replace(scene.say, zone=ZoneInfo(name))), at)


async def take_moment(scene: Scene, at: At, found: Plan | NotThen) -> None:
    """Keep a moment and ask how often, or say why it will not do and ask once more."""
    if isinstance(found, NotThen):
        await ask_when(scene, at, views.problem(scene.say, found), found.instead)
        return
    plan = found if at.plan is None else at.plan.moved(found)
    draft = await _keep(scene, at, plan)
    await _ask_how(scene, replace(at, draft=draft, plan=plan))


async def take_end(scene: Scene, at: At, found: Plan | NotThen) -> None:
    """Keep an end and ask for the budget, or say why it will not do and ask once more."""
    if at.plan is None:
        await show_gone(scene)
    elif isinstance(found, NotThen):
        screen = views.ask_end(scene.say, at.draft, at.plan, views.problem(scene.say, found))
        await _show(scene, at, Waiting.end, screen)
    elif (price := await one_costs(scene, at)) is None:
        # The card is the one write of this update, and says why nothing can be offered.
        await _back_to_the_card(scene, at, found)
    else:
        draft = await _keep(scene, at, found)
        await ask_budget(scene, replace(at, draft=draft, plan=found), price)


async def take_budget(scene: Scene, at: At, found: Plan | NotThen, price: int | None) -> None:
    """Keep a budget and show the card, or say why it will not do and ask once more."""
    if isinstance(found, NotThen):
        await ask_budget(scene, at, price, views.problem(scene.say, found, scene.say.money(price or 0)))
        return
    await _back_to_the_card(scene, at, found)


async def one_costs(scene: Scene, at: At) -> int | None:
    """Return what one order costs now, micro-units; None when it cannot be offered."""
    return await scene.db.read(price_of, scene.house, at.draft, at.service, scene.now)


async def ask_zone(scene: Scene, at: At, names: tuple[str, ...] = (), wrong: Safe | None = None) -> None:
    """Ask for the time zone."""
    screen = views.ask_zone(scene.say, at.draft.id, scene.now, names or COMMON, wrong)
    await _show(scene, at, Waiting.zone, screen)


async def ask_when(scene: Scene, at: At, wrong: Safe | None = None, instead: int | None = None) -> None:
    """Ask for the moment."""
    screen = views.ask_when(scene.say, at.draft, scene.now, wrong, instead)
    await _show(scene, at, Waiting.when, screen)


async def ask_budget(scene: Scene, at: At, price: int | None, wrong: Safe | None = None) -> None:
    """Ask for the budget; where nothing can be offered the card says why."""
    if price is None or at.plan is None:
        await _back_to_the_card(scene, at, at.plan)
        return
    await _show(scene, at, Waiting.budget, views.ask_budget(scene.say, at.draft, at.plan, price, wrong))


async def _ask_when(scene: Scene, at: At) -> None:
    await (ask_zone(scene, at) if scene.person.zone is None else ask_when(scene, at))


async def _ask_how(scene: Scene, at: At) -> None:
    if at.plan is None:
        await _ask_when(scene, at)
        return
    # Another moment may still be typed.
    await _show(scene, at, Waiting.when, views.ask_how(scene.say, at.draft, at.plan))


async def _ask_end(scene: Scene, at: At) -> None:
    if at.plan is None or not at.plan.is_repeated:
        await _ask_how(scene, at)
        return
    await _show(scene, at, Waiting.end, views.ask_end(scene.say, at.draft, at.plan))


async def _ask_budget(scene: Scene, at: At) -> None:
    if at.plan is None or not at.plan.is_repeated:
        await _ask_how(scene, at)
        return
    await ask_budget(scene, at, await one_costs(scene, at))


async def _take_repeat(scene: Scene, at: At, plan: Plan, repeat: Repeat) -> None:
    changed = plan if plan.repeat is repeat else plan.repeated(repeat)
    if not changed.is_repeated:
        await _back_to_the_card(scene, at, changed)
        return
    draft = await _keep(scene, at, changed)
    await _show(scene, at, Waiting.end, views.ask_end(scene.say, draft, changed))


async def _back_to_the_card(scene: Scene, at: At, plan: Plan | None) -> None:
    said = None if plan is None else plan.text()
    await go_on(scene, partial(drafts.plan, draft_id=at.draft.id, person_id=scene.person.id, said=said))


async def _keep(scene: Scene, at: At, plan: Plan) -> Draft:
    return await scene.db.write(drafts.plan, at.draft.id, scene.person.id, plan.text()) or at.draft


async def _show(scene: Scene, at: At, state: State, screen: Screen) -> None:
    await wait_for(scene, state, Busy(at.service, at.draft))
    await scene.stage.show(screen)


_QUESTIONS = {
    Asked.ZONE: ask_zone,
    Asked.WHEN: _ask_when,
    Asked.HOW: _ask_how,
    Asked.END: _ask_end,
    Asked.BUDGET: _ask_budget,
}
