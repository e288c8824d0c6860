"""A half-made order: its link and quantity, typed or tapped."""

from functools import partial

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Make, Preset, Step
from handlers.customers.home import go_home
from handlers.customers.steps import (
    Busy,
    ask_link_again,
    ask_quantity_again,
    busy_with,
    draft_of,
    go_on,
    quantity_bounds,
    show_gone,
    show_next,
    wait_for,
)
from handlers.filters import LikeANumber, On, Stepping, Written
from handlers.scene import Scene
from handlers.states import Making
from handlers.views import problems
from shop import drafts, links
from shop.database import Tx
from shop.drafts import Draft
from shop.links import Link
from shop.making import Gone, LacksLink, LacksQuantity
from shop.quantity import read_whole


def link_routes() -> Router:
    """Return the router of the link step, where a link is nothing but the answer."""
    router = Router(name="link")
    router.message.register(link_typed, StateFilter(Making.link), Written())
    router.message.register(link_not_written, StateFilter(Making.link))
    return router


def routes() -> Router:
    """Return the router of the other steps; a link pasted there is something new."""
    router = Router(name="making")
    router.message.register(quantity_typed, StateFilter(Making.quantity), Written())
    router.message.register(quantity_typed, StateFilter(Making.check), Written(), LikeANumber())
    router.message.register(quantity_not_written, StateFilter(Making.quantity))
    return router


def taps_routes() -> Router:
    """Return the router of the buttons of a half-made order."""
    router = Router(name="making_taps")
    router.callback_query.register(preset_tapped, On(Preset))
    router.callback_query.register(change_link, On(Make), Stepping(Step.LINK))
    router.callback_query.register(change_quantity, On(Make), Stepping(Step.QUANTITY))
    router.callback_query.register(look_again, On(Make), Stepping(Step.CHECK))
    router.callback_query.register(drop, On(Make), Stepping(Step.DROP))
    return router


async def link_typed(_message: Message, written: str, scene: Scene) -> None:
    """Take the link, or say why it will not do and ask once more."""
    busy = await busy_with(scene)
    if busy is None:
        await show_gone(scene)
        return
    link = links.recognise_for(busy.service, written)
    problem = links.fits(busy.service, link) if isinstance(link, Link) else link
    if isinstance(link, Link) and problem is None:
        await go_on(scene, partial(_linked, scene=scene, busy=busy, url=link.url))
        return
    await ask_link_again(scene, busy, problems.of_link(scene.say, problem, link, busy.service))


async def link_not_written(_message: Message, scene: Scene) -> None:
    """Say that the link has to be text; the step stays open."""
    busy = await busy_with(scene)
    if busy is None:
        await show_gone(scene)
        return
    await ask_link_again(scene, busy, scene.say.html("link-needs-text"))


async def quantity_typed(_message: Message, written: str, scene: Scene) -> None:
    """Take the quantity, or say why it will not do and ask once more."""
    busy = await busy_with(scene)
    if busy is None or busy.draft is None:
        await show_gone(scene)
        return
    bounds = quantity_bounds(busy.service, busy.draft)
    quantity = read_whole(written, bounds.least, bounds.most)
    if isinstance(quantity, int):
        change = partial(drafts.change, draft_id=busy.draft.id, person_id=scene.person.id, quantity=quantity)
        await go_on(scene, change)
        return
    problem = problems.of_quantity(scene.say, quantity, bounds)
    await ask_quantity_again(scene, busy.service, busy.draft, problem)


async def quantity_not_written(_message: Message, scene: Scene) -> None:
    """Say that the quantity has to be text; the step stays open."""
    busy = await busy_with(scene)
    if busy is None or busy.draft is None:
        await show_gone(scene)
        return
    await ask_quantity_again(scene, busy.service, busy.draft, scene.say.html("quantity-needs-text"))


async def preset_tapped(_tap: CallbackQuery, callback_data: Preset, scene: Scene) -> None:
    """Take a tapped quantity; limits are checked again, the button may be old."""
    draft, service = await draft_of(scene, callback_data.draft)
    if draft is None or service is None:
        await show_gone(scene)
        return
    bounds = quantity_bounds(service, draft)
    quantity = read_whole(str(callback_data.quantity), bounds.least, bounds.most)
    if isinstance(quantity, int):
        await go_on(
            scene, partial(drafts.change, draft_id=draft.id, person_id=scene.person.id, quantity=quantity)
        )
        return
    await ask_quantity_again(scene, service, draft, problems.of_quantity(scene.say, quantity, bounds))


async def change_link(_tap: CallbackQuery, callback_data: Make, scene: Scene) -> None:
    """Ask for another link; the quantity stays."""
    await _ask(scene, callback_data.draft, LacksLink)


async def change_quantity(_tap: CallbackQuery, callback_data: Make, scene: Scene) -> None:
    """Ask for another quantity; the link stays."""
    await _ask(scene, callback_data.draft, LacksQuantity)


async def look_again(_tap: CallbackQuery, callback_data: Make, scene: Scene) -> None:
    """Show the card to check, with today's price."""
    await go_on(scene, partial(drafts.find, draft_id=callback_data.draft, person_id=scene.person.id))


async def drop(_tap: CallbackQuery, scene: Scene) -> None:
    """Drop the half-made order."""
    await wait_for(scene, None)
    await go_home(scene, scene.say.html("cancelled"))


async def _ask(scene: Scene, draft_id: int, lacking: type[LacksLink | LacksQuantity]) -> None:
    draft, service = await draft_of(scene, draft_id)
    await show_next(scene, lacking(draft, service) if draft and service else Gone(draft))


def _linked(tx: Tx, *, scene: Scene, busy: Busy, url: str) -> Draft | None:
    """Put a link into the draft, or begin one with it."""
    if busy.draft is None:
        return drafts.start(tx, scene.person.id, scene.now, service_id=busy.service.id, link=url)
    return drafts.change(tx, busy.draft.id, scene.person.id, link=url)
