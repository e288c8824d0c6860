"""The desk: balance, numbers of today, what rests and what waits."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.admin.callbacks import Desk, LetGo, Room
from handlers.admin.filters import In
from handlers.admin.views import desk as views
from handlers.filters import On
from handlers.scene import Scene
from shop import pauses, wishes
from shop.catalogue import loss
from shop.database import Tx
from shop.overview import overview
from shop.pauses import PauseKind
from shop.wishes import Wish


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="desk")
    router.message.register(opened, Command("admin"))
    router.callback_query.register(opened, On(Desk), In(Room.DESK))
    router.callback_query.register(asked_sync, On(Desk), In(Room.SYNC))
    router.callback_query.register(asked_balance, On(Desk), In(Room.BALANCE))
    router.callback_query.register(rested, On(Desk), In(Room.REST))
    router.callback_query.register(went_on, On(Desk), In(Room.OPEN))
    router.callback_query.register(looked_at_loss, On(Desk), In(Room.LOSS))
    router.callback_query.register(let_go, On(LetGo))
    return router


async def opened(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Show the desk as it is now."""
    await scene.state.set_state(None)
    await show(scene)


# The panel may take a minute to answer, a sync writes more than once, and both must outlive a restart. So a tap
# only commits the wish: its bell wakes the task that asks the panel, the desk says meanwhile that it is being
# asked, and a notice brings the answer to whoever wished it.


async def asked_sync(_tap: CallbackQuery, scene: Scene) -> None:
    """Let the catalogue be copied now."""
    await scene.db.write(wishes.wish, Wish.SYNC, scene.person.id, scene.now)
    await show(scene, scene.say.text("desk-asking"))


async def asked_balance(_tap: CallbackQuery, scene: Scene) -> None:
    """Let the panel be asked for its balance now."""
    await scene.db.write(wishes.wish, Wish.BALANCE, scene.person.id, scene.now)
    await show(scene, scene.say.text("desk-asking"))


async def rested(_tap: CallbackQuery, callback_data: Desk, scene: Scene) -> None:
    """Begin maintenance, after having said what it stops."""
    if not callback_data.sure:
        await scene.stage.show(views.before_maintenance(scene.say))
        return
    begun = await scene.db.write(_begin_maintenance, scene)
    await show(scene, scene.say.text("desk-rests" if begun else "desk-rests-already"))


async def went_on(_tap: CallbackQuery, scene: Scene) -> None:
    """End maintenance."""
    house, kind = scene.house, PauseKind.MAINTENANCE
    ended = await scene.db.write(
        pauses.end_by_admin, house, house.panel_id, kind, scene.now, by=scene.person.id
    )
    await show(scene, scene.say.text("desk-goes-on" if ended else "desk-goes-on-already"))


async def looked_at_loss(_tap: CallbackQuery, scene: Scene) -> None:
    """Say how many services the panel lists no more, and ask whether they are gone."""
    lost = await scene.db.read(loss.find, scene.house.panel_id)
    if lost is None:
        await show(scene, scene.say.text("desk-loss-changed"))
        return
    await scene.stage.show(views.before_loss(scene.say, lost))


async def let_go(_tap: CallbackQuery, callback_data: LetGo, scene: Scene) -> None:
    """Let as many services go as the admin was told of; when it is another number now, tell that first."""
    if await scene.db.write(_accept_loss, scene, callback_data.missing):
        await show(scene, scene.say.text("desk-asking"))
    else:
        await show(scene, scene.say.text("desk-loss-changed"))


async def show(scene: Scene, notice: str | None = None) -> None:
    """Show the desk, after a tap with a short line over the chat."""
    seen = await scene.db.read(overview, scene.house, scene.now)
    await scene.stage.show(views.desk(scene.say, scene.house, seen, len(scene.goods.all())), notice)


def _begin_maintenance(tx: Tx, scene: Scene) -> bool:
    house, admin_id = scene.house, scene.person.id
    return pauses.start(tx, house, house.panel_id, PauseKind.MAINTENANCE, scene.now, admin_id=admin_id)


def _accept_loss(tx: Tx, scene: Scene, missing: int) -> bool:
    """Accept what this admin saw; the next sync takes it and its report says so."""
    lost = loss.find(tx, scene.house.panel_id)
    if lost is None or lost.missing != missing:
        return False
    wishes.wish(tx, Wish.SYNC, scene.person.id, scene.now)
    return loss.accept(tx, scene.house, scene.person.id, scene.now)
