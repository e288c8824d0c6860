"""Set-up from its first question to `.env`."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from bot.commands.plain import plain
from bot.commands.setting_up.asking import say
from bot.commands.setting_up.env_file import EnvFile
from bot.commands.setting_up.panel_step import choose_panel
from bot.commands.setting_up.shop_steps import choose_language, choose_members, choose_mode, choose_zone
from bot.commands.setting_up.telegram_step import choose_bot
from bot.settings import Settings
from bot.settings_values import read_http_address
from bot.words_file import PanelWords, WordsProblem
from bot.words_file import load as load_words

STEPS = 6
SHOWN = frozenset({"PANEL_URL", "MODE", "ADMINS", "MEMBERS", "DEFAULT_LANGUAGE", "TIMEZONE"})
_SHORT: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("MODE", "Mode", choose_mode),
    ("MEMBERS", "Members", choose_members),
    ("DEFAULT_LANGUAGE", "Language", choose_language),
    ("TIMEZONE", "Time zone", choose_zone),
)
ASKED = ("BOT_TOKEN", "PANEL_URL", "PANEL_KEY", *(name for name, _, _ in _SHORT))


@dataclass(frozen=True, slots=True)
class Walked:
    """What set-up was told.

    Attributes:
        values: settings by name; secrets among them, so in no repr.
        username: the bot's, without @; "" when Telegram could not be asked.
    """

    values: Mapping[str, str]
    username: str

    def __repr__(self) -> str:
        return f"Walked(@{self.username})"


def walk(env: EnvFile, environment: Mapping[str, str] = os.environ) -> Walked:
    """Ask everything; nothing is written.

    Args:
        env: what there is, each value the default of its question.
        environment: names the Bot API server, and what `.env` cannot change.

    Raises:
        typer.Abort: Ctrl-C or the end of the input.
    """
    there = env.values
    _greet(there, environment)
    server = environment.get("TELEGRAM_API_URL") or there.get("TELEGRAM_API_URL") or _usual_server()
    _begin(1, "Telegram bot")
    bot = choose_bot(server, there.get("BOT_TOKEN", ""))
    _begin(2, "Panel")
    url, key = _harmless("PANEL_URL", there.get("PANEL_URL", "")), there.get("PANEL_KEY", "")
    panel = choose_panel(url, key, _words(environment.get("PANEL_WORDS") or there.get("PANEL_WORDS")))
    told = {"BOT_TOKEN": bot.token, "PANEL_URL": panel.url, "PANEL_KEY": panel.key}
    for step, (name, title, choose) in enumerate(_SHORT, 3):
        _begin(step, title)
        told[name] = choose(there.get(name, ""))
    return Walked(told, bot.username)


def _words(path: str | None) -> PanelWords:
    """Return what the operator knows of the panel's words; a file that cannot be used is said and left out."""
    try:
        return load_words(Path(path) if path else None)
    except WordsProblem as problem:
        say(f"PANEL_WORDS: {problem}")
        return PanelWords()


def _usual_server() -> str:
    return str(Settings.model_fields["telegram_api_url"].default)


def _begin(step: int, title: str) -> None:
    typer.echo(f"\n{step} of {STEPS}  {title}")


def _greet(there: Mapping[str, str], environment: Mapping[str, str]) -> None:
    typer.echo(
        "Panelgram needs a Telegram bot and an account at a panel. Ctrl-C stops; nothing is written before the end."
    )
    if there:
        typer.echo("\n.env is there already. Enter keeps what it says:")
        for name, value in there.items():
            say(f"{name}  {_shown(name, value)}")
    for name in ASKED:
        if environment.get(name) or environment.get(f"{name}_FILE"):
            typer.echo(f"{name} is also set in the environment, which counts more than .env.")


def _shown(name: str, value: str) -> str:
    return plain(value) if name in SHOWN and value == _harmless(name, value) else "(not shown)"


def _harmless(name: str, value: str) -> str:
    """An address in which somebody left a key is neither shown nor offered."""
    try:
        return read_http_address(value) if name == "PANEL_URL" else value
    except ValueError:
        return ""
