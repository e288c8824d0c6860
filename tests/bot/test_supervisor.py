"""Work is watched: it starts again after a failure and ends within its patience."""

import asyncio

import pytest

from bot import supervisor as module
from bot.supervisor import Supervisor


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(module, "FIRST_PAUSE_S", 0.001)
    monkeypatch.setattr(module, "LONGEST_PAUSE_S", 0.002)


async def test_endless_work_starts_again_after_a_failure_and_somebody_is_told():
    told, runs, enough = [], 0, asyncio.Event()

    async def trouble(name, failures):
        told.append((name, failures))
        raise RuntimeError("even telling fails")

    async def work():
        nonlocal runs
        runs += 1
        if runs == 12:
            enough.set()
            await asyncio.sleep(60)
        raise ValueError("boom")

    supervisor = Supervisor(trouble)
    supervisor.keep("work", work)
    await asyncio.wait_for(enough.wait(), 5)
    await supervisor.stop()
    assert told == [("work", 5), ("work", 10)]


async def test_short_work_is_waited_for_and_then_cut_off():
    ended = []

    async def work(name, seconds):
        try:
            await asyncio.sleep(seconds)
            ended.append(name)
        except asyncio.CancelledError:
            ended.append(f"{name} cut")
            raise

    supervisor = Supervisor()
    supervisor.spawn("quick", work("quick", 0.02), patience_s=5)
    supervisor.spawn("slow", work("slow", 60), patience_s=0.05)
    await supervisor.stop()
    assert ended == ["quick", "slow cut"]
    assert supervisor.stopping


async def test_a_failure_of_short_work_stops_nothing_else():
    async def fails():
        raise ValueError("boom")

    supervisor = Supervisor()
    supervisor.spawn("fails", fails())
    await asyncio.sleep(0.01)
    await supervisor.stop()
