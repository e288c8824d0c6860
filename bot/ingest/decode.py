"""One raw update at a time: an unfamiliar part must not stop the updates beside it (telegram.md 4.1)."""

from typing import Any

import structlog
from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

from handlers.stage import AS_SHOWN

log = structlog.get_logger(__name__)

RAW = dict[str, Any]

# Now, and not while the first update waits: it takes longer than a tap may. (Does nothing where it is built already.)
Update.model_rebuild()

KINDS = frozenset(Update.model_fields) - {"update_id"}

# Parts of a message whose kinds Telegram adds to, and which nothing here needs.
OPTIONAL_PARTS = frozenset(
    {
        "chat_background_set",
        "external_reply",
        "forward_origin",
        "paid_media",
        "pinned_message",
        "quote",
        "reply_to_message",
        "rich_message",
    }
)

# Of a tapped message no more is needed; its buttons are looked at by few, so they stay as they came.
OF_TAPPED = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")


def decode(bot: Bot, raw: RAW) -> Update:
    """Return the update, without its unfamiliar parts when it cannot be read whole."""
    for reading in READINGS:
        try:
            return Update.model_validate(reading(raw), context={"bot": bot})
        except ValidationError as error:
            log.warning("update not understood whole", update_id=raw["update_id"], errors=error.error_count())
    raise AssertionError("an update number alone is always readable")


def is_familiar(update: Update) -> bool:
    """Say whether aiogram knows what kind of update it is; it would print a warning with all of the others."""
    if not KINDS.isdisjoint(update.model_fields_set):
        return True
    log.warning("update of an unknown kind", update_id=update.update_id, kind=[*(update.model_extra or ())])
    return False


def whose(raw: RAW) -> tuple[int | None, int | None]:
    """Return the chat an update belongs to (else its person) and the person who caused it."""
    body = next((part for name, part in raw.items() if name != "update_id" and isinstance(part, dict)), {})
    person = _id(body.get("from")) or _id(body.get("user"))
    message = body.get("message")
    chat = _id(body.get("chat")) or (_id(message.get("chat")) if isinstance(message, dict) else None)
    return chat or person, person


def is_payment(raw: RAW) -> bool:
    """Payments are never dropped, however much waits."""
    return "pre_checkout_query" in raw or "successful_payment" in raw.get("message", {})


def _id(part: object) -> int | None:
    found = part.get("id") if isinstance(part, dict) else None
    return found if isinstance(found, int) else None


def _without_optional(part: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(part, dict):
        return {name: _without_optional(value) for name, value in part.items() if name not in OPTIONAL_PARTS}
    if isinstance(part, list):
        return [_without_optional(item) for item in part]
    return part


def _lean(raw: RAW) -> RAW:
    tap = raw.get("callback_query")
    message = tap.get("message") if isinstance(tap, dict) else None
    if not isinstance(tap, dict) or not isinstance(message, dict):
        return raw
    lean = {name: message[name] for name in OF_TAPPED if name in message}
    lean[AS_SHOWN] = message.get("reply_markup")
    if "photo" in message:
        # Of a picture it is enough to know that it is one.
        lean["photo"] = []
    return raw | {"callback_query": tap | {"message": lean}}


def _lean_without_optional(raw: RAW) -> RAW:
    return _lean(_without_optional(raw))


def _number_alone(raw: RAW) -> RAW:
    return {"update_id": raw["update_id"]}


READINGS = (_lean, _lean_without_optional, _number_alone)
"""How an update is read, until one way succeeds."""
