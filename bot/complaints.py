"""One clear sentence for each wrong setting."""

from io import StringIO
from pathlib import Path

from dotenv.parser import parse_stream
from pydantic import ValidationError

from bot.settings import SecretFileTrouble, Settings

MISSING = {
    "bot_token": "BOT_TOKEN is missing: open @BotFather in Telegram, send /newbot, copy the token.",
    "panel_url": "PANEL_URL is missing: the address of your panel's API, for example https://panel.example/api/v2",
    "panel_key": "PANEL_KEY is missing: the API key from your account page on the panel.",
}
ALLOWED = {
    "mode": "use private or shop.",
    "default_language": "use en or ru.",
    "log_format": "use console or json.",
    "log_level": "use info, warning or error.",
    "panel_concurrency": "use a whole number from 1 to 50.",
    "panel_add_pause": "use seconds from 0 to 60, for example 1.5",
    "drip_feed_unknown": "use true or false.",
    "poll_every": "use seconds from 0.2 to 3600, for example 60",
    "undo_seconds": "use seconds from 0 to 600, for example 5; 0 sends orders at once.",
    "telegram_api_url": "that is no plain web address. Right would be: https://api.telegram.org",
}


class WrongSettings(Exception):
    """The settings cannot be used; `sentences` says why, one a setting."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings.

    Args:
        env_file: where `.env` is; None for the environment alone.

    Raises:
        WrongSettings: with one sentence for each wrong setting; no secret stands in them.
    """
    try:
        if unread := _unread_lines(env_file):
            raise WrongSettings(unread)
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise WrongSettings(
            [_sentence(dict(item)) for item in error.errors(include_input=False, include_url=False)]
        ) from None
    except SecretFileTrouble as error:
        raise WrongSettings([str(error)]) from None
    except UnicodeDecodeError:
        raise WrongSettings([f"{env_file} is not UTF-8 text; save it again as UTF-8."]) from None
    except OSError as error:
        raise WrongSettings([f"{env_file} cannot be read: {error.strerror}."]) from None


def _unread_lines(env_file: Path | None) -> list[str]:
    """Return a sentence for each line that would be left out; what stands in it may be a secret."""
    if env_file is None or not env_file.is_file():
        return []
    return [
        f"{env_file}, line {one.original.line}: write it as NAME=value, or begin it with #."
        for one in parse_stream(StringIO(env_file.read_text(encoding="utf-8")))
        if one.error
    ]


def _sentence(item: dict[str, object]) -> str:
    path = item["loc"]
    text = str(item["msg"]).removeprefix("Value error, ")
    if not isinstance(path, tuple) or not path:
        return text
    name = str(path[0])
    if item["type"] == "missing":
        return MISSING[name]
    return f"{name.upper()}: {ALLOWED.get(name, text)}"
