"""Who speaks: the middleware that finds the person and gives handlers what they need."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import Chat, Message, TelegramObject, Update, User

from handlers.scene import Scene
from handlers.speaking import passing, speech_of
from handlers.stage import Stage
from handlers.visit import Tapped, Visit
from shop import access, people
from shop.database import Tx
from shop.people import Person

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Acquaintance(BaseMiddleware):
    """Adds `person`, `role`, `say`, `stage`, and all of them together as `scene`.

    It wraps `db`, so that the one write also keeps who came. Updates from groups and channels get `say` only:
    no money is shown there. What comes in a private chat from nobody is nothing that could be answered.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - aiogram's
        """Run the handlers with what they need."""
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        if chat is not None and chat.type != ChatType.PRIVATE:
            data["say"] = passing(data["texts"], data["house"], user.language_code if user else None)
        elif user is None or not isinstance(event, Update):
            return None
        else:
            await _acquaint(event, user, data)
        return await handler(event, data)


async def _acquaint(update: Update, user: User, data: dict[str, Any]) -> None:
    house, now = data["house"], data["now"]
    place = _tapped(update)
    known = await data["memory"].known(data["db"], user.id, place)
    person = _today(known.person, user)
    tapped = Tapped(*place, known.shows) if place else None
    arrive = None if person is known.person else partial(_arrive, user=user, now=now)
    visit = Visit(data["db"], arrive, tapped)
    stage = Stage(data["bot"], user.id, data["state"], visit, data["memory"], now, update.callback_query)
    scene = Scene(
        visit,
        house,
        data["shelves"].current,
        person,
        access.role_of(house, known.owners, user.id),
        speech_of(data["texts"], house, person),
        stage,
        data["state"],
        now,
    )
    data.update(db=visit, person=person, role=scene.role, say=scene.say, stage=stage, scene=scene)


def _arrive(tx: Tx, *, user: User, now: int) -> None:
    people.arrive(tx, user.id, user.full_name, user.username, user.language_code, now)


def _as_before(person: Person, user: User) -> bool:
    seen = (user.full_name, user.username, user.language_code)
    return seen == (person.name, person.username, person.client_language) and person.blocked_at is None


def _today(person: Person | None, user: User) -> Person:
    """Return a person as Telegram describes them now, with what they chose here; the same one if nothing is new."""
    if person is None:
        return _newcomer(user)
    if _as_before(person, user):
        return person
    return replace(person, name=user.full_name, username=user.username, client_language=user.language_code)


def _newcomer(user: User) -> Person:
    return Person(
        id=user.id,
        name=user.full_name,
        username=user.username,
        client_language=user.language_code,
        language=None,
        zone=None,
        terms_at=None,
        blocked_at=None,
    )


def _tapped(update: Update) -> tuple[int, int] | None:
    """Return the place of the tapped message, None where no card can stand: it is gone, or a picture."""
    message = update.callback_query.message if update.callback_query else None
    is_card = isinstance(message, Message) and message.photo is None
    return (message.chat.id, message.message_id) if message is not None and is_card else None
