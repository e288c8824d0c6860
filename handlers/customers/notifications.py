"""What one is told of orders, when without a sound, and whether of changed services."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Place
from handlers.filters import On, To, Written
from handlers.hours import read_hours
from handlers.notification_callbacks import Changes, Night, Want
from handlers.scene import Scene
from handlers.states import Choosing
from handlers.views import notifications as views
from handlers.views.settings import zones
from shop import people
from shop.night import Quiet
from shop.people import Person


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="notifications")
    router.message.register(show, Command("notifications"))
    router.callback_query.register(show, To(Place.NOTICES))
    router.callback_query.register(asked_hours, To(Place.NIGHT))
    router.callback_query.register(wanted, On(Want))
    router.callback_query.register(chose_night, On(Night))
    router.callback_query.register(chose_changes, On(Changes))
    return router


def typed_routes() -> Router:
    """Return the router of typed hours."""
    router = Router(name="typed_night")
    router.message.register(typed_night, StateFilter(Choosing.night), Written())
    return router


async def show(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Show what is chosen."""
    await _show(scene, scene.person)


async def wanted(_tap: CallbackQuery, callback_data: Want, scene: Scene) -> None:
    """Keep what a person wants to be told."""
    told = callback_data.what.value
    await scene.db.write(people.choose_told, scene.person.id, told)
    await _show(scene, replace(scene.person, told=told), notice=scene.say.text("notifications-chosen"))


async def asked_hours(_tap: CallbackQuery, scene: Scene) -> None:
    """Ask for other quiet hours."""
    await scene.state.set_state(Choosing.night)
    await scene.stage.show(views.hours(scene.say))


async def chose_night(_tap: CallbackQuery, callback_data: Night, scene: Scene) -> None:
    """Keep tapped hours, or that every hour sounds."""
    begin, end = callback_data.begin, callback_data.end
    await _keep_night(scene, None if begin == end else Quiet(begin, end))


async def typed_night(_message: Message, written: str, scene: Scene) -> None:
    """Keep typed hours; ask again when there are none."""
    quiet = read_hours(written)
    if quiet is None:
        await scene.stage.show(views.hours(scene.say, views.night_unknown(scene.say)))
    else:
        await _keep_night(scene, quiet)


async def chose_changes(_tap: CallbackQuery, callback_data: Changes, scene: Scene) -> None:
    """Keep whether a person wants to know of changed services."""
    await scene.db.write(people.choose_changes, scene.person.id, callback_data.on)
    person = replace(scene.person, hears_changes=callback_data.on)
    if callback_data.below:
        await scene.stage.send(views.notifications(scene.say, person))
    else:
        await _show(scene, person, notice=scene.say.text("notifications-chosen"))


async def _keep_night(scene: Scene, quiet: Quiet | None) -> None:
    begin, end = (None, None) if quiet is None else (quiet.begin, quiet.end)
    await scene.db.write(people.choose_quiet, scene.person.id, begin, end)
    if quiet is not None and scene.person.zone is None:
        await _ask_zone(scene, quiet)
        return
    person = replace(scene.person, quiet_from=begin, quiet_to=end)
    await _show(scene, person, notice=scene.say.text("notifications-chosen"))


async def _ask_zone(scene: Scene, quiet: Quiet) -> None:
    """Ask whose night it is: until somebody says, the night of the house counts."""
    await scene.state.set_state(Choosing.zone)
    asked = zones(scene.say, scene.now)
    await scene.stage.show(asked.under(scene.say.html("night-whose", **views.span(scene.say, quiet))))


async def _show(scene: Scene, person: Person, notice: str | None = None) -> None:
    await scene.state.set_state(None)
    await scene.stage.show(views.notifications(scene.say, person), notice)
