"""A tapped message is read no further than it is needed; its buttons can still be had."""

import pytest
from aiogram.types import InaccessibleMessage, Message
from way_in import BOT

from bot.ingest.decode import decode
from handlers.stage import AS_SHOWN, _markup

CHAT = {"id": 7, "type": "private", "first_name": "Mia"}
PERSON = {"id": 7, "is_bot": False, "first_name": "Mia"}
BUTTONS = {"inline_keyboard": [[{"text": "Confirm", "callback_data": "y:1"}]], "force_reply": True}


def tap(message):
    """A raw tap on a message."""
    query = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "y:1", "message": message}
    return {"update_id": 5, "callback_query": query}


def tapped(**parts):
    """What a tap on a text message is read as."""
    message = {"message_id": 3, "date": 1_700_000_000, "chat": CHAT, "text": "a card", **parts}
    return decode(BOT, tap(message)).callback_query


def test_the_buttons_of_a_tapped_message_are_read_when_they_are_wanted():
    found = tapped(reply_markup=BUTTONS)
    assert isinstance(found.message, Message)
    assert (found.message.message_id, found.message.chat.id, found.message.text) == (3, 7, None)
    shown = _markup(found)
    assert shown == BUTTONS


@pytest.mark.parametrize("markup", [None, {}, {"inline_keyboard": "none"}, {"inline_keyboard": [[{}]]}])
def test_buttons_that_cannot_be_read_are_none(markup):
    assert _markup(tapped(reply_markup=markup)) is None


def test_of_a_picture_no_more_is_read_than_that_it_is_one():
    sizes = [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]
    assert tapped(photo=sizes).message.photo == []
    assert tapped().message.photo is None


def test_a_message_that_is_too_old_stays_one():
    found = decode(BOT, tap({"message_id": 3, "date": 0, "chat": CHAT})).callback_query
    assert isinstance(found.message, InaccessibleMessage)
    assert _markup(found) is None


def test_what_came_is_not_changed():
    raw = tap({"message_id": 3, "date": 1, "chat": CHAT, "reply_markup": BUTTONS})
    decode(BOT, raw)
    assert AS_SHOWN not in raw["callback_query"]["message"]
