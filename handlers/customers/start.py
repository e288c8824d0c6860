"""/start with everything that can hang on it."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from handlers import start_links
from handlers.customers.home import go_home
from handlers.customers.steps import open_service
from handlers.filters import Claiming, LinkedService
from handlers.scene import Scene
from handlers.views import welcome
from shop import people
from shop.access import Role
from shop.people import ClaimResult

CLAIMED = {
    ClaimResult.DONE: "claim-done",
    ClaimResult.ALREADY: "claim-known",
    ClaimResult.WRONG: "claim-wrong",
}


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="start")
    router.message.register(opened, CommandStart(deep_link=True), LinkedService())
    router.message.register(started, CommandStart())
    return router


def claims_routes() -> Router:
    """Return the router of claim links, which even strangers may open."""
    router = Router(name="claims")
    router.message.register(claimed, CommandStart(deep_link=True), Claiming())
    return router


async def claimed(_message: Message, code: str, scene: Scene) -> None:
    """Make whoever brings a fresh claim code an owner; say so, and show what comes next."""
    result = await scene.db.write(people.claim, code, scene.person.id, scene.now)
    said = scene.say.html(CLAIMED[result])
    if result is ClaimResult.WRONG and scene.role is Role.STRANGER:
        await scene.stage.show(welcome.stranger(scene.say, scene.person.id).under(said))
    elif scene.person.terms_at is None:
        await scene.stage.show(welcome.terms(scene.say, scene.person).under(said))
    else:
        await go_home(scene if result is ClaimResult.WRONG else replace(scene, role=Role.ADMIN), said)


async def opened(_message: Message, number: int, scene: Scene) -> None:
    """Show the service that somebody's link leads to."""
    service = scene.goods.service(number)
    if service is None:
        await go_home(scene, scene.say.html("service-gone"))
        return
    await open_service(scene, service)


async def started(_message: Message, command: CommandObject, scene: Scene) -> None:
    """Show the menu; a payload that means nothing is said to mean nothing."""
    unknown = command.args and command.args != start_links.INLINE
    await go_home(scene, *((scene.say.html("unknown-start"),) if unknown else ()))
