"""Whether admins can be alarmed: whoever never pressed Start, or blocked the bot, cannot."""

import asyncio
from enum import StrEnum

from bot.commands.bot_api import BotApi, NoAnswer, Refused
from bot.commands.examining.books import Known
from bot.commands.examining.line import Line, ok, warning

ADMINS = "Admins"
PATIENCE_S = 4.0


class Reach(StrEnum):
    """How an admin stands to the bot."""

    REACHED = "reached"
    BLOCKED = "blocked"
    NEVER_STARTED = "never started"
    NOBODY_KNOWS = "nobody knows"


async def look_at_admins(api: BotApi, known: Known, username: str) -> list[Line]:
    """Return one line for each way in which admins cannot be alarmed, or one that all can."""
    if not known.admins:
        return [
            warning(
                ADMINS,
                "Nobody is admin yet: `panelgram run` prints a link that makes you owner when it starts.",
            )
        ]
    found = await asyncio.gather(*(_reach(api, known, admin) for admin in known.admins))
    lines = []
    for reach, text in _SENTENCES.items():
        them = [str(admin) for admin, its in zip(known.admins, found, strict=True) if its is reach]
        if them:
            lines.append(warning(ADMINS, text.format(them=", ".join(them), bot=f"https://t.me/{username}")))
    return lines or [ok(ADMINS, f"{len(found)} can be alarmed.")]


_SENTENCES = {
    Reach.NEVER_STARTED: "No alarm can reach {them}: they have not started the bot. Let them open {bot} and press Start.",
    Reach.BLOCKED: "No alarm can reach {them}: they have blocked the bot. Let them open {bot} and unblock it.",
    Reach.NOBODY_KNOWS: "Telegram does not say whether an alarm can reach {them}: try again later.",
}


async def _reach(api: BotApi, known: Known, admin: int) -> Reach:
    """Telegram knows the chat of whoever once pressed Start, and does not say who has blocked the bot since."""
    person = known.people.get(admin)
    if person is not None:
        return Reach.REACHED if person.blocked_at is None else Reach.BLOCKED
    try:
        await api.ask("getChat", patience_s=PATIENCE_S, chat_id=admin)
    except Refused as no:
        return Reach.NEVER_STARTED if no.code == _NO_CHAT else Reach.NOBODY_KNOWS
    except NoAnswer:
        return Reach.NOBODY_KNOWS
    return Reach.REACHED


_NO_CHAT = 400
