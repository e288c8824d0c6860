"""A running stand-in, a person's hands, and aiogram's own bot as a second witness."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from sandbox.telegram import TelegramWorld, make_app
from sandbox.telegram.client import ControlClient

TOKEN = "700100200:AAHsandbox-sandbox-sandbox-sandbox0"


async def _serve(world):
    runner = web.AppRunner(make_app(world), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"


@pytest.fixture
def telegram():
    return TelegramWorld()


@pytest.fixture
async def telegram_url(telegram):
    runner, address = await _serve(telegram)
    yield address
    await runner.cleanup()


@pytest.fixture
async def bot(telegram_url):
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram_url))
    made = Bot(TOKEN, session=session)
    await made.get_me()
    yield made
    await session._session.close()


@pytest.fixture
async def hands(telegram_url):
    async with ControlClient(telegram_url) as client:
        yield client


@pytest.fixture
async def mia(bot, hands):
    """Mia's chat, started; its first update confirmed."""
    await hands.start(2001)
    updates = await bot.get_updates()
    await bot.get_updates(offset=updates[-1].update_id + 1)
    return 2001
