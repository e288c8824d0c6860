"""Slots, turns and pauses: `add` leaves a slot free, never goes twice for one link, and never starves."""

import asyncio
import time

import pytest
from pacing import Reader, settle
from scripted_panel import LINK

from panel import link_key

OTHER = "https://t.me/other"


async def test_an_idle_panel_grants_an_add_at_once(pace_of):
    pace = pace_of()
    assert pace.try_take_add(LINK) is not None


async def test_add_never_takes_the_last_free_slot(pace_of):
    pace = pace_of(2)
    reader = Reader(pace)
    await reader.holds.wait()
    assert pace.try_take_add(LINK) is None
    waiting = asyncio.create_task(pace.take_add(LINK))
    await settle()
    assert not waiting.done()
    await reader.end()
    pace.release_add(await waiting)


@pytest.mark.parametrize(("concurrency", "adds"), [(1, 1), (2, 1), (3, 2), (5, 4)])
async def test_one_slot_is_left_for_reads_except_when_there_is_only_one(pace_of, concurrency, adds):
    pace = pace_of(concurrency)
    taken = [pace.try_take_add(f"{OTHER}/{number}") for number in range(concurrency + 1)]
    assert len([key for key in taken if key]) == adds
    if concurrency > 1:
        reader = Reader(pace)
        await asyncio.wait_for(reader.holds.wait(), 1)
        await reader.end()


async def test_reads_keep_to_the_limit(pace_of):
    pace = pace_of(2)
    readers = [Reader(pace) for _ in range(3)]
    await settle()
    assert [reader.holds.is_set() for reader in readers] == [True, True, False]
    await readers[0].end()
    await settle()
    assert readers[2].holds.is_set()
    await readers[1].end()
    await readers[2].end()


async def test_a_waiting_add_is_served_before_reads_that_came_later(pace_of):
    pace = pace_of(2)
    first = Reader(pace)
    await first.holds.wait()
    waiting = asyncio.create_task(pace.take_add(LINK))
    await settle()
    later = Reader(pace)
    await settle()
    assert not later.holds.is_set()
    await first.end()
    key = await waiting
    await settle()
    assert later.holds.is_set()
    pace.release_add(key)
    await later.end()


async def test_never_two_adds_at_once_for_one_link_and_others_pass(pace_of):
    pace = pace_of(4)
    key = pace.try_take_add("https://T.me/Some_channel/5?single")
    assert pace.try_take_add("https://t.me/Some_channel/5/") is None
    same = asyncio.create_task(pace.take_add("https://t.me/Some_channel/5#x"))
    await settle()
    assert not same.done()
    assert pace.try_take_add(OTHER) is not None
    pace.release_add(key)
    await asyncio.wait_for(same, 1)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://t.me/a", "HTTPS://T.ME/a", True),
        ("https://t.me/a", "https://t.me/a/?x=1#y", True),
        ("https://t.me/a", "https://t.me/A", False),
        ("https://t.me/a", "https://t.me/b", False),
        ("https://t.me/a", "https://u.me/a", False),
        ("t.me/a", "T.me/a", True),
        ("some_user", " some_user ", True),
        ("https://[bad", "https://[bad", True),
    ],
)
def test_links_are_compared_by_scheme_host_and_path(one, two, same):
    assert (link_key(one) == link_key(two)) is same


async def test_a_caller_that_gives_up_leaves_no_trace(pace_of):
    pace = pace_of(2)
    reader = Reader(pace)
    await reader.holds.wait()
    gone = asyncio.create_task(pace.take_add(LINK))
    await settle()
    later = Reader(pace)
    gone.cancel()
    await settle()
    assert later.holds.is_set()
    await reader.end()
    await later.end()
    assert pace.try_take_add(LINK) is not None


@pytest.mark.parametrize("cancelled_first", [True, False])
async def test_a_caller_cancelled_in_the_moment_of_its_turn_gives_the_slot_back(pace_of, cancelled_first):
    pace = pace_of(1)
    key = pace.try_take_add(OTHER)
    gone = asyncio.create_task(pace.take_add(LINK))
    await settle()
    steps = [gone.cancel, lambda: pace.release_add(key)]
    for step in steps if cancelled_first else reversed(steps):
        step()
    await settle()
    assert gone.cancelled()
    assert pace.try_take_add(LINK) is not None


async def test_the_pause_between_adds_holds_up_no_read(pace_of):
    now = [100.0]
    pace = pace_of(3, add_pause_s=5.0, monotonic=lambda: now[0])
    key = pace.try_take_add(LINK)
    assert pace.try_take_add(OTHER) is None
    now[0] += 4
    pace.release_add(key)
    now[0] += 4.9
    assert pace.try_take_add(OTHER) is None
    reader = Reader(pace)
    await asyncio.wait_for(reader.holds.wait(), 1)
    await reader.end()
    now[0] += 0.2
    assert pace.try_take_add(OTHER) is not None


async def test_a_waiting_add_goes_when_its_pause_is_over(pace_of):
    pace = pace_of(2, add_pause_s=0.02)
    started = time.monotonic()
    for _ in range(3):
        pace.release_add(await pace.take_add(LINK))
    assert time.monotonic() - started >= 0.04


async def test_a_call_for_patience_stops_reads_and_adds_until_it_is_over(pace_of):
    pace = pace_of()
    pace.limited(pace.now, 0.05)
    assert pace.try_take_add(LINK) is None
    started = time.monotonic()
    reader = Reader(pace)
    await asyncio.wait_for(reader.holds.wait(), 2)
    assert time.monotonic() - started >= 0.045
    await reader.end()


async def test_closing_cancels_who_still_waits(pace_of):
    pace = pace_of()
    pace.limited(pace.now, 600)
    waiting = asyncio.create_task(pace.take_add(LINK))
    await settle()
    pace.close()
    with pytest.raises(asyncio.CancelledError):
        await waiting


@pytest.mark.parametrize(("concurrency", "pause"), [(0, 0.0), (-1, 0.0), (2, -1.0)])
def test_nonsense_is_refused(pace_of, concurrency, pause):
    with pytest.raises(ValueError, match="at least"):
        pace_of(concurrency, pause)
