"""The card of a service as one person sees it: with their star, and the way they came."""

from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.scene import Scene
from handlers.screen import Screen
from handlers.views import browse, extras
from shop import favourites
from shop.catalogue.service import Service


async def service_screen(scene: Scene, service: Service, back: CallbackData | None = None) -> Screen:
    """Return the card.

    Args:
        scene: who looks.
        service: what is looked at.
        back: where the way back leads; to its category when nothing else is said.
    """
    starred = await scene.db.read(favourites.is_starred, scene.person.id, service.id)
    screen = (
        browse.card(scene.say, scene.goods, service)
        if back is None
        else browse.card_from(scene.say, scene.goods, service, back)
    )
    return replace(screen, rows=(extras.row(scene.say, service, back, starred=starred), *screen.rows))
