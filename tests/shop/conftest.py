"""A panel that lists services, and a step of the clock that copies them."""

import pytest
from listing_panel import Panel, some
from placed_orders import ADDRESS, ADMIN, MINUTE, T0, house_of, insert

from shop.catalogue.sync import sync
from storage import panels


@pytest.fixture
async def db(database):
    def begin(tx):
        panels.add(tx, ADDRESS, T0)
        insert(tx, "people", id=ADMIN, name="Admin", first_seen_at=T0)

    await database.write(begin)
    return database


@pytest.fixture
def panel():
    return Panel(*some(10))


@pytest.fixture
def step(db, panel):
    """Sync so many minutes after the beginning."""

    async def run(minutes, house=None):
        return await sync(db, panel, house or house_of(), T0 + minutes * MINUTE)

    return run
