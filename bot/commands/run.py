"""`panelgram run`: the bot, until it is told to stop."""

import asyncio

from bot.commands.exits import speaks_plainly
from bot.complaints import read_settings


@speaks_plainly
def run() -> None:
    """Start the bot from the environment and `.env`."""
    settings = read_settings()
    from bot.logs import set_up_logs  # noqa: PLC0415 - structlog is no other command's business

    set_up_logs(settings.log_format, settings.secrets, level=settings.log_level)
    from bot.aiogram_types import import_aiogram  # noqa: PLC0415 - it takes a second or two; wrong settings must be said at once

    import_aiogram()
    from bot.serving import serve  # noqa: PLC0415 - read with the aiogram that is imported now

    asyncio.run(serve(settings))
