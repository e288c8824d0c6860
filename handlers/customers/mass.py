"""Mass order: lines are collected until Done, in several messages and files."""

import asyncio
from dataclasses import replace
from functools import partial

from aiogram import Bot, Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Document, Message

from handlers import files
from handlers.callbacks import Place
from handlers.customers.confirmed_mass import stop
from handlers.customers.mass_offer import gone, offer_all, read_apart, still_open, wait_for_lines
from handlers.files import FileProblem
from handlers.filters import On, Sent, To, Written
from handlers.mass_callbacks import BatchAct, BundleList, MassAct
from handlers.paging import Page, read_page
from handlers.scene import BATCH, Scene
from handlers.states import Mass
from handlers.views import mass as views
from handlers.views import problems
from locales import Safe
from shop.batches import bundles, collecting, reading
from shop.batches.bundles import Bundle
from shop.batches.collecting import Batch, Collected
from shop.database import Tx


def routes() -> Router:
    """Return the router of commands and buttons."""
    router = Router(name="mass")
    router.message.register(asked, Command("mass"))
    router.callback_query.register(begun, To(Place.MASS))
    router.callback_query.register(turned, On(BundleList))
    router.callback_query.register(acted, On(BatchAct))
    return router


def typed_routes() -> Router:
    """Return the router of what is sent while lines are collected: all of it belongs to the batch."""
    router = Router(name="mass_lines")
    router.message.register(file_sent, StateFilter(Mass.lines), Sent())
    router.message.register(typed, StateFilter(Mass.lines), Written())
    router.message.register(not_readable, StateFilter(Mass.lines))
    return router


async def asked(_message: Message, scene: Scene) -> None:
    """Ask for the lines."""
    await _begin(scene)


async def begun(_tap: CallbackQuery, scene: Scene) -> None:
    """Ask for the lines."""
    await _begin(scene)


async def turned(_tap: CallbackQuery, callback_data: BundleList, scene: Scene) -> None:
    """Ask for the lines, beside another page of sets."""
    await scene.state.set_state(Mass.lines)
    await _ask(scene, callback_data.page)


async def typed(_message: Message, written: str, scene: Scene) -> None:
    """Add what was typed or pasted."""
    await _add(scene, written)


async def file_sent(_message: Message, document: Document, bot: Bot, scene: Scene) -> None:
    """Add the lines of a text file."""
    found = await files.text_of(bot, document)
    if isinstance(found, FileProblem):
        await _as_it_is(scene, problems.of_file(scene.say, found))
        return
    await _add(scene, found)


async def not_readable(_message: Message, scene: Scene) -> None:
    """Say what can be sent; the lines stay as they are."""
    await _as_it_is(scene, scene.say.html("lines-need-text"))


async def acted(_tap: CallbackQuery, callback_data: BatchAct, scene: Scene) -> None:
    """Do something with the batch as a whole."""
    await _ACTS[callback_data.act](scene, callback_data.batch)


async def _begin(scene: Scene) -> None:
    """Ask for the lines, or show those that somebody left for another page and has not ordered yet."""
    batch = await _collected(scene)
    await scene.state.set_state(Mass.lines)
    if batch is not None and batch.said:
        await _show(scene, await read_apart(scene, batch))
        return
    await _ask(scene)


async def _ask(scene: Scene, page: int = 0) -> None:
    sets = await scene.db.read(_sets, scene.person.id, page)
    await scene.stage.show(views.ask(scene.say, scene.goods, sets))


def _sets(tx: Tx, person_id: int, page: int) -> Page[Bundle]:
    return read_page(partial(bundles.page, tx, person_id), page)


async def _collected(scene: Scene) -> Batch | None:
    """Return the batch that this person collects."""
    number = (await scene.state.get_data()).get(BATCH)
    return await scene.db.read(collecting.find, number, scene.person.id) if isinstance(number, int) else None


async def _add(scene: Scene, text: str) -> None:
    batch = await _collected(scene) or collecting.fresh(scene.person.id, "", scene.now)
    await _say(scene, batch, *reading.with_text(batch.said, text))


async def _as_it_is(scene: Scene, above: Safe) -> None:
    """Show what is collected under a sentence."""
    batch = await _collected(scene) or collecting.fresh(scene.person.id, "", scene.now)
    await _show(scene, await read_apart(scene, batch), above)


async def _say(scene: Scene, batch: Batch, said: str, cut: int = 0) -> None:
    """Keep that a batch says something else, and show it."""
    found = await read_apart(scene, collecting.changed(batch, said), cut)
    kept = await scene.db.write(collecting.keep, found.batch, scene.now)
    if kept is None:
        await gone(scene)
        return
    await _show(scene, replace(found, batch=kept))


async def _show(scene: Scene, found: Collected, *above: Safe) -> None:
    await wait_for_lines(scene, found)
    await scene.stage.show(views.collecting(scene.say, found).under(*above))


async def _clear(scene: Scene, batch_id: int) -> None:
    batch = await still_open(scene, batch_id)
    if batch is not None:
        await _say(scene, batch, "")


async def _drop_bad(scene: Scene, batch_id: int) -> None:
    batch = await still_open(scene, batch_id)
    if batch is not None:
        found = await read_apart(scene, batch)
        await _say(scene, batch, "\n".join(line.said for line in found.good))


async def _go_on(scene: Scene, batch_id: int) -> None:
    batch = await still_open(scene, batch_id)
    if batch is not None:
        await _show(scene, await read_apart(scene, batch))


async def _rest(scene: Scene, batch_id: int) -> None:
    """Collect what a confirmed batch left out; where that was begun before, go on with it."""
    found = await scene.db.read(collecting.rest, batch_id, scene.person.id)
    if found is not None and found.begun is not None:
        await _begun_before(scene, found.begun)
        return
    left = await asyncio.to_thread(collecting.left_out, found, scene.goods, scene.now) if found else None
    if left is None:
        await scene.stage.alert(scene.say.text("mass-no-rest"))
        return
    collected = await read_apart(scene, left)
    kept = await scene.db.write(collecting.keep, left, scene.now)
    await _send(scene, replace(collected, batch=kept or left))


async def _begun_before(scene: Scene, batch: Batch) -> None:
    if batch.confirmed_at is not None:
        await scene.stage.alert(scene.say.text("mass-rest-ordered"))
        return
    await _send(scene, await read_apart(scene, batch))


async def _send(scene: Scene, found: Collected) -> None:
    await wait_for_lines(scene, found)
    await scene.stage.send(views.collecting(scene.say, found))


_ACTS = {
    MassAct.DONE: offer_all,
    MassAct.CLEAR: _clear,
    MassAct.DROP: _drop_bad,
    MassAct.BACK: _go_on,
    MassAct.STOP: stop,
    MassAct.REST: _rest,
}
