"""Language and time zone: tapped or typed."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Language, Place, Zone
from handlers.filters import On, To, Written
from handlers.scene import Scene
from handlers.states import Choosing
from handlers.views import settings as views
from handlers.views import welcome
from handlers.zones import COMMON, city, find_zones
from shop import people


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="settings")
    router.message.register(show_settings, Command("settings"))
    router.callback_query.register(show_settings, To(Place.SETTINGS))
    router.message.register(ask_zone, Command("timezone"))
    router.callback_query.register(ask_zone, To(Place.ZONE))
    router.callback_query.register(chose_zone, On(Zone))
    return router


def typed_routes() -> Router:
    """Return the router of typed settings."""
    router = Router(name="typed_settings")
    router.message.register(typed_zone, StateFilter(Choosing.zone), Written())
    return router


def languages_routes() -> Router:
    """Return the router of languages, which needs no accepted rules."""
    router = Router(name="languages")
    router.message.register(show_languages, Command("language"))
    router.callback_query.register(show_languages, To(Place.LANGUAGE))
    router.callback_query.register(chose_language, On(Language))
    return router


async def show_settings(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Show what is set."""
    await scene.state.set_state(None)
    await scene.stage.show(views.settings(scene.say, scene.now))


async def show_languages(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Show the languages."""
    await scene.stage.show(views.languages(scene.say))


async def chose_language(_tap: CallbackQuery, callback_data: Language, scene: Scene) -> None:
    """Speak another language from now on."""
    tag = scene.say.texts.negotiate(callback_data.tag)
    await scene.db.write(people.choose_language, scene.person.id, tag)
    say = replace(scene.say, language=tag)
    new = (
        welcome.terms(say, scene.person) if scene.person.terms_at is None else views.settings(say, scene.now)
    )
    await scene.stage.show(new, say.text("language-chosen"))


async def ask_zone(_event: Message | CallbackQuery, scene: Scene) -> None:
    """Ask for the time zone."""
    await scene.state.set_state(Choosing.zone)
    await scene.stage.show(views.zones(scene.say, scene.now))


async def chose_zone(_tap: CallbackQuery, callback_data: Zone, scene: Scene) -> None:
    """Keep a tapped zone, if it is one."""
    if callback_data.name not in find_zones(callback_data.name, scene.say.language):
        await scene.stage.alert(scene.say.text("old-button"))
        return
    await _keep_zone(scene, callback_data.name)


async def typed_zone(_message: Message, written: str, scene: Scene) -> None:
    """Keep a typed zone; ask which when there are several, ask again when there is none."""
    found = find_zones(written, scene.say.language)
    if len(found) == 1:
        await _keep_zone(scene, found[0])
        return
    said = scene.say.html("zone-many") if found else views.zone_unknown(scene.say)
    await scene.stage.show(views.zones(scene.say, scene.now, found or COMMON, said))


async def _keep_zone(scene: Scene, name: str) -> None:
    await scene.state.set_state(None)
    await scene.db.write(people.choose_zone, scene.person.id, name)
    say = replace(scene.say, zone=ZoneInfo(name))
    chosen = {"zone": city(name, say.language), "clock": views.clock(say, say.zone, scene.now)}
    screen = views.settings(say, scene.now).under(say.html("zone-chosen", **chosen))
    await scene.stage.show(screen)
