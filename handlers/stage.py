"""The one place that sends and edits: a tap changes the card in place, typed input gets a new card below."""

import asyncio
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramRetryAfter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.keyboard import Markup, keyboard, still
from handlers.memory import Memory
from handlers.methods import AnswerTap, EditButtons, EditCard, SendCard
from handlers.picture import Picture
from handlers.screen import NO_PREVIEW, Screen
from handlers.visit import Visit
from locales import Safe
from shop import cards
from shop.cards import Card

CARD = "card"
AS_SHOWN = "as_shown"
"""Under this name a tapped message may bring its buttons along as they came, not yet understood."""
ALERT = 200
NICETY_S = 1.0
UNCHANGED = "message is not modified"  # not for people
GONE = (
    "message to edit not found",  # not for people
    "message can't be edited",  # not for people
    "no text in the message",  # not for people
    "message_id_invalid",
)


@dataclass(slots=True)
class Stage:
    """Where the answer to one update goes.

    Attributes:
        tap: the tap that is answered, or None.
        chat_id: the private chat.
        memory: is told what each message shows.
        state: the conversation; its data remembers the newest card that is no order's.
    """

    bot: Bot
    chat_id: int
    state: FSMContext
    visit: Visit
    memory: Memory
    now: int
    tap: CallbackQuery | None = None

    async def show(self, screen: Screen, notice: str | None = None) -> None:
        """Show a screen: in place of the tapped card, or below what was typed.

        Args:
            screen: what to show.
            notice: a short line that the client shows over the chat for a moment; taps only.
        """
        if not await self._edited(screen):
            await self._send(screen)
        await self.answer_tap(notice)

    async def send(self, screen: Screen) -> None:
        """Show a screen below, although a button was tapped."""
        await self._send(screen)
        await self.answer_tap()

    async def beside(self, screen: Screen) -> None:
        """Show a screen below that leads nowhere by itself: the card above stays the one in use."""
        await self._post(screen)

    async def picture(self, picture: Picture, *, in_place: bool) -> None:
        """Show a picture: in the place of the tapped one, or below the tapped card."""
        if not (in_place and await self._redrawn(picture)):
            await self.bot(picture.send(self.chat_id))
        await self.answer_tap()

    async def _redrawn(self, picture: Picture) -> bool:
        tapped = self.tap.message if self.tap else None
        if not isinstance(tapped, Message):
            return False
        try:
            await self.bot(picture.edit(self.chat_id, tapped.message_id))
        except TelegramBadRequest as error:
            return _is(error, (UNCHANGED,))
        return True

    async def say(self, sentence: Safe) -> None:
        """Say one sentence below; the newest card stays the newest."""
        await self.bot(SendCard(chat_id=self.chat_id, text=sentence, link_preview_options=NO_PREVIEW))

    async def alert(self, sentence: str) -> None:
        """Say one sentence and leave every card as it is; taps only."""
        await self.answer_tap(sentence, alert=True)

    async def freeze(self, label: str) -> None:
        """Turn the first row of the tapped card into a label that cannot be tapped.

        A nicety: when it fails or takes long, the work goes on without it.
        """
        shown = _markup(self.tap)
        if shown is not None and self.visit.tapped is not None and self.visit.tapped.shows is None:
            rest = (tuple(row) for row in shown["inline_keyboard"][1:])
            await self._set_buttons(keyboard(((still(label),), *rest), force_reply=self._forced()))

    async def thaw(self) -> None:
        """Give the tapped card the buttons back that it had."""
        shown = _markup(self.tap)
        if shown is not None and self.visit.tapped is not None:
            await self._set_buttons(shown)

    async def _set_buttons(self, markup: Markup) -> None:
        try:
            async with asyncio.timeout(NICETY_S):
                await self.bot(EditButtons(**self._place(), reply_markup=markup))
        except (TelegramAPIError, TimeoutError):
            return

    async def answer_tap(self, notice: str | None = None, *, alert: bool = False) -> None:
        """Stop the client's waiting; a tap that is too old for that is no failure."""
        if self.tap is None:
            return
        text = notice[:ALERT] if notice else None
        answer = AnswerTap(callback_query_id=self.tap.id, text=text, show_alert=alert or None)
        try:
            await self.bot(answer)
        except TelegramBadRequest:
            return

    async def _edited(self, screen: Screen) -> bool:
        if self.visit.tapped is None:
            return False
        try:
            await self.bot(self._edit(screen))
        except TelegramBadRequest as error:
            if not _is(error, (UNCHANGED, *GONE)):
                raise
            if not _is(error, (UNCHANGED,)):
                return False
        if screen.order_id is None:
            await self.visit.leave()
        await self._keep(self.visit.tapped.message_id, screen)
        return True

    async def _post(self, screen: Screen) -> int:
        sent = await self.bot(
            SendCard(
                chat_id=self.chat_id,
                text=screen.text,
                reply_markup=screen.markup(force_reply=screen.asks),
                link_preview_options=screen.link_preview(),
            )
        )
        return int(sent["message_id"])

    async def _send(self, screen: Screen) -> None:
        message_id = await self._post(screen)
        if screen.order_id is not None and not self.visit.written:
            await self.visit.write(cards.remember, Card(self.chat_id, message_id, screen.order_id), self.now)
        await self._strip_older(message_id)
        await self._keep(message_id, screen)

    async def _strip_older(self, newest: int) -> None:
        """Take the buttons off the card that this one replaces; where they still stand, they work."""
        older = (await self.state.get_data()).get(CARD)
        if not isinstance(older, int) or older == newest:
            return
        try:
            await self.bot(EditButtons(chat_id=self.chat_id, message_id=older, reply_markup=None))
        except TelegramRetryAfter:
            return
        except TelegramBadRequest:
            return

    async def _keep(self, message_id: int, screen: Screen) -> None:
        self.memory.now_shows((self.chat_id, message_id), screen.order_id)
        data = await self.state.get_data()
        wanted = None if screen.order_id is not None else message_id
        if data.get(CARD) != wanted:
            await self.state.update_data({CARD: wanted})

    def _edit(self, screen: Screen) -> EditCard:
        return EditCard(
            **self._place(),
            text=screen.text,
            reply_markup=screen.markup(force_reply=self._forced()),
            link_preview_options=screen.link_preview(),
        )

    def _place(self) -> dict[str, int]:
        tapped = self.visit.tapped
        if tapped is None:
            raise LookupError("no message was tapped")
        return {"chat_id": tapped.chat_id, "message_id": tapped.message_id}

    def _forced(self) -> bool:
        """Whether the tapped message once opened the reply box: an edit cannot change that."""
        return bool(_as_shown(self.tap).get("force_reply"))


def _markup(tap: CallbackQuery | None) -> Markup | None:
    """Return the buttons of the tapped message, None when they are no buttons."""
    shown = _as_shown(tap)
    rows = shown.get("inline_keyboard")
    return shown if isinstance(rows, list) and rows and all(map(_is_row, rows)) else None


def _is_row(row: object) -> bool:
    return isinstance(row, list) and all(isinstance(one, dict) and "text" in one for one in row)


def _as_shown(tap: CallbackQuery | None) -> Markup:
    """Return the buttons of the tapped message as they came."""
    message = tap.message if tap else None
    if not isinstance(message, Message):
        return {}
    if message.reply_markup is not None:
        return message.reply_markup.model_dump(exclude_none=True)
    found = (message.model_extra or {}).get(AS_SHOWN)
    return found if isinstance(found, dict) else {}


def _is(error: TelegramBadRequest, texts: tuple[str, ...]) -> bool:
    said = error.message.lower()
    return any(text in said for text in texts)
