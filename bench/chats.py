"""A private chat at the stand-in: its Messages, and when each update came and was first answered."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, time
from typing import Any

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call about a chat.

    Attributes:
        markup: the text as the bot wrote it.
        text: the same as people read it.
        entities: what the markup became.
        reply_markup: buttons, or None.
        preview: how links are to be previewed, or None.
    """

    method: str
    markup: str
    text: str
    entities: list[JSON]
    reply_markup: JSON | None
    preview: JSON | None


class Chat:
    """One person's chat with one bot.

    Attributes:
        calls: every call about it, oldest first.
        waits: seconds from the moment an update could be fetched to the first call it caused.
    """

    def __init__(self, number: int, bot: JSON, push: Callable[[JSON], None]) -> None:
        self.number = number
        self.calls: list[Call] = []
        self.waits: list[float] = []
        self.messages: dict[int, JSON] = {}
        self._bot, self._push = bot, push
        self._person = {"id": number, "is_bot": False, "first_name": "Customer", "last_name": str(number)}
        self._person |= {"username": f"customer_{number}", "language_code": "en"}
        self._place = {
            "id": number,
            "first_name": "Customer",
            "username": f"customer_{number}",
            "type": "private",
        }
        self._unanswered: deque[float] = deque()
        self._taps = 0
        self._heard = asyncio.Event()

    def write(self, text: str) -> None:
        """Send the bot a message."""
        message = self._message(self._person, text, [])
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._arrives({"message": message})

    def tap(self, data: str) -> None:
        """Tap a button of the newest card; it need not stand there any more."""
        self._taps += 1
        card = next(one for one in reversed(self.messages.values()) if one["from"]["is_bot"])
        ids = {"id": f"{self.number}-{self._taps}", "chat_instance": str(self.number)}
        self._arrives({"callback_query": {**ids, "from": self._person, "message": card, "data": data}})

    def button(self, prefix: str) -> str:
        """Return the data of the first button that begins so, on the newest card that has one."""
        for message in reversed(self.messages.values()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if button.get("callback_data", "").startswith(prefix):
                        return str(button["callback_data"])
        raise LookupError(f"no button {prefix} in chat {self.number}")

    @property
    def unanswered(self) -> int:
        """How many updates have caused no call yet."""
        return len(self._unanswered)

    @property
    def seen(self) -> list[str]:
        """What every button carried that ever stood here, oldest first."""
        rows = [row for call in self.calls for row in (call.reply_markup or {}).get("inline_keyboard", ())]
        return [button["callback_data"] for row in rows for button in row if "callback_data" in button]

    async def until(self, calls: int, at_most_s: float) -> None:
        """Wait until the bot has made so many calls in all.

        Raises:
            TimeoutError: It has not.
        """
        async with asyncio.timeout(at_most_s):
            while len(self.calls) < calls:
                self._heard.clear()
                await self._heard.wait()

    def called(self, call: Call, message_id: int, now: int) -> object:
        """Do what a call asks; return its result."""
        if self._unanswered and call.method != "answerCallbackQuery":
            self.waits.append(perf_counter() - self._unanswered.popleft())
        self.calls.append(call)
        self._heard.set()
        if call.method == "sendMessage":
            return self._message(self._bot, call.text, call.entities, call.reply_markup)
        if call.method.startswith("editMessage"):
            return self._edit(self._card(message_id), call, now)
        return True

    def _arrives(self, update: JSON) -> None:
        self._unanswered.append(perf_counter())
        self._push(update)

    def _card(self, number: int) -> JSON:
        """Return a message, making one up where prepared books speak of one that was never sent here."""
        if number not in self.messages:
            self._message(self._bot, "", [])["message_id"] = number
            self.messages[number] = self.messages.pop(next(reversed(self.messages)))
        return self.messages[number]

    def _message(self, sender: JSON, text: str, entities: list[JSON], markup: JSON | None = None) -> JSON:
        number = max(self.messages, default=0) + 1
        message = {
            "message_id": number,
            "from": sender,
            "chat": self._place,
            "date": int(time()),
            "text": text,
        }
        message |= {"entities": entities} if entities else {}
        message |= {"reply_markup": markup} if markup and "inline_keyboard" in markup else {}
        self.messages[number] = message
        return message

    @staticmethod
    def _edit(message: JSON, call: Call, now: int) -> JSON:
        message["edit_date"] = now
        if call.method == "editMessageText":
            message.update(text=call.text, entities=call.entities)
        message.pop("reply_markup", None)
        if call.reply_markup:
            message["reply_markup"] = call.reply_markup
        return message
