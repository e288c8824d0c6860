"""What only some types of service ask for: one field a question, typed or tapped."""

from collections.abc import Mapping
from functools import partial

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import AskField, Put
from handlers.customers.steps import Busy, busy_with, draft_of, go_on, show_gone, show_next, today, wait_for
from handlers.filters import On, Written
from handlers.scene import Scene
from handlers.states import Making
from handlers.views import fields as views
from handlers.views import problems
from locales import Safe
from shop import drafts
from shop.database import Tx
from shop.drafts import Draft
from shop.inputs.reading import About, read
from shop.inputs.wrong import Wrong
from shop.making import Gone, known_of, lacks
from shop.service_types import Field


def routes() -> Router:
    """Return the router of typed answers; whatever is typed at such a question is the answer."""
    router = Router(name="fields")
    router.message.register(typed, StateFilter(Making.field), Written())
    router.message.register(not_written, StateFilter(Making.field))
    return router


def taps_routes() -> Router:
    """Return the router of the buttons."""
    router = Router(name="field_taps")
    router.callback_query.register(asked, On(AskField))
    router.callback_query.register(tapped, On(Put))
    return router


async def asked(_tap: CallbackQuery, callback_data: AskField, scene: Scene) -> None:
    """Ask for a field, to change it or to fill it in."""
    draft, service = await draft_of(scene, callback_data.draft)
    field = _field(Busy(service, draft), callback_data.field) if service else None
    await show_next(scene, lacks(draft, service, field) if draft and service and field else Gone(draft))


async def tapped(_tap: CallbackQuery, callback_data: Put, scene: Scene) -> None:
    """Take a tapped answer; it is read like a typed one, the button may be old."""
    draft, service = await draft_of(scene, callback_data.draft)
    field = _field(Busy(service, draft), callback_data.field) if service else None
    if draft is None or service is None or field is None:
        await show_gone(scene)
        return
    if not callback_data.value and not field.required:
        await _put(scene, Busy(service, draft), _without(field))
        return
    await _take(scene, Busy(service, draft), field, callback_data.value)


async def typed(_message: Message, written: str, scene: Scene) -> None:
    """Take a typed answer, or say why it will not do and ask once more."""
    busy, name = await busy_with(scene), await scene.asked_field()
    field = _field(busy, name) if busy and name else None
    if busy is None or field is None:
        await show_gone(scene)
        return
    await _take(scene, busy, field, written)


async def not_written(_message: Message, scene: Scene) -> None:
    """Say that the answer has to be text; the question stays open."""
    busy, name = await busy_with(scene), await scene.asked_field()
    field = _field(busy, name) if busy and name else None
    if busy is None or field is None:
        await show_gone(scene)
        return
    await _ask_again(scene, busy, field, scene.say.html("field-needs-text"))


async def _take(scene: Scene, busy: Busy, field: Field, said: str) -> None:
    given = known_of(busy.draft, busy.service) if busy.draft else {}
    about = About(busy.service, given, today(scene), scene.house.currency)
    found = read(field, said, about)
    if isinstance(found, Wrong):
        await _ask_again(scene, busy, field, problems.of_field(scene.say, found, field, busy.service))
        return
    await _put(scene, busy, found)


async def _put(scene: Scene, busy: Busy, values: Mapping[str, str | None]) -> None:
    await go_on(scene, partial(_filled, scene=scene, busy=busy, values=values))


async def _ask_again(scene: Scene, busy: Busy, field: Field, problem: Safe) -> None:
    await wait_for(scene, Making.field, busy, field)
    screen = views.ask_again(scene.say, problem, busy.service, busy.draft, field, today(scene))
    await scene.stage.show(screen)


def _field(busy: Busy, name: str) -> Field | None:
    rule = busy.service.rule
    return rule.field(name) if rule else None


def _without(field: Field) -> dict[str, str | None]:
    """Return a field taken out, and with it the one that makes no sense alone."""
    return dict.fromkeys((field.name, *((field.together,) if field.together else ())))


def _filled(tx: Tx, *, scene: Scene, busy: Busy, values: Mapping[str, str | None]) -> Draft | None:
    """Put values into the draft, or begin one with them."""
    if busy.draft is None:
        kept = {name: value for name, value in values.items() if value is not None}
        return drafts.start(tx, scene.person.id, scene.now, service_id=busy.service.id, fields=kept)
    return drafts.put(tx, busy.draft.id, scene.person.id, values)
