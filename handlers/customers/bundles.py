"""Bundles: save the services of a mass order under a name, and order them for another link."""

import asyncio

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.customers.mass_offer import draw_up_apart, gone, show_offer
from handlers.filters import On, Written
from handlers.mass_callbacks import BundleCard, BundleScale, DropBundle, NameBundle
from handlers.scene import BATCH, BUNDLE, Scene
from handlers.states import Mass
from handlers.views import bundles as views
from handlers.views import problems, welcome
from shop.access import Role
from shop.batches import bundles, collecting, offering
from shop.batches.bundles import Opened
from shop.batches.collecting import Batch
from shop.links import Link, recognise


def routes() -> Router:
    """Return the router of the buttons."""
    router = Router(name="bundles")
    router.callback_query.register(asked_for_name, On(NameBundle))
    router.callback_query.register(looked, On(BundleCard))
    router.callback_query.register(dropped, On(DropBundle))
    router.callback_query.register(scaled, On(BundleScale))
    return router


def typed_routes() -> Router:
    """Return the router of a bundle's name and of the link it is ordered for."""
    router = Router(name="bundles_typed")
    router.message.register(named, StateFilter(Mass.name), Written())
    router.message.register(not_written, StateFilter(Mass.name))
    router.message.register(linked, StateFilter(Mass.link), Written())
    router.message.register(not_written, StateFilter(Mass.link))
    return router


async def asked_for_name(_tap: CallbackQuery, callback_data: NameBundle, scene: Scene) -> None:
    """Ask how the set shall be called."""
    await scene.state.set_state(Mass.name)
    await scene.state.update_data({BATCH: callback_data.batch})
    await scene.stage.show(views.ask_name(scene.say, callback_data.batch))


async def named(_message: Message, written: str, scene: Scene) -> None:
    """Save the services of the mass order under this name."""
    number = (await scene.state.get_data()).get(BATCH)
    batch = await scene.db.read(collecting.find, number, scene.person.id) if isinstance(number, int) else None
    items = await asyncio.to_thread(bundles.worth_saving, batch, scene.goods) if batch else []
    if batch is None or not items:
        await gone(scene)
        return
    args = (scene.person.id, " ".join(written.split()), items, scene.now)
    saved = await scene.db.write(bundles.save, *args, is_shared=scene.role is Role.ADMIN)
    await scene.state.set_state(None)
    await scene.state.update_data({BATCH: None})
    await scene.stage.show(views.saved(scene.say, saved, batch.id))


async def not_written(_message: Message, scene: Scene) -> None:
    """Say that text is needed; the question stays open."""
    await scene.stage.beside(welcome.at_menu(scene.say, "field-needs-text"))


async def looked(_tap: CallbackQuery, callback_data: BundleCard, scene: Scene) -> None:
    """Show a set, and ask for the link it shall be ordered for."""
    found = await scene.db.read(bundles.opened, callback_data.bundle, scene.person.id, scene.goods)
    await _show(scene, found)


async def dropped(_tap: CallbackQuery, callback_data: DropBundle, scene: Scene) -> None:
    """Take a set away."""
    done = await scene.db.write(bundles.drop, callback_data.bundle, scene.person.id, scene.now)
    await scene.state.set_state(None)
    await scene.stage.show(welcome.at_menu(scene.say, "bundle-dropped" if done else "bundle-gone"))


async def linked(_message: Message, written: str, scene: Scene) -> None:
    """Offer the set for this link."""
    number, link = (await scene.state.get_data()).get(BUNDLE), recognise(written)
    if not isinstance(number, int):
        await _show(scene, None)
    elif not isinstance(link, Link):
        await scene.stage.beside(problems.at_menu(scene.say, problems.of_pasted(scene.say, link)))
    else:
        found = await scene.db.read(bundles.opened, number, scene.person.id, scene.goods)
        batch = bundles.fresh(scene.person.id, found, link.url, scene.now) if found else None
        await _offer(scene, batch, number)


async def scaled(_tap: CallbackQuery, callback_data: BundleScale, scene: Scene) -> None:
    """Offer another multiple of the set."""
    found = await scene.db.read(bundles.opened, callback_data.bundle, scene.person.id, scene.goods)
    batch = await scene.db.read(collecting.find, callback_data.batch, scene.person.id)
    other = bundles.scaled(batch, found, callback_data.percent, scene.goods) if batch and found else None
    await _offer(scene, other, callback_data.bundle)


async def _show(scene: Scene, found: Opened | None) -> None:
    if found is None:
        await scene.stage.show(welcome.at_menu(scene.say, "bundle-gone"))
        return
    await scene.state.set_state(Mass.link)
    await scene.state.update_data({BUNDLE: found.bundle.id})
    is_own = found.bundle.owner_id == scene.person.id
    await scene.stage.show(views.card(scene.say, found, is_own=is_own))


async def _offer(scene: Scene, batch: Batch | None, bundle_id: int) -> None:
    if batch is None:
        await gone(scene)
        return
    drawn = await draw_up_apart(scene, batch)
    found = await scene.db.write(offering.offer, scene.house, drawn, scene.now)
    scales = views.scales(scene.say, found.collected.batch.id, bundle_id) if found else ()
    await show_offer(scene, found, scales)
