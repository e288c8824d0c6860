"""The three things a bot touches the world with; tests hand in their own."""

from dataclasses import dataclass
from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode

from bot.bells import Bells
from bot.session import Session
from bot.settings import Settings
from bot.words_file import load as load_words
from panel import Options, PanelClient
from storage.address import folder_of
from storage.database import ClosingDatabase
from storage.opening import open_database

AS_WE_WRITE = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)


@dataclass(frozen=True, slots=True)
class Parts:
    """What is opened before the bot is put together, and closed after it.

    Attributes:
        session: to Telegram.
        old_panel: for following the orders of the panel sold from before.
        disk: a folder on the disk that the database grows on.
    """

    settings: Settings
    db: ClosingDatabase
    panel: PanelClient
    old_panel: PanelClient | None
    session: BaseSession
    bells: Bells
    disk: Path

    def bot(self) -> Bot:
        """Return the bot of the settings' token on this session."""
        return Bot(
            self.settings.bot_token.get_secret_value(),
            session=self.session,
            default=AS_WE_WRITE,
        )

    async def close(self) -> None:
        """Close what was opened."""
        await self.session.close()
        await self.panel.close()
        if self.old_panel is not None:
            await self.old_panel.close()
        await self.db.close()


async def open_parts(settings: Settings) -> Parts:
    """Open the database, the panel clients and the session that the settings name.

    Raises:
        DatabaseError: when the database cannot be opened.
    """
    bells = Bells()
    db = await open_database(settings.database_url, bells.ring_all)
    disk = folder_of(settings.database_url)
    return Parts(settings, db, _panel(settings), _old_panel(settings), session_of(settings), bells, disk)


def session_of(settings: Settings) -> BaseSession:
    """Return a session to the Bot API server of the settings."""
    return Session(api=TelegramAPIServer.from_base(settings.telegram_api_url.rstrip("/")))


def _panel(settings: Settings) -> PanelClient:
    return PanelClient(
        settings.panel_url,
        settings.panel_key,
        concurrency=settings.panel_concurrency,
        add_pause_s=settings.panel_add_pause,
        options=load_words(settings.panel_words).among(Options()),
    )


def _old_panel(settings: Settings) -> PanelClient | None:
    if settings.panel_old_url is None or settings.panel_old_key is None:
        return None
    options = load_words(settings.panel_old_words).among(Options())
    return PanelClient(settings.panel_old_url, settings.panel_old_key, options=options)
