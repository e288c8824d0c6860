"""Lists of comments, names and the like: typed, pasted in pieces or sent as files, collected until Done."""

from functools import partial

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Document, Message

from handlers import files
from handlers.callbacks import Act, Collected
from handlers.customers.steps import Busy, busy_with, draft_of, go_on, show_gone, wait_for
from handlers.files import FileProblem
from handlers.filters import On, Sent, Written
from handlers.scene import Scene
from handlers.states import Making
from handlers.views import collecting as views
from handlers.views import problems
from locales import Safe
from shop import drafts
from shop.inputs import lines
from shop.inputs.bounds import bounds_of
from shop.making import known_of
from shop.service_types import Field, FieldKind

PIECE = 4_000
"""A message of so many characters (UTF-16) is most likely a piece of a longer paste: Telegram cuts at 4,096."""


def routes() -> Router:
    """Return the router of what is sent while a list is collected: all of it belongs to the list."""
    router = Router(name="collecting")
    router.message.register(file_sent, StateFilter(Making.lines), Sent())
    router.message.register(typed, StateFilter(Making.lines), Written())
    router.message.register(not_readable, StateFilter(Making.lines))
    return router


def taps_routes() -> Router:
    """Return the router of the buttons."""
    router = Router(name="collecting_taps")
    router.callback_query.register(acted, On(Collected))
    return router


async def typed(_message: Message, written: str, scene: Scene) -> None:
    """Add what was typed or pasted; a very long paste comes in pieces."""
    await _add(scene, written, is_piece=len(written.encode("utf-16-le")) // 2 >= PIECE)


async def file_sent(_message: Message, document: Document, bot: Bot, scene: Scene) -> None:
    """Add the lines of a text file."""
    found = await files.text_of(bot, document)
    if isinstance(found, FileProblem):
        await _say(scene, problems.of_file(scene.say, found))
        return
    await _add(scene, found)


async def not_readable(_message: Message, scene: Scene) -> None:
    """Say what can be sent; the list stays as it is."""
    await _say(scene, scene.say.html("lines-need-text"))


async def acted(_tap: CallbackQuery, callback_data: Collected, scene: Scene) -> None:
    """Finish the list, or change it as a whole."""
    draft, service = await draft_of(scene, callback_data.draft)
    field = service.rule.field(callback_data.field) if service and service.rule else None
    if draft is None or service is None or field is None or field.kind is not FieldKind.LINES:
        await show_gone(scene)
        return
    if callback_data.act is Act.DONE:
        await go_on(scene, partial(drafts.find, draft_id=draft.id, person_id=scene.person.id))
        return
    await _keep(scene, Busy(service, draft), field, _changed(callback_data.act, Busy(service, draft), field))


async def _add(scene: Scene, text: str, *, is_piece: bool = False) -> None:
    busy, field = await _collected(scene)
    if busy is None or busy.draft is None or field is None:
        await show_gone(scene)
        return
    before = busy.draft.fields.get(field.name, "")
    taken = lines.add(field.name, before, text)
    torn = views.torn(scene.say, taken.lines) if is_piece and taken.lines else Safe()
    await _keep(scene, busy, field, taken.lines, views.added(scene.say, taken), torn)


async def _keep(scene: Scene, busy: Busy, field: Field, kept: tuple[str, ...], *above: Safe) -> None:
    if busy.draft is None:
        raise LookupError("a list is collected for a draft")
    values = {field.name: "\n".join(kept) or None}
    draft = await scene.db.write(drafts.put, busy.draft.id, scene.person.id, values)
    await _show(scene, Busy(busy.service, draft), field, *above)


async def _say(scene: Scene, sentence: Safe) -> None:
    busy, field = await _collected(scene)
    if busy is None or field is None:
        await show_gone(scene)
        return
    await _show(scene, busy, field, sentence)


async def _show(scene: Scene, busy: Busy, field: Field, *above: Safe) -> None:
    if busy.draft is None:
        await show_gone(scene)
        return
    await wait_for(scene, Making.lines, busy, field)
    await scene.stage.show(views.collecting(scene.say, busy.service, busy.draft, field, *above))


async def _collected(scene: Scene) -> tuple[Busy | None, Field | None]:
    busy, name = await busy_with(scene), await scene.asked_field()
    rule = busy.service.rule if busy else None
    return busy, rule.field(name) if rule and name else None


def _changed(act: Act, busy: Busy, field: Field) -> tuple[str, ...]:
    draft = busy.draft
    kept = lines.lines_of(draft.fields.get(field.name, "")) if draft else ()
    if act is Act.CLEAR or draft is None:
        return ()
    if act is Act.ONCE:
        return lines.without_doubles(kept)
    return kept[: bounds_of(busy.service, field, known_of(draft, busy.service)).most]
