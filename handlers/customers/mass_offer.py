"""Mass order: the card of what was collected, and its one Confirm."""

import asyncio
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.customers.confirmed_mass import open_batch
from handlers.filters import On
from handlers.keyboard import Rows
from handlers.mass_callbacks import ConfirmBatch, FirstLines
from handlers.scene import BATCH, Scene
from handlers.states import Mass
from handlers.views import mass as views
from handlers.views import refusals, welcome
from shop import quotes
from shop.batches import collecting, confirming, offering
from shop.batches.collecting import Batch, Collected
from shop.batches.confirming import Asked, Held, NotNow, Stale, TooDear
from shop.batches.offering import Offer
from shop.batches.standing import Standing
from shop.database import Tx


def routes() -> Router:
    """Return the router of its buttons."""
    router = Router(name="mass_offer")
    router.callback_query.register(first_offered, On(FirstLines))
    router.callback_query.register(confirmed, On(ConfirmBatch))
    return router


async def first_offered(_tap: CallbackQuery, callback_data: FirstLines, scene: Scene) -> None:
    """Offer only so many of the good lines."""
    await _offer_first(scene, callback_data.batch, callback_data.count)


async def offer_all(scene: Scene, batch_id: int) -> None:
    """Offer every good line."""
    await _offer_first(scene, batch_id, None)


async def confirmed(_tap: CallbackQuery, callback_data: ConfirmBatch, scene: Scene) -> None:
    """Order every line of the batch; a second tap shows the same batch."""
    await scene.stage.freeze(scene.say.text("button-placing"))
    asked = Asked(scene.person.id, callback_data.batch, callback_data.offer, scene.now)
    # An offer is drawn up anew outside a transaction, so what asks for it is looked for before.
    instead = await scene.db.read(confirming.in_the_way, scene.house, asked)
    if instead is not None:
        batch = await still_open(scene, asked.batch_id)
        if batch is not None:
            await _offer(scene, batch, instead if isinstance(instead, Stale) else None)
        return
    done = await scene.db.write(_confirm, scene, asked)
    if isinstance(done, Standing):
        await scene.state.set_state(None)
        await scene.stage.show(views.card(scene.say, done))
        return
    await scene.stage.thaw()
    why = refusals.refused(scene.say, done.why, None) if isinstance(done, NotNow) else None
    await scene.stage.alert(why or scene.say.text("mass-this-moment"))


async def draw_up_apart(scene: Scene, batch: Batch) -> offering.Drawn:
    """Draw up the offers of a batch on another thread: two thousand lines take long."""
    currency = await scene.db.read(quotes.sold_in, scene.house)
    return await asyncio.to_thread(offering.draw_up, scene.house, scene.goods, batch, currency, scene.now)


async def read_apart(scene: Scene, batch: Batch, cut: int = 0) -> Collected:
    """Read a batch on another thread: two thousand lines take long."""
    return await asyncio.to_thread(collecting.seen, batch, scene.goods, cut)


async def show_offer(scene: Scene, found: Offer | None, scales: Rows = ()) -> None:
    """Show the card before Confirm, or why there is nothing to confirm; with multiples where it is a set."""
    if found is None:
        await gone(scene)
        return
    await wait_for_lines(scene, found.collected)
    if found.lines:
        await scene.stage.show(views.check(scene.say, found, scales))
    else:
        why = views.nothing_sold(scene.say, found)
        await scene.stage.show(views.collecting(scene.say, found.collected).under(why))


async def wait_for_lines(scene: Scene, found: Collected) -> None:
    """Remember that what is typed next belongs to this batch; a draft that is half made stays so."""
    await scene.state.set_state(Mass.lines)
    await scene.state.update_data({BATCH: found.batch.id or None})


async def still_open(scene: Scene, batch_id: int) -> Batch | None:
    """Return a person's own batch that can still be changed; where there is none, that is said."""
    batch = await scene.db.read(collecting.find, batch_id, scene.person.id)
    if batch is None:
        await gone(scene)
    return batch


async def gone(scene: Scene) -> None:
    """Say that there is no such batch to change any more."""
    await scene.state.set_state(None)
    await scene.state.update_data({BATCH: None})
    await scene.stage.show(welcome.at_menu(scene.say, "mass-gone"))


async def _offer_first(scene: Scene, batch_id: int, first: int | None) -> None:
    batch = await still_open(scene, batch_id)
    if batch is not None:
        await _offer(scene, replace(batch, first=first))


async def _offer(scene: Scene, batch: Batch, instead: Stale | None = None) -> None:
    drawn = await draw_up_apart(scene, batch)
    await show_offer(scene, await scene.db.write(offering.offer, scene.house, drawn, scene.now, instead))


def _confirm(tx: Tx, scene: Scene, asked: Asked) -> Standing | NotNow | Stale | TooDear:
    answer = confirming.confirm(tx, scene.house, asked)
    if not isinstance(answer, Held):
        return answer
    found = open_batch(tx, scene, asked.batch_id)
    if found is None:
        raise LookupError(f"batch {asked.batch_id} was confirmed and is not there")
    return found
