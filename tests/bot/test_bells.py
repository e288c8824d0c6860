"""Bells wake who waits, and never swallow the word that ends a task."""

import asyncio

import pytest

from bot.bells import Bells


async def test_a_bell_wakes_who_waits_and_is_silent_again():
    bells = Bells()
    bells.ring("orders", "outbox")
    assert await bells.wait("orders", 5)
    assert not await bells.wait("orders", 0.01)
    assert await bells.wait("outbox", 5), "each has a bell of its own"


async def test_a_task_that_is_ended_in_the_moment_of_ringing_ends():
    bells = Bells()
    waiting = asyncio.create_task(bells.wait("orders", 5))
    await asyncio.sleep(0.01)
    bells.ring("orders")
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_rings_close_to_each_other_are_one():
    bells = Bells()
    asyncio.get_running_loop().call_later(0.01, bells.ring, "a")
    asyncio.get_running_loop().call_later(0.03, bells.ring, "a")
    assert await bells.wait("a", 5.0, 0.2)
    assert not await bells.wait("a", 0.01)
