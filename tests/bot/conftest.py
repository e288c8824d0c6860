"""A way in for each test."""

import pytest
from aiogram import Router
from way_in import Ingest


@pytest.fixture
def router():
    return Router()


@pytest.fixture
async def ingest(sqlite_database, router):
    made = Ingest(sqlite_database, router)
    yield made
    await made.supervisor.stop()
