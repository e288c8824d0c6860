"""Ann has ordered; what an admin decides must leave the books right."""

import pytest
from cast import HOUSE
from desk_order import POST, post

from panel.answers import OrderStatus, Placed, Unknown, UnknownReason
from panel.vocabulary import PanelStatus
from shop.audit import audit
from shop.orders import apply_status
from storage import panel_orders


@pytest.fixture
async def ordered(world, ann):
    """Ann has ordered 500 likes for 0.45; whatever an admin decides, the books stay right."""
    await ann.write(f"101 {POST} 500")
    await ann.tap("button-confirm")
    yield ann
    assert await world.db.read(audit) == []


@pytest.fixture
async def unknown(world, ordered):
    await post(world, Unknown(UnknownReason.TIMEOUT))


@pytest.fixture
async def unsettled(world, ordered):
    """The panel calls it partial and does not say how much is missing."""
    await post(world, Placed("777"))

    def partial(tx):
        row = panel_orders.by_number(tx, 1, "777")
        apply_status.apply_status(tx, HOUSE, row, OrderStatus(PanelStatus.PARTIAL, "Partial"), world.now)

    await world.db.write(partial)
