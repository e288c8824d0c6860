"""The bare bot is short, and makes at the stand-in the calls of its script."""

import asyncio
from pathlib import Path

import pytest

from bench.chats import Call
from bench.processes import running
from bench.script import CONVERSATION, PRESET, converse, write_script
from bench.telegram import telegram

BARE = Path(__file__).parents[2] / "bench" / "bare.py"
TOKEN = "4300000001:a-token-that-opens-nothing-but-a-stand-in"
BUTTONS = {"platform": "p:instagram", "category": "c:1", "service": "s:1", "confirm": "y:1", "orders": "o:1"}
LONGEST = 60


def said(name):
    """What Panelgram might have said at a step: a card with the button of the next one."""
    rows = [[{"text": "Next", "callback_data": data}] for data in BUTTONS.values()]
    method = "sendMessage" if name in {"start", "link", "quantity"} else "editMessageText"
    card = Call(method, f"<b>{name}</b> &amp; more", "", [], {"inline_keyboard": rows}, {"is_disabled": True})
    second = "editMessageReplyMarkup" if name in {"link", "quantity"} else "answerCallbackQuery"
    return (card,) if name == "start" else (card, Call(second, "", "", [], None, None))


SAID = {step.name: said(step.name) for step in (*CONVERSATION, PRESET)}


def test_the_bare_bot_has_at_most_sixty_lines():
    assert len(BARE.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.e2e
async def test_it_makes_the_same_calls_of_the_same_size(tmp_path):
    script = write_script(SAID, tmp_path / "script.json")
    async with telegram() as (standin, address):
        account = standin.open(TOKEN)
        async with running(tmp_path / "bare", str(BARE), TOKEN, address, str(script)):
            await account.first(30)
            chat = account.chat(100_001)
            await asyncio.wait_for(converse(chat, SAID), 30)
    expected = [call for step in CONVERSATION for call in SAID[step.name]]
    assert [(call.method, call.markup) for call in chat.calls] == [
        (call.method, call.markup) for call in expected
    ]
    assert [call.reply_markup for call in chat.calls if call.markup] == [
        call.reply_markup for call in expected if call.markup
    ]
    assert len(chat.waits) == len(CONVERSATION)
