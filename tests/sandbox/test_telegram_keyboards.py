"""Keyboards that Telegram takes and refuses."""

from __future__ import annotations

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CopyTextButton,
    DisabledButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from sandbox.telegram import keyboards
from sandbox.telegram.errors import ApiError


def refused(button):
    with pytest.raises(ApiError) as caught:
        keyboards.checked({"inline_keyboard": [[button]]})
    return caught.value.description.removeprefix("Bad Request: ").removeprefix(UNREADABLE)


UNREADABLE = "can't parse inline keyboard button: "
NO_ACTION = "Text buttons are unallowed in the inline keyboard"
TWO = "exactly one action is expected, found callback_data, "
HTTPS = "is invalid: Only HTTPS links are allowed"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": 5}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "copy_text": {"text": "y" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": " ", "callback_data": "a"}, "inline keyboard button text must be non-empty"),
        ({"text": "x"}, NO_ACTION),
        ({"text": "x", "callback_data": ""}, NO_ACTION),
        ({"callback_data": "x"}, 'Field "text" must be of type String'),
        ({"text": "x", "callback_data": "a", "style": "green"}, "invalid button style specified"),
        ({"text": "x", "callback_data": "a", "url": "https://a.io"}, TWO + "url"),
        ({"text": "x", "callback_data": "a", "disabled": {}}, TWO + "disabled"),
        ({"text": "x", "url": "nowhere"}, "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        (
            {"text": "x", "web_app": {"url": "http://a.io"}},
            f"inline keyboard button Web App URL 'http://a.io' {HTTPS}",
        ),
        ({"text": "x", "switch_inline_query": "y" * 257}, "SWITCH_INLINE_QUERY_INVALID"),
        ({"text": "x", "pay": True}, "BUTTON_TYPE_INVALID"),
        ("x", "InlineKeyboardButton must be an Object"),
    ],
)
def test_a_wrong_button_is_refused(button, reason):
    assert refused(button) == reason


def test_the_largest_button_and_keyboard_fit():
    full = [{"text": "x", "callback_data": "я" * 32}] * 8
    rows = [full] * 12 + [full[:4]]
    kept = keyboards.checked({"inline_keyboard": rows})
    assert sum(map(len, keyboards.buttons(kept))) == 100
    for wrong in ([*rows, full[:1]], [[*full, full[0]]]):
        with pytest.raises(ApiError, match="reply markup is too long"):
            keyboards.checked({"inline_keyboard": wrong})


async def test_colours_disabled_and_copy_reach_the_person(bot, hands, mia):
    rows = [
        [
            InlineKeyboardButton(text="Confirm", callback_data="ok", style="success"),
            InlineKeyboardButton(text="2/7", disabled=DisabledButton()),
        ],
        [
            InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="12345")),
            InlineKeyboardButton(text="Find", switch_inline_query_current_chat=""),
        ],
    ]
    sent = await bot.send_message(mia, "card", reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
    kept = [[key.model_dump(exclude_none=True) for key in row] for row in sent.reply_markup.inline_keyboard]
    assert kept == [[key.model_dump(exclude_none=True) for key in row] for row in rows]
    shown = (await hands.messages(mia))[-1]["keyboard"]
    assert [[key["action"] for key in row] for row in shown] == [
        ["callback_data", "disabled"],
        ["copy_text", "switch_inline_query_current_chat"],
    ]
    assert shown[0][0]["style"] == "success"


async def test_an_edit_takes_only_inline_keyboards(bot, mia):
    sent = await bot.send_message(mia, "card")
    from aiogram.methods import EditMessageReplyMarkup

    wrong = EditMessageReplyMarkup.model_construct(
        chat_id=mia, message_id=sent.message_id, reply_markup=ForceReply(force_reply=True)
    )
    with pytest.raises(TelegramBadRequest, match="inline keyboard expected"):
        await bot(wrong)


async def test_the_reply_box_is_asked_for_until_the_person_writes(bot, hands, mia):
    key = InlineKeyboardButton(text="Back", callback_data="back")
    markup = InlineKeyboardMarkup(inline_keyboard=[[key]], force_reply=True)
    asked = await bot.send_message(mia, "Send the link", reply_markup=markup)
    state = await hands.request("GET", f"chats/{mia}")
    assert state["chat"]["forced_reply"] == asked.message_id
    (typed,) = await hands.text(mia, "https://instagram.com/mia")
    assert typed["reply_to"]["id"] == asked.message_id
    (update,) = await bot.get_updates()
    assert update.message.reply_to_message.message_id == asked.message_id
    assert (await hands.request("GET", f"chats/{mia}"))["chat"]["forced_reply"] is None
    plain = InlineKeyboardMarkup(inline_keyboard=[[key.model_copy(update={"text": "Menu"})]])
    edited = await bot.edit_message_reply_markup(chat_id=mia, message_id=asked.message_id, reply_markup=plain)
    assert edited.reply_markup.force_reply is True


async def test_reply_keyboards_belong_to_the_chat(bot, hands, mia):
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Yes")]], resize_keyboard=True)
    sent = await bot.send_message(mia, "sure?", reply_markup=keys)
    assert sent.reply_markup is None
    shown = (await hands.request("GET", f"chats/{mia}"))["chat"]["keyboard"]
    assert shown == {"keyboard": [[{"text": "Yes"}]], "resize_keyboard": True}
    await bot.send_message(mia, "thanks", reply_markup=ReplyKeyboardRemove())
    assert (await hands.request("GET", f"chats/{mia}"))["chat"]["keyboard"] is None
