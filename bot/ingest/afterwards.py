"""Where a conversation stands when a process died between an effect and the conversation's own step."""

from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey

from bot.conversations import Conversations
from handlers.scene import DRAFT, SERVICE
from storage.inbox import Waiting

HALF_MADE = frozenset({"draft", "link"})


async def stand_by_effect(conversations: Conversations, bot_id: int, update: Waiting) -> None:
    """Wait for no typed input, and know the half-made order that the effect was about, if it was about one.

    The step before would misread what is typed next, and an order that was just confirmed is no longer half made.
    """
    what, _, number = (update.about or "").partition(":")
    if update.chat_id is None or update.person_id is None or not what:
        return
    key = StorageKey(bot_id=bot_id, chat_id=update.chat_id, user_id=update.person_id)
    state = FSMContext(conversations, key)
    await state.set_state(None)
    await state.update_data({DRAFT: int(number) if what in HALF_MADE else None, SERVICE: None})
