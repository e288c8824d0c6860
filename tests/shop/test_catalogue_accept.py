"""An admin's word for a service in doubt."""

from decimal import Decimal

import pytest
from listing_panel import TEN, a_service, row, some
from placed_orders import ADMIN, T0, house_of

from panel import (
    ServiceType,
)
from shop.catalogue.suspended import (
    accept_suspended,
    count_suspended,
    find_suspended,
    suspended,
)


async def test_an_admin_accepts_a_rate_at_once(db, panel, step, signals):
    await step(0)
    panel.lists(a_service(1, rate="4"), *some(10)[1:])
    await step(10)
    service_id = (await row(db)).id
    listed = await db.read(suspended, house_of())
    assert [(one.id, one.number, one.reason, one.detail) for one in listed] == [
        (service_id, "1", "rate", "1 → 4")
    ]
    assert (listed[0].rate, listed[0].seen["rate"], listed[0].acceptable) == (Decimal(1), "4", True)
    assert await db.read(count_suspended, house_of()) == 1
    assert await db.read(find_suspended, house_of(), service_id) == listed[0]
    assert await db.read(find_suspended, house_of(panel_id=2), service_id) is None
    signals.clear()
    assert await db.write(accept_suspended, house_of(), service_id, ADMIN, T0 + TEN) is True
    assert set(signals) == {"catalogue", "sync"}
    assert await db.write(accept_suspended, house_of(), service_id, ADMIN, T0 + TEN) is False
    assert ((await row(db)).rate, (await row(db)).suspended) == ("4", None)
    assert (await step(20)).suspended == 0


@pytest.mark.parametrize(
    "change",
    [{"type": ServiceType.POLL}, {"category": "TikTok"}, {"name": "TikTok Likes"}, {"rate": Decimal(9)}],
)
async def test_what_an_admin_accepted_is_not_doubted_again(db, panel, step, change):
    panel.lists(a_service(1, "Likes", category="Instagram"))
    await step(0)
    panel.lists(a_service(1, "Likes", category="Instagram")._replace(**change))
    await step(10)
    await db.write(accept_suspended, house_of(), (await row(db)).id, ADMIN, T0)
    assert (await step(20)).suspended == 0
    assert (await row(db)).suspended is None


async def test_an_accepted_service_of_another_panel_or_a_gone_one_is_refused(db, panel, step):
    await step(0)
    panel.lists(a_service(1, rate="4"), *some(10)[1:])
    await step(10)
    service_id = (await row(db)).id
    assert await db.write(accept_suspended, house_of(panel_id=2), service_id, ADMIN, T0) is False
    panel.lists(*some(10)[1:])
    await step(20)
    assert await db.write(accept_suspended, house_of(), service_id, ADMIN, T0) is False
    assert await db.write(accept_suspended, house_of(), 999, ADMIN, T0) is False
