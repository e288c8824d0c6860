"""Text files that people send: fetched from Telegram, and read only where they are plainly text."""

import asyncio
import codecs
from enum import StrEnum

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Document

LARGEST = 1024 * 1024
FETCH_S = 20
ZIPPED_OR_PICTURED = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class FileProblem(StrEnum):
    """Why a file cannot be read."""

    TOO_BIG = "too_big"
    NOT_TEXT = "not_text"
    ENCODING = "encoding"
    EMPTY = "empty"
    LOST = "lost"


async def text_of(bot: Bot, document: Document) -> str | FileProblem:
    """Fetch a file and return its text.

    Args:
        bot: who asks Telegram for it.
        document: as it came; what is larger than 1 MB is not even fetched.
    """
    if (document.file_size or 0) > LARGEST:
        return FileProblem.TOO_BIG
    content = await _fetched(bot, document.file_id)
    if content is None:
        return FileProblem.LOST
    return FileProblem.TOO_BIG if len(content) > LARGEST else read(content)


def read(content: bytes) -> str | FileProblem:
    """Return the text of a file: UTF-8, or UTF-16 that says so; nothing is guessed."""
    if not content.strip():
        return FileProblem.EMPTY
    if content.startswith(ZIPPED_OR_PICTURED):
        return FileProblem.NOT_TEXT
    encoding = next((name for mark, name in WIDE.items() if content.startswith(mark)), "utf-8-sig")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return FileProblem.NOT_TEXT if b"\x00" in content else FileProblem.ENCODING
    if "\x00" in text:
        return FileProblem.NOT_TEXT
    bare = text.removeprefix("\ufeff")
    return bare if bare.strip() else FileProblem.EMPTY


async def _fetched(bot: Bot, file_id: str) -> bytes | None:
    try:
        async with asyncio.timeout(FETCH_S):
            found = await bot.download(file_id, timeout=FETCH_S)
    except (TelegramAPIError, TimeoutError, OSError):
        return None
    return found.read(LARGEST + 1) if found is not None else None
