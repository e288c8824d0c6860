"""A notice as it goes out: to the newest card of its order, or as a message of its own."""

import re
from dataclasses import dataclass
from html import unescape

from handlers.methods import EditCard, SendCard
from handlers.screen import Screen

_TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What the notifier sends.

    Attributes:
        screen: text and buttons; its `order_id` is to be remembered with the message.
        edits: it only refreshes, silently, the newest message that shows the order; else it is dropped.
        card: that message, if one shows the order.
        silent: it comes without a sound.
    """

    screen: Screen
    edits: bool = False
    card: int | None = None
    silent: bool = False

    @property
    def order_id(self) -> int | None:
        """The order whose card it is, if one."""
        return self.screen.order_id

    def send(self, chat_id: int) -> SendCard:
        """Return the call that sends it as a new message."""
        return SendCard(
            chat_id=chat_id,
            text=self.screen.text,
            disable_notification=self.silent or None,
            reply_markup=self.screen.markup(force_reply=False),
            link_preview_options=self.screen.link_preview(),
        )

    def send_plain(self, chat_id: int) -> SendCard:
        """Return the same without markup, for when Telegram cannot parse it."""
        text = unescape(_TAGS.sub("", self.screen.text))
        return self.send(chat_id).model_copy(update={"text": text, "parse_mode": None})

    def retire(self, chat_id: int, message_id: int) -> EditCard:
        """Return the call that leaves its words alone on an older card of the same order."""
        return self.edit(chat_id, message_id).model_copy(update={"reply_markup": None})

    def edit(self, chat_id: int, message_id: int) -> EditCard:
        """Return the call that puts it in the place of an older card."""
        return EditCard(
            chat_id=chat_id,
            message_id=message_id,
            text=self.screen.text,
            reply_markup=self.screen.markup(force_reply=False),
            link_preview_options=self.screen.link_preview(),
        )
