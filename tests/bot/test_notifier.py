"""The notifier: in order within a chat, nobody waits for another chat, and never twice what has arrived."""

import asyncio

import pytest
from telling import ANN, BOB, LOST, NOW, ORDER, bad

from bot.tasks import notifier as module
from handlers.callbacks import Go, Place
from handlers.keyboard import button
from handlers.methods import EditButtons
from handlers.outgoing import Outgoing
from handlers.screen import Screen
from locales import Safe
from storage import cards, outbox
from storage.cards import Card
from storage.outbox import New


async def test_a_chat_hears_its_notices_in_order(telling):
    await telling.owe("1", "2", "3")
    assert await telling.ends() == ["sent"] * 3
    assert telling.bot.said == [(ANN, "1"), (ANN, "2"), (ANN, "3")]


async def test_a_chat_that_must_wait_holds_nobody_up(telling):
    telling.patience.pause(ANN, 0.3)
    await telling.owe("mine")
    await telling.owe("yours", chat=BOB)
    await telling.ends()
    assert telling.bot.said == [(BOB, "yours"), (ANN, "mine")]


async def test_a_chat_rests_between_two_notices(telling, monkeypatch):
    monkeypatch.setattr(module, "CHAT_EVERY_S", 0.2)
    began = asyncio.get_running_loop().time()
    await telling.owe("1", "2")
    await telling.ends()
    assert asyncio.get_running_loop().time() - began >= 0.2


async def test_nothing_is_said_while_a_handler_of_the_chat_runs(telling):
    async with telling.lanes.lock(ANN):
        await telling.owe("mine")
        await telling.owe("yours", chat=BOB)
        await asyncio.wait_for(telling.bot.heard.wait(), 5)
        await asyncio.sleep(0.05)
        assert telling.bot.said == [(BOB, "yours")]
    await telling.ends()
    assert telling.bot.said[1:] == [(ANN, "mine")]


async def test_a_card_that_was_sent_is_remembered(telling):
    telling.screens["1"] = Outgoing(Screen(Safe("card"), (), order_id=ORDER))
    await telling.owe("1")
    await telling.ends()
    assert await telling.db.read(cards.newest, ANN, ORDER) == 101


@pytest.mark.parametrize("trouble", [None, bad("message can't be edited"), LOST])
async def test_the_card_before_says_the_same_without_buttons(telling, trouble):
    await telling.db.write(cards.remember, Card(ANN, 50, ORDER), NOW)
    rows = ((button("Menu", Go(to=Place.HOME)),),)
    telling.screens["1"] = Outgoing(Screen(Safe("done"), rows, order_id=ORDER))
    telling.bot.troubles = [None, trouble]
    await telling.owe("1", "2")
    assert await telling.ends() == ["sent", "sent"]
    sent, older, _ = telling.bot.calls
    assert sent.reply_markup["inline_keyboard"]
    assert (older.message_id, older.text, older.reply_markup) == (50, "done", None)


async def test_a_card_before_that_cannot_be_parsed_loses_its_buttons_at_least(telling):
    await telling.db.write(cards.remember, Card(ANN, 50, ORDER), NOW)
    telling.screens["1"] = Outgoing(Screen(Safe("<odd>"), (), order_id=ORDER))
    telling.bot.troubles = [bad("can't parse entities"), None, bad("can't parse entities")]
    await telling.owe("1")
    assert await telling.ends() == ["sent"]
    async with asyncio.timeout(5):
        while len(telling.bot.calls) < 4:
            await asyncio.sleep(0.005)
    strip = telling.bot.calls[-1]
    assert isinstance(strip, EditButtons)
    assert (strip.message_id, strip.reply_markup) == (50, None)


EDITS = [
    (None, "sent", 50),
    (bad("message is not modified: same"), "sent", 50),
    (bad("message to edit not found"), "card gone", None),
    (bad("there is no text in the message to edit"), "card gone", None),
    (bad("BUTTON_INVALID"), "refused", 50),
]


@pytest.mark.parametrize(("trouble", "fate", "card"), EDITS)
async def test_progress_edits_the_newest_card_and_forgets_one_that_is_gone(telling, trouble, fate, card):
    await telling.db.write(cards.remember, Card(ANN, 50, ORDER), NOW)
    telling.screens["1"] = Outgoing(Screen(Safe("moving"), (), order_id=ORDER), edits=True)
    telling.bot.troubles = [trouble]
    await telling.owe("1")
    assert await telling.ends() == [fate]
    assert telling.bot.calls[0].message_id == 50
    assert await telling.db.read(cards.newest, ANN, ORDER) == card


async def test_progress_without_a_card_is_no_message(telling):
    telling.screens["1"] = Outgoing(Screen(Safe("moving"), (), order_id=ORDER), edits=True)
    await telling.owe("1")
    assert await telling.ends() == ["no card"]
    assert telling.bot.said == []


async def test_at_the_end_nothing_more_is_said(telling):
    async with telling.lanes.lock(ANN):
        await telling.owe("1")
        while not telling.work._busy:
            await asyncio.sleep(0.005)
        telling.supervisor.stopping = True
    await asyncio.sleep(0.05)
    assert telling.bot.said == []
    assert len(await telling.db.read(outbox.waiting, NOW, 5)) == 1


async def owe_at_once(telling, *chats):
    """Owe each of these a message, in one look of the notifier that began after everybody was heard."""
    await telling.owe("first", chat=77)
    await telling.ends()
    telling.bot.calls.clear()

    def owe_all(tx):
        for chat in chats:
            outbox.put(tx, New(f"to {chat}", chat, "sorry", "{}", None, 0, NOW), NOW)

    await telling.db.write(owe_all)
    telling.bells.ring("outbox")


async def test_who_is_talking_is_answered_at_once_and_before_the_news(telling, monkeypatch):
    telling.lanes._hear(ANN)
    telling.lanes._hear(9)
    await owe_at_once(telling, BOB, 9, ANN)
    monkeypatch.setattr(module, "ALL_EVERY_S", 2)
    began = asyncio.get_running_loop().time()
    await telling.ends()
    assert sorted(telling.bot.said[:2]) == [(ANN, f"to {ANN}"), (9, "to 9")]
    assert asyncio.get_running_loop().time() - began < 2


async def test_an_answer_overtakes_more_news_than_are_looked_at_together(telling, monkeypatch):
    monkeypatch.setattr(module, "ALL_EVERY_S", 0.05)
    monkeypatch.setattr(module, "AT_ONCE", 2)
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    telling.lanes._hear(ANN)
    await owe_at_once(telling, *range(20, 30), ANN)
    await telling.ends()
    assert telling.bot.said.index((ANN, f"to {ANN}")) == 0
    assert len(telling.bot.said) == 11


async def test_news_are_rationed_for_all_chats_together(telling, monkeypatch):
    monkeypatch.setattr(module, "ALL_EVERY_S", 0.2)
    began = asyncio.get_running_loop().time()
    await telling.owe("mine")
    await telling.owe("yours", chat=BOB)
    await telling.ends()
    assert asyncio.get_running_loop().time() - began >= 0.2
