"""A bare aiogram bot as its documentation shows one: the same calls as Panelgram's, and nothing kept."""

import asyncio
import gc
import json
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, types
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import Response

TOKEN, ADDRESS, SCRIPT, *TUNED = sys.argv[1:]
STEPS: dict[str, Any] = json.loads(Path(SCRIPT).read_text(encoding="utf-8"))


@dataclass
class Begins(Filter):
    prefix: str

    async def __call__(self, tap: types.CallbackQuery) -> bool:
        return (tap.data or "").startswith(self.prefix)


async def handle(event: types.Message | types.CallbackQuery, bot: Bot, state: FSMContext, step: Any) -> None:
    place: Any = event if isinstance(event, types.Message) else event.message
    card = (await state.get_data()).get("card") if place is event else place.message_id
    for call in step["calls"]:
        rows = [[types.InlineKeyboardButton(**one) for one in row] for row in call["rows"]]
        markup = types.InlineKeyboardMarkup(inline_keyboard=rows, **call["more"]) if rows else None
        shown = {"reply_markup": markup, "link_preview_options": call["preview"]}
        if call["method"] == "sendMessage":
            await state.update_data(card=(await place.answer(call["text"], **shown)).message_id)
        elif call["method"] == "editMessageText":
            await place.edit_text(call["text"], **shown)
        elif call["method"] == "editMessageReplyMarkup":
            await bot.edit_message_reply_markup(None, place.chat.id, card, reply_markup=markup)
        elif isinstance(event, types.CallbackQuery):
            await event.answer(call["text"] or None)
    await state.set_state(step["waits"])


dp = Dispatcher(storage=MemoryStorage())
for name, step in STEPS.items():
    typed = CommandStart() if name == "start" else StateFilter(name)
    observer = dp.callback_query if step["prefix"] else dp.message
    observer.register(partial(handle, step=step), Begins(step["prefix"]) if step["prefix"] else typed)
if TUNED:  # the two lines
    kept = [Response[each] for each in (types.Message, types.Message | bool, bool, list[types.Update])]  # type: ignore[valid-type]  # pydantic's
    gc.collect(), gc.freeze(), gc.set_threshold(50_000, 50, 50)  # type: ignore[func-returns-value]  # one line
api, default = TelegramAPIServer.from_base(ADDRESS), DefaultBotProperties(parse_mode="HTML")
asyncio.run(dp.start_polling(Bot(TOKEN, AiohttpSession(api=api), default)))
