"""The poller asks on without pause only while that helps."""

import asyncio

import pytest

from bot.tasks import poller
from panel.exceptions import Unreachable, UnreachableReason
from shop.orders.line import AT_MOST
from shop.orders.poll import Polled
from storage.errors import DatabaseFull

SILENT = Unreachable(UnreachableReason.TIMEOUT)


class Rested(Exception):
    """The poller waits."""


class Bells:
    """Bells whose wait ends the test."""

    async def wait(self, _bell, seconds, _calm_s=0.0):
        raise Rested(seconds)


class NothingDue:
    """A database in which nothing waits to be asked for."""

    async def read(self, *_args):
        return None


async def rests_after(monkeypatch, *rounds):
    """Return how many rounds were asked before the poller rested, and for how long."""
    left = [*rounds]

    async def poll(*_args, **_kw):
        return left.pop(0)

    monkeypatch.setattr(poller, "poll", poll)
    work = poller.Poller(NothingDue(), None, None, 1, Bells(), lambda: 0)
    with pytest.raises(Rested) as rested:
        await asyncio.wait_for(work.run(), 5)
    return len(rounds) - len(left), rested.value.args[0]


FULL = Polled(AT_MOST, AT_MOST)


async def test_a_full_round_is_followed_by_the_next_at_once(monkeypatch):
    assert await rests_after(monkeypatch, FULL, FULL, Polled(3, 3)) == (3, poller.IDLE_S)


@pytest.mark.parametrize(
    "trouble", [Polled(AT_MOST, problem=SILENT), Polled(AT_MOST, AT_MOST, (DatabaseFull("full"),))]
)
async def test_neither_a_silent_panel_nor_a_full_disk_is_asked_without_pause(monkeypatch, trouble):
    assert await rests_after(monkeypatch, trouble, FULL) == (1, poller.TROUBLE_S)


async def test_one_entry_that_cannot_be_applied_delays_nobody(monkeypatch):
    strange = Polled(AT_MOST, AT_MOST, (ValueError("one entry"),))
    assert await rests_after(monkeypatch, strange, Polled(3, 3)) == (2, poller.IDLE_S)
