"""The whole order conversation, step by step, and what Panelgram says in it: the script of the bare bot."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.chats import Call, Chat

PATIENCE_S = 30.0
QUIET_S = 1.2


@dataclass(frozen=True, slots=True)
class Step:
    """One update of the conversation.

    Attributes:
        prefix: how the data of the tapped button begins; None for what is typed.
        typed: the text, `{}` being what makes a link nobody used before.
        waits: the step whose typed answer is waited for afterwards.
    """

    name: str
    prefix: str | None = None
    typed: str = ""
    waits: str | None = None


CONVERSATION = (
    Step("start", typed="/start"),
    Step("platform", "p:instagram"),
    Step("category", "c:"),
    Step("service", "s:", waits="link"),
    Step("link", typed="https://instagram.com/p/{}", waits="quantity"),
    Step("quantity", typed="1000"),
    Step("confirm", "y:"),
    Step("orders", "o:"),
)

PRESET = Step("preset", "q:")
"""A quantity tapped instead of typed."""

Calls = dict[str, tuple[Call, ...]]


def take(chat: Chat, step: Step, nth: str) -> None:
    """Let a customer do one step."""
    if step.prefix is None:
        chat.write(step.typed.format(nth))
    else:
        chat.tap(chat.button(step.prefix))


async def record(chat: Chat, steps: tuple[Step, ...] = CONVERSATION) -> Calls:
    """Walk through the conversation once, slowly; return what the bot said at each step."""
    found: Calls = {}
    for step in steps:
        before = len(chat.calls)
        take(chat, step, f"record{chat.number}")
        await chat.until(before + 1, PATIENCE_S)
        while await _more(chat, len(chat.calls)):
            pass
        found[step.name] = tuple(chat.calls[before:])
    return found


async def converse(chat: Chat, said: Calls, steps: tuple[Step, ...] = CONVERSATION) -> None:
    """Walk through the conversation as quickly as the bot answers."""
    for step in steps:
        before = len(chat.calls)
        take(chat, step, f"n{chat.number}")
        await chat.until(before + len(said[step.name]), PATIENCE_S)


def write_script(said: Calls, path: Path) -> Path:
    """Write down for the bare bot what to say at each step."""
    script = {
        step.name: {
            "prefix": step.prefix,
            "waits": step.waits,
            "calls": [_line(call) for call in said[step.name]],
        }
        for step in (*CONVERSATION, PRESET)
    }
    path.write_text(json.dumps(script, ensure_ascii=False), encoding="utf-8")
    return path


async def _more(chat: Chat, before: int) -> bool:
    await asyncio.sleep(QUIET_S)
    return len(chat.calls) > before


def _line(call: Call) -> dict[str, Any]:
    markup = dict(call.reply_markup or {})
    rows = markup.pop("inline_keyboard", [])
    return {"method": call.method, "text": call.markup, "rows": rows, "more": markup, "preview": call.preview}
