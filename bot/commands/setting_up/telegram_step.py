"""Set-up's first step: which bot."""

import asyncio
from dataclasses import dataclass

import aiohttp

from bot.commands.bot_api import WRONG_TOKEN, BotApi, NoAnswer, Refused
from bot.commands.plain import plain
from bot.commands.setting_up.asking import ask_secret, choose, say
from bot.settings_values import read_bot_token

_WAYS = {"again": "try again", "token": "another token", "keep": "go on with this token, untried"}


@dataclass(frozen=True, slots=True)
class ChosenBot:
    """The bot that was chosen.

    Attributes:
        token: the operator's secret, in no repr.
        username: without @; "" when Telegram could not be asked.
    """

    token: str
    username: str

    def __repr__(self) -> str:
        return f"ChosenBot(@{self.username})"


def choose_bot(server: str, kept: str) -> ChosenBot:
    """Ask for a token until Telegram knows it, or until the operator goes on without trying.

    Args:
        server: address of the Bot API server.
        kept: the token there is, "" for none.

    Raises:
        typer.Abort: Ctrl-C or the end of the input.
    """
    say("Open @BotFather in Telegram, send /newbot, and copy the token it answers with.")
    say("The token stays hidden while you type or paste it.")
    token = ask_secret("Bot token", kept, read_bot_token)
    while True:
        try:
            return asyncio.run(_introduced(server, token))
        except Refused as no:
            way = _refused(no)
        except NoAnswer as why:
            say(f"Telegram cannot be reached at {server}: {why}.")
            way = choose("What now", _WAYS, "again")
        if way == "keep":
            return ChosenBot(token, "")
        if way == "token":
            token = ask_secret("Bot token", "", read_bot_token)


def _refused(no: Refused) -> str:
    if no.code in WRONG_TOKEN:
        say("Telegram does not know this token: copy it again from @BotFather.")
        return "token"
    say(f"Telegram refuses to answer: {no}")
    return choose("What now", _WAYS, "again")


async def _introduced(server: str, token: str) -> ChosenBot:
    async with aiohttp.ClientSession() as session:
        me = await BotApi(session, server, token).ask("getMe")
    username, name = plain(str(me.get("username", ""))), plain(str(me.get("first_name", "")))
    say(f"This is @{username}, named {name}.")
    return ChosenBot(token, username)
