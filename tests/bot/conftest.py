"""A way in for each test."""

import asyncio
from contextlib import suppress

import pytest
from aiogram import Router
from telling import Telling, an_order_of_ann
from way_in import Ingest

from bot.tasks import notifier


@pytest.fixture
def router():
    return Router()


@pytest.fixture
async def ingest(sqlite_database, router):
    made = Ingest(sqlite_database, router)
    yield made
    await made.supervisor.stop()


@pytest.fixture
async def telling(sqlite_database, monkeypatch):
    await sqlite_database.write(an_order_of_ann)
    for name in ("CHAT_EVERY_S", "ALL_EVERY_S", "TROUBLE_S", "LONG_TROUBLE_S"):
        monkeypatch.setattr(notifier, name, 0.01)
    made = Telling(sqlite_database, monkeypatch)
    task = asyncio.create_task(made.work.run())
    yield made
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await made.supervisor.stop()
