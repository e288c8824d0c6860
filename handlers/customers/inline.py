"""Finding a service from any chat: what is typed behind the bot's name is answered with services to post."""

from collections.abc import Sequence

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineQuery

from handlers.customers.favourites import shelf_of
from handlers.filters import Stranger, WithoutTerms
from handlers.finding_callbacks import Shelf
from handlers.methods import AnswerInline
from handlers.scene import Scene
from handlers.views import inline as views
from shop.catalogue.service import Service
from shop.finding import Asked, Finder

ON_A_PAGE = 20


def routes() -> Router:
    """Return the router of this part of the conversation."""
    router = Router(name="inline")
    router.inline_query.register(by_stranger, Stranger())
    router.inline_query.register(before_rules, WithoutTerms())
    router.inline_query.register(asked)
    return router


async def by_stranger(query: InlineQuery, scene: Scene, bot: Bot) -> None:
    """Find nothing for a stranger; the button tells how to get in."""
    await _only_button(query, bot, scene.say.text("inline-private"))


async def before_rules(query: InlineQuery, scene: Scene, bot: Bot) -> None:
    """Find nothing before the rules are accepted; the button leads to them."""
    await _only_button(query, bot, scene.say.text("inline-rules"))


async def asked(query: InlineQuery, scene: Scene, finder: Finder, bot: Bot) -> None:
    """Answer with a page of what is found; nothing typed finds one's favourites."""
    found = await _found(scene, finder, query.query)
    at = int(query.offset) if query.offset.isdecimal() else 0
    shown, more = found[at : at + ON_A_PAGE], len(found) > at + ON_A_PAGE
    username = (await bot.me()).username or ""
    await _answer(
        bot,
        AnswerInline(
            inline_query_id=query.id,
            results=views.results(scene.say, shown, username),
            next_offset=str(at + ON_A_PAGE) if more else "",
        ),
    )


async def _found(scene: Scene, finder: Finder, typed: str) -> Sequence[Service]:
    if typed.strip():
        return await finder.find(Asked(typed))
    return await shelf_of(scene, Shelf.STARRED)


async def _only_button(query: InlineQuery, bot: Bot, label: str) -> None:
    await _answer(bot, AnswerInline(inline_query_id=query.id, results=[], button=views.first_here(label)))


async def _answer(bot: Bot, answer: AnswerInline) -> None:
    """Answer; a query that is too old by now has been typed over, and nobody waits for it."""
    try:
        await bot(answer)
    except TelegramBadRequest:
        return
