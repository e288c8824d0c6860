"""Mass order: lines collected until Done, one card, one Confirm, one live card."""

from dataclasses import dataclass
from functools import partial

from aiogram import Bot, Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Document, Message

from handlers import files
from handlers.callbacks import Place
from handlers.customers.confirmed_mass import open_batch, stop
from handlers.customers.steps import wait_for
from handlers.files import FileProblem
from handlers.filters import On, Sent, To, Written
from handlers.keyboard import Rows
from handlers.mass_callbacks import BatchAct, BundleList, ConfirmBatch, FirstLines, MassAct
from handlers.paging import Page, read_page
from handlers.scene import BATCH, Scene
from handlers.states import Mass
from handlers.views import mass as views
from handlers.views import problems, refusals, welcome
from locales import Safe
from shop.batches import bundles, collecting, confirming, offering, reading
from shop.batches.bundles import Bundle
from shop.batches.collecting import Collected
from shop.batches.confirming import Changed, Held, NotNow
from shop.batches.offering import Offer
from shop.batches.standing import Standing
from shop.database import Tx


def routes() -> Router:
    """Return the router of commands and buttons."""
    router = Router(name="mass")
    router.message.register(asked, Command("mass"))
    router.callback_query.register(begun, To(Place.MASS))
    router.callback_query.register(turned, On(BundleList))
    router.callback_query.register(acted, On(BatchAct))
    router.callback_query.register(first_offered, On(FirstLines))
    router.callback_query.register(confirmed, On(ConfirmBatch))
    return router


def typed_routes() -> Router:
    """Return the router of what is sent while lines are collected: all of it belongs to the batch."""
    router = Router(name="mass_lines")
    router.message.register(file_sent, StateFilter(Mass.lines), Sent())
    router.message.register(typed, StateFilter(Mass.lines), Written())
    router.message.register(not_readable, StateFilter(Mass.lines))
    return router


@dataclass(frozen=True, slots=True)
class Afresh:
    """Nothing was taken: this is the offer as it stands now, or none."""

    offer: Offer | None


async def asked(_message: Message, scene: Scene) -> None:
    """Ask for the lines."""
    await _begin(scene)


async def begun(_tap: CallbackQuery, scene: Scene) -> None:
    """Ask for the lines."""
    await _begin(scene)


async def turned(_tap: CallbackQuery, callback_data: BundleList, scene: Scene) -> None:
    """Ask for the lines, beside another page of sets."""
    await _begin(scene, callback_data.page)


async def typed(_message: Message, written: str, scene: Scene) -> None:
    """Add what was typed or pasted."""
    await _add(scene, written)


async def file_sent(_message: Message, document: Document, bot: Bot, scene: Scene) -> None:
    """Add the lines of a text file."""
    found = await files.text_of(bot, document)
    if isinstance(found, FileProblem):
        await _add(scene, "", problems.of_file(scene.say, found))
        return
    await _add(scene, found)


async def not_readable(_message: Message, scene: Scene) -> None:
    """Say what can be sent; the lines stay as they are."""
    await _add(scene, "", scene.say.html("lines-need-text"))


async def acted(_tap: CallbackQuery, callback_data: BatchAct, scene: Scene) -> None:
    """Do something with the batch as a whole."""
    await _ACTS[callback_data.act](scene, callback_data.batch)


async def first_offered(_tap: CallbackQuery, callback_data: FirstLines, scene: Scene) -> None:
    """Offer only so many of the good lines."""
    await _offer(scene, callback_data.batch, callback_data.count)


async def confirmed(_tap: CallbackQuery, callback_data: ConfirmBatch, scene: Scene) -> None:
    """Order every line of the batch; a second tap shows the same batch."""
    await scene.stage.freeze(scene.say.text("button-placing"))
    done = await scene.db.write(_confirm, scene, callback_data.batch)
    if isinstance(done, Standing):
        await wait_for(scene, None)
        await scene.stage.show(views.card(scene.say, done))
    elif isinstance(done, NotNow):
        await scene.stage.thaw()
        await scene.stage.alert(refusals.refused(scene.say, done.why, None))
    else:
        await show_offer(scene, done.offer)


async def _begin(scene: Scene, page: int = 0) -> None:
    await wait_for(scene, Mass.lines)
    await scene.state.update_data({BATCH: None})
    sets = await scene.db.read(_sets, scene.person.id, page)
    await scene.stage.show(views.ask(scene.say, scene.goods, sets))


def _sets(tx: Tx, person_id: int, page: int) -> Page[Bundle]:
    return read_page(partial(bundles.page, tx, person_id), page)


async def _add(scene: Scene, text: str, *above: Safe) -> None:
    number = (await scene.state.get_data()).get(BATCH)
    found = await scene.db.write(_added, scene, number if isinstance(number, int) else None, text)
    await _show_collected(scene, found, *above)


def _added(tx: Tx, scene: Scene, batch_id: int | None, text: str) -> Collected | None:
    """Add to the batch that is collected, or begin one."""
    if batch_id is not None:
        return collecting.add(tx, batch_id, scene.person.id, text, scene.goods)
    said, cut = reading.with_text("", text)
    batch = collecting.begin(tx, scene.person.id, said, scene.goods, scene.now).batch
    return collecting.seen(batch, scene.goods, cut)


async def _change(scene: Scene, batch_id: int, how: collecting.Change) -> None:
    found = await scene.db.write(collecting.change, batch_id, scene.person.id, how, scene.goods)
    await _show_collected(scene, found)


async def _clear(scene: Scene, batch_id: int) -> None:
    await _change(scene, batch_id, lambda _said: "")


async def _drop_bad(scene: Scene, batch_id: int) -> None:
    await _change(scene, batch_id, partial(reading.without_bad, goods=scene.goods))


async def _go_on(scene: Scene, batch_id: int) -> None:
    await _change(scene, batch_id, lambda said: said)


async def _offer_all(scene: Scene, batch_id: int) -> None:
    await _offer(scene, batch_id, None)


async def _rest(scene: Scene, batch_id: int) -> None:
    args = (batch_id, scene.person.id, scene.goods, scene.now)
    found = await scene.db.write(collecting.begin_with_rest, *args)
    if found is None:
        await scene.stage.alert(scene.say.text("mass-no-rest"))
        return
    await _wait(scene, found)
    await scene.stage.send(views.collecting(scene.say, found))


def offer(tx: Tx, scene: Scene, batch_id: int, first: int | None = None) -> Offer | None:
    """Quote the good lines of a batch."""
    args = (scene.house, scene.goods, scene.person.id, batch_id, scene.now)
    return offering.offer(tx, *args, first=first)


async def _offer(scene: Scene, batch_id: int, first: int | None) -> None:
    await show_offer(scene, await scene.db.write(offer, scene, batch_id, first))


async def show_offer(scene: Scene, found: Offer | None, scales: Rows = ()) -> None:
    """Show the card before Confirm, or why there is nothing to confirm; with multiples where it is a set."""
    if found is None:
        await scene.stage.show(welcome.at_menu(scene.say, "mass-gone"))
    elif not found.lines:
        await _show_collected(scene, found.collected, views.nothing_sold(scene.say, found))
    else:
        await _wait(scene, found.collected)
        await scene.stage.show(views.check(scene.say, found, scales))


async def _show_collected(scene: Scene, found: Collected | None, *above: Safe) -> None:
    if found is None:
        await wait_for(scene, None)
        await scene.stage.show(welcome.at_menu(scene.say, "mass-gone"))
        return
    await _wait(scene, found)
    await scene.stage.show(views.collecting(scene.say, found).under(*above))


async def _wait(scene: Scene, found: Collected) -> None:
    await wait_for(scene, Mass.lines)
    await scene.state.update_data({BATCH: found.batch.id})


def _confirm(tx: Tx, scene: Scene, batch_id: int) -> Standing | NotNow | Afresh:
    answer = confirming.confirm(tx, scene.house, scene.person.id, batch_id, scene.now)
    if isinstance(answer, NotNow):
        return answer
    if isinstance(answer, Held):
        found = open_batch(tx, scene, batch_id)
        if found is None:
            raise LookupError(f"batch {batch_id} was confirmed and is not there")
        return found
    changed = answer.lines if isinstance(answer, Changed) else ()
    args = (scene.house, scene.goods, scene.person.id, batch_id, scene.now)
    return Afresh(offering.offer(tx, *args, changed=changed))


_ACTS = {
    MassAct.DONE: _offer_all,
    MassAct.CLEAR: _clear,
    MassAct.DROP: _drop_bad,
    MassAct.BACK: _go_on,
    MassAct.STOP: stop,
    MassAct.REST: _rest,
}
