"""The task that judges services: what it finds is on the shelves afterwards."""

import sys

from placed_orders import DAY, T0, a_placed_order, a_world, house_of

from bot.giving_way import giving_way
from bot.tasks.recorder import Recorder
from panel.answers import OrderStatus
from panel.vocabulary import PanelStatus
from shop.catalogue import Shelves
from shop.orders.apply_status import apply_status

NOW = T0 + DAY


async def test_what_orders_came_to_is_on_the_shelves(database):
    await database.write(a_world)
    row = await database.write(a_placed_order)
    done = OrderStatus(PanelStatus.COMPLETED, "Completed", remains=0)
    await database.write(apply_status, house_of(), row, done, T0)
    shelves = Shelves()
    before = await shelves.reload(database, house_of())
    await Recorder(database, house_of(), shelves, lambda: NOW).look()
    assert before.record(1) is None
    assert shelves.current.record(1).orders == 1
    assert shelves.current.all() is before.all(), "no service was read again"


async def test_where_nothing_is_new_the_shelves_stay_as_they_are(database):
    await database.write(a_world)
    shelves = Shelves()
    before = await shelves.reload(database, house_of())
    await Recorder(database, house_of(), shelves, lambda: NOW).look()
    assert shelves.current is before


def test_two_that_give_way_at_once_leave_nothing_behind():
    before = sys.getswitchinterval()
    first, second = giving_way(), giving_way()
    first.__enter__()
    second.__enter__()
    assert sys.getswitchinterval() < before
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert sys.getswitchinterval() == before
