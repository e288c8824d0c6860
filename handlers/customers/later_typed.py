"""When, until when and for how much, as it is typed."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from handlers.customers import later
from handlers.customers.later import At
from handlers.customers.steps import show_gone
from handlers.filters import Written
from handlers.scene import Scene
from handlers.states import Later
from handlers.views import later as views
from handlers.views import settings
from handlers.zones import find_zones
from locales import Safe, Texts
from shop.schedules import reading
from shop.schedules.reading import Words

BETWEEN = ","


def routes() -> Router:
    """Return the router of typed answers; whatever is typed at such a question is the answer."""
    router = Router(name="later_typed")
    router.message.register(zone_typed, StateFilter(Later.zone), Written())
    router.message.register(moment_typed, StateFilter(Later.when), Written())
    router.message.register(end_typed, StateFilter(Later.end), Written())
    router.message.register(budget_typed, StateFilter(Later.budget), Written())
    router.message.register(not_written, StateFilter(Later))
    return router


async def zone_typed(_message: Message, written: str, scene: Scene) -> None:
    """Keep a typed zone; ask which when there are several, ask again when there is none."""
    at = await later.at_draft(scene, await scene.half_made())
    if at is None:
        await show_gone(scene)
        return
    found = find_zones(written, scene.say.language)
    if len(found) == 1:
        await later.keep_zone(scene, at, found[0])
        return
    said = scene.say.html("zone-many") if found else settings.zone_unknown(scene.say)
    await later.ask_zone(scene, at, found, said)


async def moment_typed(_message: Message, written: str, scene: Scene) -> None:
    """Take a typed moment."""
    at = await later.at_draft(scene, await scene.half_made())
    if at is None:
        await show_gone(scene)
        return
    found = reading.read_moment(written, scene.now, scene.say.zone, words(scene.say.texts))
    await later.take_moment(scene, at, found)


async def end_typed(_message: Message, written: str, scene: Scene) -> None:
    """Take a typed number of orders, or a last day."""
    at = await later.at_draft(scene, await scene.half_made())
    if at is None or at.plan is None:
        await show_gone(scene)
        return
    await later.take_end(scene, at, reading.read_end(written, at.plan, scene.now))


async def budget_typed(_message: Message, written: str, scene: Scene) -> None:
    """Take a typed budget."""
    at = await later.at_draft(scene, await scene.half_made())
    if at is None or at.plan is None:
        await show_gone(scene)
        return
    price = await later.one_costs(scene, at)
    await later.take_budget(scene, at, reading.read_budget(written, at.plan, price or 0), price)


async def not_written(_message: Message, scene: Scene) -> None:
    """Say that it has to be text; the question stays open."""
    at, state = await later.at_draft(scene, await scene.half_made()), await scene.state.get_state()
    if at is None:
        await show_gone(scene)
        return
    await _ask_again(scene, at, state, scene.say.html("when-needs-text"))


async def _ask_again(scene: Scene, at: At, state: str | None, wrong: Safe) -> None:
    if state == Later.zone.state:
        await later.ask_zone(scene, at, wrong=wrong)
    elif state == Later.when.state or at.plan is None:
        await later.ask_when(scene, at, wrong)
    elif state == Later.end.state:
        await scene.stage.show(views.ask_end(scene.say, at.draft, at.plan, wrong))
    else:
        await later.ask_budget(scene, at, await later.one_costs(scene, at), wrong)


def words(texts: Texts) -> Words:
    """Return what people say besides figures, in every language that is spoken here."""
    days: dict[str, int] = {}
    fillers: set[str] = set()
    for tag in texts.languages:
        days |= dict.fromkeys(_said(texts.text("later-words-today", tag)), 0)
        days |= dict.fromkeys(_said(texts.text("later-words-tomorrow", tag)), 1)
        fillers |= _said(texts.text("later-words-nothing", tag))
    return Words(days, frozenset(fillers))


def _said(text: str) -> set[str]:
    return {word.strip().casefold() for word in text.split(BETWEEN)}
