"""Sales pauses: what rests, and an admin's word that ends one."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.admin.callbacks import Desk, EndPause, Room
from handlers.admin.filters import In
from handlers.admin.views import pauses as views
from handlers.filters import On
from handlers.scene import Scene
from shop import pauses
from shop.pauses import BY_ADMIN, PauseKind

ENDABLE = {kind.value: kind for kind in BY_ADMIN}


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="sales_pauses")
    router.callback_query.register(looked, On(Desk), In(Room.PAUSES))
    router.callback_query.register(ended, On(EndPause))
    return router


async def looked(_tap: CallbackQuery, scene: Scene) -> None:
    """Show what rests."""
    await _show(scene)


async def ended(_tap: CallbackQuery, callback_data: EndPause, scene: Scene) -> None:
    """End a pause that an admin may end; where much hangs on it, ask first."""
    kind = ENDABLE.get(callback_data.kind)
    if kind is None:
        await scene.stage.alert(scene.say.text("old-button"))
        return
    first = views.WORDS[kind.value].sure
    if first is not None and not callback_data.sure:
        await scene.stage.show(views.before_end(scene.say, kind.value, first))
        return
    await _end(scene, kind)


async def _end(scene: Scene, kind: PauseKind) -> None:
    house, by = scene.house, scene.person.id
    done = await scene.db.write(pauses.end_by_admin, house, house.panel_id, kind, scene.now, by=by)
    await _show(scene, scene.say.text("pause-ended" if done else "pause-ended-already"))


async def _show(scene: Scene, notice: str | None = None) -> None:
    on = await scene.db.read(pauses.active, scene.house.panel_id, scene.now)
    await scene.stage.show(views.pauses(scene.say, on), notice)
