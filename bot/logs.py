"""Structured logs, for people or for machines, from which every secret has been taken out."""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.settings import LogFormat, LogLevel

TOKEN_LIKE = re.compile(r"\b\d{5,16}:[A-Za-z0-9_-]{30,64}")
KEY_LIKE = re.compile(r"\b(key=)[^&\s'\"]+")
PASSWORD_LIKE = re.compile(r"(\b[a-z]+://[^\s:/@]*:)[^\s@/]+@")
HIDDEN = "[hidden]"


class Redaction:
    """A structlog processor that hides known secrets and whatever looks like one, at any depth."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = sorted((s for s in secrets if s), key=len, reverse=True)

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        """Return the event without secrets."""
        return {key: self._clean(value) for key, value in event.items()}

    def text(self, text: str) -> str:
        """Return a text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        text = KEY_LIKE.sub(rf"\g<1>{HIDDEN}", TOKEN_LIKE.sub(HIDDEN, text))
        return PASSWORD_LIKE.sub(rf"\g<1>{HIDDEN}@", text)

    def _clean(self, value: object) -> object:
        if value is None or isinstance(value, (int, float)):
            return value
        if isinstance(value, dict):
            return {key: self._clean(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._clean(item) for item in value]
        return self.text(value if isinstance(value, str) else repr(value))


def set_up_logs(
    log_format: LogFormat,
    secrets: Iterable[str],
    stream: TextIO = sys.stderr,
    *,
    level: LogLevel = LogLevel.INFO,
) -> None:
    """Send structlog and the standard library's logs through one chain that ends on `stream`."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setLevel(level.upper())
    handler.setFormatter(_formatter(log_format, shared, Redaction(secrets)))
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    logging.getLogger("aiogram.event").setLevel(logging.WARNING)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)


def _formatter(log_format: LogFormat, shared: list[Processor], redaction: Redaction) -> logging.Formatter:
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if log_format is LogFormat.JSON
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.stdlib.PositionalArgumentsFormatter(),
            redaction,
            renderer,
        ],
    )
