"""From what is known of a half-made order to the screen that comes next."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State

from handlers.customers.service_cards import service_screen
from handlers.scene import DRAFT, FIELD, SERVICE, Scene
from handlers.screen import Screen
from handlers.states import Making
from handlers.views import collecting, fields, welcome
from handlers.views import making as views
from handlers.views import service as service_views
from locales import Safe
from shop import drafts, links, making
from shop.catalogue.service import Service
from shop.drafts import Draft
from shop.inputs.bounds import Bounds, bounds_of
from shop.making import Change, Gone, LacksField, LacksLink, LacksQuantity, Next, Troubled, known_of
from shop.service_types import Field, FieldKind


@dataclass(frozen=True, slots=True)
class Busy:
    """What typed input belongs to: a draft and its service, or a service that was only looked at."""

    service: Service
    draft: Draft | None


async def busy_with(scene: Scene) -> Busy | None:
    """Return what the conversation waits for, or None when it is no longer there."""
    draft_id, service_id = await scene.half_made(), await scene.looked_at()
    draft = None
    if draft_id is not None:
        draft = await scene.db.read(drafts.find, draft_id, scene.person.id)
        service_id = draft.service_id if draft else None
    service = scene.goods.service(service_id) if service_id is not None else None
    return Busy(service, draft) if service else None


async def draft_of(scene: Scene, draft_id: int) -> tuple[Draft | None, Service | None]:
    """Return the draft that a button names, if it is this person's, and its service while it is sold."""
    draft = await scene.db.read(drafts.find, draft_id, scene.person.id)
    return draft, scene.goods.service(draft.service_id) if draft and draft.service_id else None


async def wait_for(
    scene: Scene, state: State | None, busy: Busy | None = None, field: Field | None = None
) -> None:
    """Remember which typed input is waited for, and what it belongs to."""
    draft = busy.draft if busy else None
    await scene.state.set_state(state)
    await scene.state.update_data(
        {
            DRAFT: draft.id if draft else None,
            SERVICE: busy.service.id if busy and not draft else None,
            FIELD: field.name if field else None,
        }
    )


async def open_service(
    scene: Scene, service: Service, *above: Safe, back: CallbackData | None = None
) -> None:
    """Show a service and wait for its link, or for the name of whom it is for."""
    screen = await service_screen(scene, service, back)
    field = service.rule.fields[0] if service.rule and not service.rule.has_link else None
    state = Making.field if field else Making.link
    closed = bool(service_views.why_closed(scene.say, service))
    await wait_for(scene, None if closed else state, None if closed else Busy(service, None), field)
    await scene.stage.show(screen.under(*above))


async def go_on(scene: Scene, change: Change, *above: Safe) -> None:
    """Change the draft in the one write, then ask for what it lacks or show the card to check."""
    found = await scene.db.write(making.advance, scene.house, scene.goods, scene.person.id, change, scene.now)
    await show_next(scene, found, *above)


async def show_next(scene: Scene, found: Next, *above: Safe) -> None:
    """Show the step that comes next, with paragraphs above it."""
    if isinstance(found, Gone):
        await show_gone(scene)
        return
    screen, state = _next(scene, found)
    field = found.field if isinstance(found, LacksField) else None
    await wait_for(scene, state, Busy(found.service, found.draft), field)
    await scene.stage.show(screen.under(*above))


async def show_gone(scene: Scene) -> None:
    """Say that the half-made order or its service is no longer there."""
    await wait_for(scene, None)
    await scene.stage.show(welcome.at_menu(scene.say, "refused-gone"))


async def ask_link_again(scene: Scene, busy: Busy, problem: Safe) -> None:
    """Say why a link will not do; the step stays open."""
    await wait_for(scene, Making.link, busy)
    example = links.example(busy.service)
    await scene.stage.show(views.ask_link_again(scene.say, problem, busy.service, busy.draft, example))


async def ask_quantity_again(scene: Scene, service: Service, draft: Draft, problem: Safe) -> None:
    """Say why a quantity will not do; the step stays open."""
    await wait_for(scene, Making.quantity, Busy(service, draft))
    bounds = quantity_bounds(service, draft)
    await scene.stage.show(views.ask_quantity_again(scene.say, problem, service, draft, bounds))


def quantity_bounds(service: Service, draft: Draft | None) -> Bounds:
    """Return between which quantities a draft may choose; where it is spread over runs, of one run."""
    field = service.rule.field("quantity") if service.rule else None
    if field is None:
        return Bounds(service.min, service.max)
    return bounds_of(service, field, known_of(draft, service) if draft else {})


def today(scene: Scene) -> date:
    """Return the day it is where the person is."""
    return datetime.fromtimestamp(scene.now / 1000, tz=UTC).astimezone(scene.say.zone).date()


def _next(scene: Scene, found: Next) -> tuple[Screen, State]:
    say = scene.say
    if isinstance(found, LacksLink):
        return views.ask_link(say, found.service, found.draft, links.example(found.service)), Making.link
    if isinstance(found, LacksQuantity):
        bounds = quantity_bounds(found.service, found.draft)
        return views.ask_quantity(say, found.service, found.draft, bounds), Making.quantity
    if isinstance(found, LacksField):
        return _question(scene, found)
    if isinstance(found, Troubled):
        return views.troubled(say, found), Making.check
    if isinstance(found, Gone):
        raise TypeError("what is gone has no next step")
    return views.check(say, found, scene.goods.record(found.service.id)), Making.check


def _question(scene: Scene, at: LacksField) -> tuple[Screen, State]:
    if at.field.kind is FieldKind.LINES:
        return collecting.collecting(scene.say, at.service, at.draft, at.field), Making.lines
    return fields.ask(scene.say, at.service, at.draft, at.field, today(scene)), Making.field
