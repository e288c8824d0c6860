"""An `add` that only tries keeps its place for a moment: reads without end never starve it, nor it them."""

import asyncio
from itertools import count

import pytest
from pacing import Reader, settle
from scripted_panel import LINK

from panel.pace import PLACE_KEPT_S

OTHER = "https://t.me/other"


@pytest.mark.parametrize("concurrency", [1, 2])
async def test_an_add_that_asks_again_and_again_is_not_starved_by_reads(pace_of, concurrency):
    pace = pace_of(concurrency)
    first = Reader(pace)
    await first.holds.wait()
    assert pace.try_take_add(LINK) is None
    second = Reader(pace)
    await settle()
    await first.end()
    await settle()
    assert not second.holds.is_set()
    key = pace.try_take_add(LINK)
    assert key is not None
    pace.release_add(key)
    await asyncio.wait_for(second.holds.wait(), 1)
    await second.end()


async def test_a_place_nobody_comes_back_for_is_lost(pace_of):
    pace = pace_of(2)
    first = Reader(pace)
    await first.holds.wait()
    assert pace.try_take_add(LINK) is None
    second = Reader(pace)
    await asyncio.wait_for(second.holds.wait(), PLACE_KEPT_S + 1)
    await first.end()
    await second.end()
    assert pace.try_take_add(OTHER) is not None


async def test_an_add_that_waits_for_an_add_leaves_the_free_slot_to_reads(pace_of):
    pace = pace_of(2)
    key = pace.try_take_add(LINK)
    waiting = asyncio.create_task(pace.take_add(OTHER))
    assert pace.try_take_add(f"{OTHER}/2") is None
    await settle()
    reader = Reader(pace)
    await settle()
    assert reader.holds.is_set()
    pace.release_add(key)
    await reader.end()
    pace.release_add(await waiting)


async def test_adds_that_try_without_end_do_not_starve_a_read(pace_of):
    pace = pace_of(1)
    key = pace.try_take_add(LINK)
    reader = Reader(pace)
    await settle()
    assert pace.try_take_add(OTHER) is None
    pace.release_add(key)
    assert pace.try_take_add(OTHER) is None
    await settle()
    assert reader.holds.is_set()
    await reader.end()
    assert pace.try_take_add(OTHER) is not None


async def test_many_that_ask_while_an_add_is_on_its_way_cost_little_and_go_in_their_order(pace_of):
    looks = count()

    def clock():
        next(looks)
        return 0.0

    pace = pace_of(2, monotonic=clock)
    key, links = pace.try_take_add(LINK), [f"{OTHER}/{at}" for at in range(50)]
    before = next(looks)
    assert [pace.try_take_add(link) for link in links] == [None] * 50
    assert next(looks) - before <= 3 * len(links)
    pace.release_add(key)
    taken = [link for link in links if pace.try_take_add(link) is not None]
    assert taken == links[:1]
