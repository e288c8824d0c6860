"""The same asked about several orders: ticked on a list, which remembers the ticks as it does a half-made order."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from zlib import crc32

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import On
from handlers.paging import Page, page_of
from handlers.request_callbacks import AskTicked, Several, Tick, TickAll
from handlers.scene import Scene
from handlers.views import several as views
from handlers.views.several import Ticking
from shop.database import Tx
from shop.orders import show
from shop.orders.requests import asking, offering
from shop.orders.requests.kinds import Kind
from shop.orders.show import OrderView

TICKED = "ticked"
MOST = 100
"""So many of the newest orders can be asked about at once."""


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="several")
    router.callback_query.register(looked, On(Several))
    router.callback_query.register(ticked, On(Tick))
    router.callback_query.register(ticked_all, On(TickAll))
    router.callback_query.register(asked, On(AskTicked))
    return router


@dataclass(frozen=True, slots=True)
class Listed:
    """Orders about which something can be asked.

    Attributes:
        orders: all of them, newest first.
        page: some of them with all that a list shows.
    """

    orders: Sequence[int]
    page: Page[OrderView]


async def looked(_tap: CallbackQuery, callback_data: Several, scene: Scene) -> None:
    """Show one page of the list."""
    await _show(scene, callback_data.kind, callback_data.page, await _ticks(scene, callback_data.kind))


async def ticked(_tap: CallbackQuery, callback_data: Tick, scene: Scene) -> None:
    """Tick an order, or take its tick away."""
    ticks = (await _ticks(scene, callback_data.kind)) ^ {callback_data.order}
    await _show(scene, callback_data.kind, callback_data.page, ticks)


async def ticked_all(_tap: CallbackQuery, callback_data: TickAll, scene: Scene) -> None:
    """Tick all orders of the list, or none."""
    kind = callback_data.kind
    ticks = set((await scene.db.read(_listed, scene, kind, 0)).orders) if callback_data.all else set()
    await _show(scene, kind, 0, ticks)


async def asked(_tap: CallbackQuery, callback_data: AskTicked, scene: Scene) -> None:
    """Ask about what was ticked; where an older list still shows other ticks, look once more first."""
    kind, ticks = callback_data.kind, await _ticks(scene, callback_data.kind)
    if _mark(ticks) != callback_data.shown:
        await _show(scene, kind, 0, ticks, scene.say.text("several-changed"))
        return
    done = await scene.db.write(
        asking.ask, scene.house, scene.person.id, sorted(ticks)[:MOST], kind, scene.now
    )
    await _show(scene, kind, 0, set(), scene.say.text("several-asked", count=len(done)))


async def _show(
    scene: Scene, kind: Kind, page: int, ticks: Collection[int], notice: str | None = None
) -> None:
    found = await scene.db.read(_listed, scene, kind, page)
    kept = sorted(set(ticks) & set(found.orders))
    await scene.state.update_data({TICKED: {kind.value: kept}})
    shown = Ticking(kind, found.page, len(found.orders), kept, _mark(kept))
    await scene.stage.show(views.several(scene.say, shown, scene.now), notice)


async def _ticks(scene: Scene, kind: Kind) -> set[int]:
    """Return the orders that are ticked; ticks for something else count no more."""
    found = (await scene.state.get_data()).get(TICKED)
    return set(found.get(kind.value, ())) if isinstance(found, dict) else set()


def _mark(ticks: Collection[int]) -> str:
    return format(crc32(",".join(map(str, sorted(ticks))).encode()), "08x")


def _listed(tx: Tx, scene: Scene, kind: Kind, page: int) -> Listed:
    orders = offering.offered_to(tx, scene.house, scene.person.id, kind, scene.now, MOST)
    at = page_of(orders, page)
    views_of = (show.order_of(tx, one, scene.person.id) for one in at.items)
    return Listed(orders, Page(tuple(view for view in views_of if view is not None), at.at, at.pages))
