"""Sending, editing and deleting, witnessed by aiogram's own Bot."""

from __future__ import annotations

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import LinkPreviewOptions, MessageEntity, ReplyParameters

from sandbox.telegram.text.utf16 import units


async def test_a_text_sent_by_the_bot_is_seen_by_the_person(bot, hands, mia):
    sent = await bot.send_message(mia, "<b>Привет</b> 👋 <i>мир</i>", parse_mode="HTML")
    assert [(e.type, e.extract_from(sent.text)) for e in sent.entities] == [
        ("bold", "Привет"),
        ("italic", "мир"),
    ]
    assert sent.entities[1].offset == units("Привет 👋 ")
    shown = (await hands.messages(mia))[-1]
    assert (shown["text"], shown["from"]["is_bot"], len(shown["entities"])) == ("Привет 👋 мир", True, 2)


async def test_a_stranger_cannot_be_written_to(bot):
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(3001, "hello")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(999, "hello")


async def test_a_blocked_bot_is_told_so_and_may_write_again_after_start(bot, hands, mia):
    await hands.act(mia, "block")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(mia, "still there?")
    await hands.start(mia, "back")
    blocked, unblocked, start = await bot.get_updates()
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member.new_chat_member.status == "member"
    assert start.message.text == "/start back"
    assert start.message.entities[0].type == "bot_command"
    assert (await bot.send_message(mia, "hello again")).message_id


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("  \n ", "text must be non-empty"),
        ("<b>x", "can't parse entities: Can't find end tag"),
        ("<div>x</div>", 'can\'t parse entities: Unsupported start tag "div" at byte offset 0'),
        ("é<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
    ],
)
async def test_texts_that_telegram_refuses(bot, mia, text, reason):
    with pytest.raises(TelegramBadRequest, match=reason.replace("(", r"\(")):
        await bot.send_message(mia, text, parse_mode="HTML")


async def test_the_longest_text_fits(bot, mia):
    assert len((await bot.send_message(mia, "<b>" + "x" * 4096 + "</b>", parse_mode="HTML")).text) == 4096


async def test_an_edit_changes_the_message_and_drops_the_keyboard(bot, hands, mia):
    sent = await bot.send_message(mia, "one", reply_markup=_keyboard("go", "a:1"))
    edited = await bot.edit_message_text("two", chat_id=mia, message_id=sent.message_id)
    assert (edited.text, edited.reply_markup) == ("two", None)
    assert edited.edit_date is not None
    shown = (await hands.messages(mia))[-1]
    assert (shown["text"], shown["keyboard"], shown["edits"]) == ("two", [], 1)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("two", chat_id=mia, message_id=sent.message_id)


async def test_an_edit_needs_a_message_of_the_bots_own(bot, hands, mia):
    typed = (await hands.text(mia, "mine"))[0]
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("yours", chat_id=mia, message_id=typed["id"])
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=mia, message_id=10_000)


async def test_a_deleted_message_is_gone_for_both(bot, hands, mia):
    sent = await bot.send_message(mia, "soon gone")
    assert await bot.delete_message(mia, sent.message_id)
    assert sent.message_id not in [m["id"] for m in await hands.messages(mia)]
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(mia, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=mia, message_id=sent.message_id)
    assert await bot.delete_messages(mia, [sent.message_id, 9999])


async def test_after_two_days_a_message_stays(bot, hands, mia):
    sent = await bot.send_message(mia, "old")
    await hands.request("POST", "clock", {"advance": 48 * 3600 + 1})
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(mia, sent.message_id)


async def test_a_reply_needs_its_message(bot, mia):
    first = await bot.send_message(mia, "first")
    answer = await bot.send_message(
        mia, "second", reply_parameters=ReplyParameters(message_id=first.message_id)
    )
    assert answer.reply_to_message.text == "first"
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(mia, "x", reply_parameters=ReplyParameters(message_id=9999))
    lenient = ReplyParameters(message_id=9999, allow_sending_without_reply=True)
    assert (await bot.send_message(mia, "x", reply_parameters=lenient)).reply_to_message is None


async def test_explicit_entities_are_checked(bot, mia):
    when = MessageEntity(type="date_time", offset=3, length=4, unix_time=1_800_000_000, date_time_format="r")
    sent = await bot.send_message(mia, "😀 soon", entities=[when])
    assert (sent.entities[0].unix_time, sent.entities[0].date_time_format) == (1_800_000_000, "r")
    for offset, length in ((0, 1), (3, 5), (-1, 2)):
        with pytest.raises(TelegramBadRequest, match="ENTITY_BOUNDS_INVALID"):
            await bot.send_message(
                mia, "😀 soon", entities=[MessageEntity(type="bold", offset=offset, length=length)]
            )
    wrong = MessageEntity(type="date_time", offset=0, length=2, unix_time=1, date_time_format="q")
    with pytest.raises(TelegramBadRequest, match="Invalid date-time format"):
        await bot.send_message(mia, "😀 soon", entities=[wrong])


async def test_the_preview_is_of_the_link_that_was_asked_for(bot, hands, mia):
    options = LinkPreviewOptions(url="https://instagram.com/x", show_above_text=True)
    await bot.send_message(mia, "see example.com", link_preview_options=options)
    await bot.send_message(mia, "see example.com")
    await bot.send_message(mia, "see example.com", link_preview_options=LinkPreviewOptions(is_disabled=True))
    above, found, none = (await hands.messages(mia))[-3:]
    assert above["preview"] == {"url": "https://instagram.com/x", "show_above_text": True}
    assert (found["preview"], none["preview"]) == ({"url": "example.com"}, None)


def _keyboard(text, data):
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data)]])
