"""Settings from the environment and `.env`; each wrong one gets one sentence."""

import os
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.settings_values import (
    is_one_address,
    read_bot_token,
    read_currency_amount,
    read_database_url,
    read_http_address,
    read_panel_key,
    read_panel_words,
    read_person_ids,
    read_policy_file,
    read_rule_names,
    read_zone,
)
from shop.house import Mode

MICRO = Decimal(1_000_000)


class LogFormat(StrEnum):
    """How log lines look: for people or for machines."""

    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """From which weight on a log line is written."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


Ids = Annotated[tuple[int, ...], NoDecode, BeforeValidator(read_person_ids)]
RuleNames = Annotated[tuple[str, ...], NoDecode, BeforeValidator(read_rule_names)]
Key = Annotated[SecretStr, BeforeValidator(read_panel_key)]
Address = Annotated[str, BeforeValidator(read_http_address)]
WordsFile = Annotated[Path, BeforeValidator(read_panel_words)]
Amount = Annotated[Decimal | None, BeforeValidator(read_currency_amount)]


class Settings(BaseSettings):
    """All settings; the field names in upper case are the names in `.env`.

    Attributes:
        panel_add_pause: seconds between two orders.
        panel_words: the operator's own words for what the panel says; panel_old_words those for the old panel.
        drip_feed_unknown: whether drip-feed is offered where the panel does not say that it can be had.
        poll_every: seconds between two questions for one young order; older ones are asked for less often.
        undo_seconds: how long a confirmed order is held back, so that it can be taken back; 0 sends it at once.
        member_limit: what one person may spend in a calendar month, in the panel's currency.
        low_balance: panel balance under which admins are warned, in the panel's currency.
        policy_off: shipped policy rules that the operator does not want.
        policy_file: the operator's own policy rules.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: Annotated[SecretStr, BeforeValidator(read_bot_token)]
    panel_url: Address
    panel_key: Key
    admins: Ids = ()
    members: Ids = ()
    mode: Mode = Mode.PRIVATE
    panel_concurrency: int = Field(default=2, ge=1, le=50)
    panel_add_pause: float = Field(default=0, ge=0, le=60)
    panel_old_url: Address | None = None
    panel_old_key: Key | None = None
    panel_words: WordsFile | None = None
    panel_old_words: WordsFile | None = None
    member_limit: Amount = None
    low_balance: Amount = None
    policy_off: RuleNames = ()
    policy_file: Annotated[Path, BeforeValidator(read_policy_file)] | None = None
    drip_feed_unknown: bool = False
    poll_every: float = Field(default=60, ge=0.2, le=3600)
    undo_seconds: float = Field(default=5, ge=0, le=600)
    database_url: Annotated[str, BeforeValidator(read_database_url), Field(repr=False)] = (
        "sqlite:///panelgram.db"
    )
    backup_dir: Path = Path("backups")
    telegram_api_url: Address = "https://api.telegram.org"
    default_language: Literal["en", "ru"] = "en"
    timezone: Annotated[ZoneInfo, BeforeValidator(read_zone)] = ZoneInfo("UTC")
    log_format: LogFormat = LogFormat.CONSOLE
    log_level: LogLevel = LogLevel.INFO

    @model_validator(mode="after")
    def _old_panel_is_whole(self) -> Self:
        if (self.panel_old_url is None) != (self.panel_old_key is None):
            raise ValueError("PANEL_OLD_URL and PANEL_OLD_KEY go together: set both, or neither.")
        if self.panel_old_url is not None and is_one_address(self.panel_old_url, self.panel_url):
            raise ValueError("PANEL_OLD_URL is the same as PANEL_URL: the old panel must be another one.")
        if self.panel_old_words is not None and self.panel_old_url is None:
            raise ValueError("PANEL_OLD_WORDS are words of PANEL_OLD_URL: set both, or neither.")
        return self

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every text that must never be seen."""
        kept = (self.bot_token, self.panel_key, self.panel_old_key)
        return tuple(secret.get_secret_value() for secret in kept if secret is not None)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read, in this order: arguments, `NAME`, `NAME_FILE`, and then both of `.env`."""
        kept = dotenv_settings.env_vars if isinstance(dotenv_settings, DotEnvSettingsSource) else {}
        return (
            init_settings,
            env_settings,
            FileSource(settings_cls, os.environ),
            dotenv_settings,
            FileSource(settings_cls, kept),
            file_secret_settings,
        )


class FileSource(PydanticBaseSettingsSource):
    """Reads `NAME_FILE`: a path whose content is the value, as container secrets come."""

    def __init__(self, settings_cls: type[BaseSettings], said: Mapping[str, str | None]) -> None:
        super().__init__(settings_cls)
        self._said = {name.upper(): text for name, text in said.items() if text}

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:  # noqa: ANN401, ARG002 - the signature is pydantic's
        """Return the value of one field, or None."""
        name = field_name.upper()
        path = self._said.get(f"{name}_FILE")
        if path is not None and name in self._said:
            raise SecretFileTrouble(f"{name} and {name}_FILE are both set: keep one of them.")
        return (None if path is None else _content(path, name)), field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return every value that stands in a file."""
        found = {name: self.get_field_value(None, name)[0] for name in self.settings_cls.model_fields}
        return {name: value for name, value in found.items() if value is not None}


def _content(path: str, name: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise SecretFileTrouble(f"{name}_FILE names {path}, which cannot be read: {reason}.") from None


class SecretFileTrouble(Exception):
    """A `NAME_FILE` cannot be used; the text is a sentence for the operator."""
