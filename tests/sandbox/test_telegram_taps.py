"""Taps, their answers, and inline mode."""

from __future__ import annotations

import asyncio

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CopyTextButton,
    DisabledButton,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)

from sandbox.telegram.errors import ControlError

ROW = [
    InlineKeyboardButton(text="Go", callback_data="go:1"),
    InlineKeyboardButton(text="Idle", disabled=DisabledButton()),
    InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="42")),
]


@pytest.fixture
async def card(bot, mia):
    return await bot.send_message(mia, "card", reply_markup=InlineKeyboardMarkup(inline_keyboard=[ROW]))


async def _query(bot):
    (update,) = await bot.get_updates(timeout=5)
    return update.callback_query


async def test_a_tap_reaches_the_bot_and_its_answer_the_person(bot, hands, mia, card):
    tapping = asyncio.create_task(hands.tap(mia, card.message_id, row=0, col=0))
    query = await _query(bot)
    assert (query.data, query.from_user.id, query.message.text) == ("go:1", mia, "card")
    await query.answer("Placed", show_alert=True)
    done = await tapping
    assert done["answer"] == {"text": "Placed", "show_alert": True, "url": ""}


async def test_a_tap_is_answered_once(bot, hands, mia, card):
    await hands.tap(mia, card.message_id, data="go:1", wait=0)
    query = await _query(bot)
    await query.answer()
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await query.answer()
    with pytest.raises(TelegramBadRequest, match="query ID is invalid"):
        await bot.answer_callback_query("12345")


async def test_an_old_tap_cannot_be_answered(bot, hands, mia, card, telegram):
    await hands.tap(mia, card.message_id, text="Go", wait=0)
    query = await _query(bot)
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await query.answer("x" * 201)
    await hands.request("POST", "clock", {"advance": telegram.callback_age + 1})
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await query.answer("late")


async def test_other_buttons_stay_with_the_client(bot, hands, mia, card):
    assert await hands.tap(mia, card.message_id, text="Copy") == {
        "action": "copy_text",
        "value": {"text": "42"},
    }
    with pytest.raises(ControlError, match="disabled"):
        await hands.tap(mia, card.message_id, text="Idle")
    with pytest.raises(ControlError, match="no such button"):
        await hands.tap(mia, card.message_id, row=1, col=0)
    assert await bot.get_updates() == []


async def test_data_made_by_hand_reaches_the_bot_also_for_a_message_that_is_gone(bot, hands, mia, card):
    await hands.press(mia, card.message_id, "admin:root", wait=0)
    assert (await _query(bot)).data == "admin:root"
    await bot.delete_message(mia, card.message_id)
    updates = await bot.get_updates()
    await bot.get_updates(offset=updates[-1].update_id + 1)
    await hands.press(mia, card.message_id, "go:1", wait=0)
    query = await _query(bot)
    assert isinstance(query.message, InaccessibleMessage)
    assert (query.message.date, query.message.message_id) == (0, card.message_id)


async def test_inline_results_are_offered_and_chosen(bot, hands, mia):
    asking = asyncio.create_task(hands.act(mia, "inline", query="insta", wait=10))
    (update,) = await bot.get_updates(timeout=5)
    results = [
        InlineQueryResultArticle(
            id=str(n),
            title=f"Service {n}",
            input_message_content=InputTextMessageContent(message_text=f"/s_{n}"),
        )
        for n in range(3)
    ]
    await update.inline_query.answer(results, next_offset="3")
    offered = await asking
    assert update.inline_query.query == "insta"
    assert [item["title"] for item in offered["answer"]["results"]] == ["Service 0", "Service 1", "Service 2"]
    await hands.act(mia, "choose", query_id=offered["query_id"], result_id="2")
    _, message, chosen = await bot.get_updates()
    assert (message.message.text, message.message.via_bot.id) == ("/s_2", bot.id)
    assert chosen.chosen_inline_result.result_id == "2"


async def test_inline_results_are_checked(bot, hands, mia):
    await hands.act(mia, "inline", query="x")
    (update,) = await bot.get_updates(timeout=5)

    def article(number, text="x"):
        content = InputTextMessageContent(message_text=text)
        return InlineQueryResultArticle(id=str(number), title="t", input_message_content=content)

    for results, reason in (
        ([article(n) for n in range(51)], "too many inline query results"),
        ([article(1), article(1)], "RESULT_ID_DUPLICATE"),
        ([article("y" * 65)], "RESULT_ID_INVALID"),
        ([article(1, "x" * 4097)], "MESSAGE_TOO_LONG"),
    ):
        with pytest.raises(TelegramBadRequest, match=reason):
            await update.inline_query.answer(results)
