"""Bundles: save the services of a mass order under a name, and order them for another link."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.customers.mass import offer, show_offer
from handlers.customers.steps import wait_for
from handlers.filters import On, Written
from handlers.mass_callbacks import BundleCard, BundleScale, DropBundle, NameBundle
from handlers.scene import BATCH, BUNDLE, Scene
from handlers.states import Mass
from handlers.views import bundles as views
from handlers.views import problems, welcome
from shop.access import Role
from shop.batches import bundles
from shop.batches.bundles import Opened
from shop.batches.offering import Offer
from shop.database import Tx
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
    await wait_for(scene, Mass.name)
    await scene.state.update_data({BATCH: callback_data.batch})
    await scene.stage.show(views.ask_name(scene.say, callback_data.batch))


async def named(_message: Message, written: str, scene: Scene) -> None:
    """Save the services of the mass order under this name."""
    found = (await scene.state.get_data()).get(BATCH)
    batch, name = found if isinstance(found, int) else 0, " ".join(written.split())
    shared = scene.role is Role.ADMIN
    args = (scene.person.id, batch, name, scene.goods, scene.now)
    saved = await scene.db.write(bundles.save, *args, is_shared=shared)
    await wait_for(scene, None)
    screen = views.saved(scene.say, saved, batch) if saved else welcome.at_menu(scene.say, "mass-gone")
    await scene.stage.show(screen)


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
    await wait_for(scene, None)
    await scene.stage.show(welcome.at_menu(scene.say, "bundle-dropped" if done else "bundle-gone"))


async def linked(_message: Message, written: str, scene: Scene) -> None:
    """Offer the set for this link."""
    number, link = (await scene.state.get_data()).get(BUNDLE), recognise(written)
    if not isinstance(number, int):
        await _show(scene, None)
    elif not isinstance(link, Link):
        await scene.stage.beside(problems.at_menu(scene.say, problems.of_pasted(scene.say, link)))
    else:
        await _show_offer(scene, await scene.db.write(_begun, scene, number, link.url), number)


async def scaled(_tap: CallbackQuery, callback_data: BundleScale, scene: Scene) -> None:
    """Offer another multiple of the set."""
    found = await scene.db.write(_scaled, scene, callback_data)
    await _show_offer(scene, found, callback_data.bundle)


async def _show(scene: Scene, found: Opened | None) -> None:
    if found is None:
        await scene.stage.show(welcome.at_menu(scene.say, "bundle-gone"))
        return
    await wait_for(scene, Mass.link)
    await scene.state.update_data({BUNDLE: found.bundle.id})
    is_own = found.bundle.owner_id == scene.person.id
    await scene.stage.show(views.card(scene.say, found, is_own=is_own))


async def _show_offer(scene: Scene, found: Offer | None, bundle_id: int) -> None:
    await show_offer(
        scene, found, views.scales(scene.say, found.collected.batch.id, bundle_id) if found else ()
    )


def _begun(tx: Tx, scene: Scene, bundle_id: int, link: str) -> Offer | None:
    found = bundles.opened(tx, bundle_id, scene.person.id, scene.goods)
    if found is None:
        return None
    batch = bundles.begin(tx, scene.person.id, found, link, scene.goods, scene.now).batch
    return offer(tx, scene, batch.id)


def _scaled(tx: Tx, scene: Scene, wanted: BundleScale) -> Offer | None:
    found = bundles.opened(tx, wanted.bundle, scene.person.id, scene.goods)
    if found is None:
        return None
    changed = bundles.scale(tx, scene.person.id, wanted.batch, found, wanted.percent, scene.goods)
    return offer(tx, scene, wanted.batch) if changed else None
