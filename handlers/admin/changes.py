"""What syncs changed, page by page, and how often an admin hears of it."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.admin.callbacks import ChangeList, Desk, HearDiffs, Room
from handlers.admin.filters import In
from handlers.admin.views import changes as views
from handlers.filters import On
from handlers.paging import ROWS, Page, place_of
from handlers.scene import Scene
from shop.catalogue import diffs
from shop.catalogue.diffs import Often, Span

DAY = 24 * 60 * 60_000


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="changes")
    router.callback_query.register(looked_back, On(Desk), In(Room.CHANGES))
    router.callback_query.register(looked, On(ChangeList))
    router.callback_query.register(chose, On(HearDiffs))
    return router


async def looked_back(_tap: CallbackQuery, scene: Scene) -> None:
    """Show what changed in the last day."""
    await _show(scene, _last_day(scene), diffs.often_of(scene.person.diffs))


async def looked(_tap: CallbackQuery, callback_data: ChangeList, scene: Scene) -> None:
    """Show a page of what changed in a stretch of time."""
    span = Span(callback_data.since, min(callback_data.until, scene.now))
    await _show(scene, span, diffs.often_of(scene.person.diffs), callback_data.page)


async def chose(_tap: CallbackQuery, callback_data: HearDiffs, scene: Scene) -> None:
    """Keep how often an admin wants to hear of it."""
    often = callback_data.often
    await scene.db.write(diffs.choose, scene.person.id, often, scene.now)
    await _show(scene, _last_day(scene), often, notice=scene.say.text("notifications-chosen"))


async def _show(scene: Scene, span: Span, often: Often, page: int = 0, notice: str | None = None) -> None:
    found = await scene.db.read(diffs.page, scene.house, span, ROWS, page)
    shown = Page(found.changes, *place_of(found.total, page))
    await scene.stage.show(views.listed(scene.say, shown, span, often), notice)


def _last_day(scene: Scene) -> Span:
    return Span(scene.now - DAY, scene.now)
