"""One's repeated orders: the list, the card, pause, resume, stop, and a new card in the place of the old."""

from collections.abc import Callable
from functools import partial

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.customers.steps import show_next
from handlers.filters import On
from handlers.later_callbacks import Do, ScheduleAct, ScheduleCard, Schedules
from handlers.paging import Page, read_page
from handlers.scene import Scene
from handlers.views import schedules as views
from handlers.views import welcome
from shop import making
from shop.database import Tx
from shop.drafts import Draft
from shop.making import Gone, Next
from shop.schedules import changing, show
from shop.schedules.show import Standing


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="schedules")
    router.message.register(asked, Command("schedules"))
    router.callback_query.register(looked, On(Schedules))
    router.callback_query.register(opened, On(ScheduleCard))
    router.callback_query.register(acted, On(ScheduleAct))
    return router


async def asked(_message: Message, scene: Scene) -> None:
    """Show the first page."""
    await _show_list(scene, 0)


async def looked(_tap: CallbackQuery, callback_data: Schedules, scene: Scene) -> None:
    """Show one page."""
    await _show_list(scene, callback_data.page)


async def opened(_tap: CallbackQuery, callback_data: ScheduleCard, scene: Scene) -> None:
    """Show one repeated order."""
    await _show_card(
        scene, await scene.db.read(show.standing, callback_data.schedule, scene.person.id, scene.now)
    )


async def acted(_tap: CallbackQuery, callback_data: ScheduleAct, scene: Scene) -> None:
    """Pause, resume or stop it, or make a new card for it; its card tells how it stands then."""
    if callback_data.do is Do.ASK_STOP:
        await _ask_before_stopping(scene, callback_data.schedule)
    elif callback_data.do is Do.CHANGE:
        await _change(scene, callback_data.schedule)
    else:
        change, said = _ACTS[callback_data.do]
        done, found = await scene.db.write(_done, scene, callback_data.schedule, change)
        if found is not None and callback_data.do is Do.RESUME and found.schedule.state == "ended":
            # Its end had come while it rested.
            said = "schedule-over-done"
        await _show_card(scene, found, scene.say.text(said if done else "schedule-cannot"))


async def _show_list(scene: Scene, page: int) -> None:
    await scene.stage.show(
        views.listed(scene.say, await scene.db.read(_page, scene.person.id, page, scene.now))
    )


async def _show_card(scene: Scene, found: Standing | None, said: str | None = None) -> None:
    if found is None:
        await scene.stage.show(welcome.at_menu(scene.say, "schedule-gone"))
        return
    await scene.stage.show(views.card(scene.say, found, scene.now), said)


async def _ask_before_stopping(scene: Scene, schedule_id: int) -> None:
    found = await scene.db.read(show.standing, schedule_id, scene.person.id, scene.now)
    if found is None or found.schedule.state == "ended":
        await _show_card(scene, found)
        return
    await scene.stage.show(views.before_stopping(scene.say, found))


async def _change(scene: Scene, schedule_id: int) -> None:
    found = await scene.db.write(_anew, scene, schedule_id)
    if not isinstance(found, Gone):
        await show_next(scene, found)
        return
    standing = await scene.db.read(show.standing, schedule_id, scene.person.id, scene.now)
    await _show_card(scene, standing, scene.say.text("schedule-cannot"))


def _anew(tx: Tx, scene: Scene, schedule_id: int) -> Next:
    def begun(tx: Tx) -> Draft | None:
        return show.anew(tx, schedule_id, scene.person.id, scene.goods, scene.now)

    return making.advance(tx, scene.house, scene.goods, scene.person.id, begun, scene.now)


def _done(
    tx: Tx, scene: Scene, schedule_id: int, change: Callable[[Tx, int, int, int], bool]
) -> tuple[bool, Standing | None]:
    done = change(tx, schedule_id, scene.person.id, scene.now)
    return done, show.standing(tx, schedule_id, scene.person.id, scene.now)


def _page(tx: Tx, person_id: int, page: int, now: int) -> Page[Standing]:
    return read_page(partial(show.page, tx, person_id, now=now), page)


_ACTS: dict[Do, tuple[Callable[[Tx, int, int, int], bool], str]] = {
    Do.PAUSE: (changing.pause, "schedule-paused-now"),
    Do.RESUME: (changing.resume, "schedule-resumed-now"),
    Do.STOP: (changing.stop, "schedule-stopped-now"),
}
