"""Link first: a pasted link brings the services that fit it; a whole order fits one line."""

from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Fitting, Pick, Swap
from handlers.customers.steps import (
    Busy,
    ask_link_again,
    busy_with,
    go_on,
    open_service,
    quantity_bounds,
    show_gone,
)
from handlers.filters import BrokenLink, On, OneLine, PastedLink
from handlers.onelines import Line
from handlers.scene import Scene
from handlers.views import browse, problems
from handlers.views import making as views
from shop import drafts, links
from shop.catalogue.service import Service
from shop.database import Tx
from shop.drafts import Draft
from shop.links import Link, LinkProblem
from shop.quantity import read_whole


def lines_routes() -> Router:
    """Return the router of whole orders on one line."""
    router = Router(name="lines")
    router.message.register(whole_line, OneLine())
    return router


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="pasted")
    router.message.register(pasted, PastedLink())
    router.message.register(pasted_broken, BrokenLink())
    router.callback_query.register(looked, On(Fitting))
    router.callback_query.register(picked, On(Pick))
    router.callback_query.register(swapped, On(Swap))
    return router


async def whole_line(_message: Message, line: Line, scene: Scene) -> None:
    """Take service, link and quantity at once; what is wrong is asked for alone."""
    service = scene.goods.by_number(line.number)
    if service is None:
        await _unknown_service(scene, line)
    elif not service.orderable or service.suspended:
        await open_service(scene, service)
    else:
        await _take(scene, service, line)


async def pasted(_message: Message, link: Link, scene: Scene) -> None:
    """Show what fits the link; ask first when an order is half made."""
    busy = await busy_with(scene)
    draft = await scene.db.write(drafts.start, scene.person.id, scene.now, link=link.url)
    if busy is not None and busy.draft is not None:
        fits = links.fits(busy.service, link) is None
        await scene.stage.show(views.half_made(scene.say, busy.draft, busy.service, draft, fits=fits))
        return
    await _show_fitting(scene, draft, link, Fitting(draft=draft.id))


async def pasted_broken(_message: Message, problem: LinkProblem, scene: Scene) -> None:
    """Say why that is no link to begin with; whatever was open stays open."""
    await scene.stage.beside(problems.at_menu(scene.say, problems.of_pasted(scene.say, problem)))


async def looked(_tap: CallbackQuery, callback_data: Fitting, scene: Scene) -> None:
    """Show what fits the link of a draft."""
    draft = await scene.db.read(drafts.find, callback_data.draft, scene.person.id)
    link = links.recognise(draft.link) if draft and draft.link else None
    if draft is None or not isinstance(link, Link):
        await show_gone(scene)
        return
    await _show_fitting(scene, draft, link, callback_data)


async def picked(_tap: CallbackQuery, callback_data: Pick, scene: Scene) -> None:
    """Take a service for the link of a draft."""
    service = scene.goods.service(callback_data.service)
    if service is None or not service.orderable or service.suspended:
        await (open_service(scene, service) if service else show_gone(scene))
        return
    change = partial(
        drafts.change, draft_id=callback_data.draft, person_id=scene.person.id, service_id=service.id
    )
    await go_on(scene, change)


async def swapped(_tap: CallbackQuery, callback_data: Swap, scene: Scene) -> None:
    """Put the new link into the half-made order, when it fits there."""
    both = (callback_data.into, callback_data.link_of)
    old, new = [await scene.db.read(drafts.find, draft, scene.person.id) for draft in both]
    service = scene.goods.service(old.service_id) if old and old.service_id else None
    link = links.recognise(new.link) if new and new.link else None
    if old is None or service is None or not isinstance(link, Link):
        await show_gone(scene)
        return
    problem = links.fits(service, link)
    if problem is not None:
        await ask_link_again(scene, Busy(service, old), problems.of_link(scene.say, problem, link, service))
        return
    await go_on(scene, partial(drafts.change, draft_id=old.id, person_id=scene.person.id, link=link.url))


async def _show_fitting(scene: Scene, draft: Draft, link: Link, at: Fitting) -> None:
    await scene.state.set_state(None)
    screen = browse.fitting(scene.say, draft, link, scene.goods.fitting(link), at)
    await scene.stage.show(screen)


async def _unknown_service(scene: Scene, line: Line) -> None:
    link = links.recognise(line.link)
    if not isinstance(link, Link):
        said = scene.say.html("service-unknown-bare", number=line.number)
        await scene.stage.show(problems.at_menu(scene.say, said))
        return
    said = scene.say.html("service-unknown", number=line.number)
    draft = await scene.db.write(drafts.start, scene.person.id, scene.now, link=link.url)
    at = Fitting(draft=draft.id)
    screen = browse.fitting(scene.say, draft, link, scene.goods.fitting(link), at)
    await scene.stage.show(screen.under(said))


async def _take(scene: Scene, service: Service, line: Line) -> None:
    """Begin a draft with what is right of the line; what is wrong is said above the question for it."""
    link = links.recognise_for(service, line.link)
    wrong_link = links.fits(service, link) if isinstance(link, Link) else link
    bounds, asks = quantity_bounds(service, None), service.rule is not None and service.rule.has_quantity
    quantity = read_whole(line.quantity, bounds.least, bounds.most) if line.quantity and asks else None
    said = [problems.of_link(scene.say, wrong_link, link, service)] if wrong_link else []
    if quantity is not None and not isinstance(quantity, int):
        said.append(problems.of_quantity(scene.say, quantity, bounds))
    url = link.url if isinstance(link, Link) and not wrong_link else None
    known = quantity if isinstance(quantity, int) else None
    await go_on(scene, partial(_start, scene=scene, service=service, url=url, quantity=known), *said)


def _start(tx: Tx, *, scene: Scene, service: Service, url: str | None, quantity: int | None) -> Draft:
    return drafts.start(tx, scene.person.id, scene.now, service_id=service.id, link=url, quantity=quantity)
