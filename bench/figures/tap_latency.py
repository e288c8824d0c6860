"""From the moment a tap could be fetched to the first call it causes, alone and with two hundred customers."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from itertools import cycle
from random import Random
from statistics import median, quantiles

from bench.chats import Chat
from bench.conversations import CUSTOMERS, Prepared, customers, walk
from bench.goals import Measured
from bench.machine import Stolen
from bench.processes import Running
from bench.script import CONVERSATION
from bench.telegram import Account
from bench.world import World

RUNS = 3
TAPPING = 200
EVERY_S = 2.0
LOAD_S = 60.0
ALONE = 100
STOLEN = 2.0
REPEATS = 3
DRAIN_S = 10.0
SECONDS = RUNS * 2 * (int(LOAD_S) + 40)
BEFORE = CONVERSATION[:5]
KINDS = ("q:", "p:", "c:")
"""A tapped quantity is quoted and written; the other two read."""


@dataclass(frozen=True, slots=True)
class Run:
    """One bot under load.

    Attributes:
        alone: seconds to the first call of each tap with nobody else there.
        loaded: the same with everybody there.
        unanswered: taps without a call at the end.
        stolen: percent of the machine that its host took meanwhile.
    """

    alone: list[float]
    loaded: list[float]
    unanswered: int
    stolen: float

    @property
    def p99_ms(self) -> float:
        """The 99th percentile under load."""
        return 1000 * quantiles(self.loaded, n=100)[98]

    @property
    def alone_ms(self) -> float:
        """The median alone."""
        return 1000 * median(self.alone)


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Let both bots bear the same load in turn; runs that were stolen from are repeated."""
    ours, bare = [], []
    for nth in range(RUNS):

        def mine(token: str) -> AbstractAsyncContextManager[Running]:
            return world.ours(token, ready.books, CUSTOMERS)

        def theirs(token: str) -> AbstractAsyncContextManager[Running]:
            return world.bare(token, ready.script)

        ours.append(await _unstolen(world, ready, mine, nth))
        bare.append(await _unstolen(world, ready, theirs, nth))
    return _measured(ours, bare)


def _measured(ours: Sequence[Run], bare: Sequence[Run]) -> Sequence[Measured]:
    mine, theirs = median(run.p99_ms for run in ours), median(run.p99_ms for run in bare)
    alone = median(run.alone_ms for run in ours)
    note = (
        f"median {median(_middle(run) for run in ours):.1f} ms; bare p99 {theirs:.1f} ms, "
        f"median {median(_middle(run) for run in bare):.1f} ms; {len(ours[0].loaded)} taps a run, "
        f"stolen {max(run.stolen for run in (*ours, *bare)):.1f} % at most"
    )
    wrong = tuple(f"{run.unanswered} taps unanswered" for run in (*ours, *bare) if run.unanswered)
    wrong += tuple(f"{run.stolen:.1f} % stolen" for run in (*ours, *bare) if run.stolen > STOLEN)
    runs = tuple(one.p99_ms / two.p99_ms for one, two in zip(ours, bare, strict=True))
    own = tuple(run.p99_ms / run.alone_ms for run in ours)
    alone_note = f"median alone {alone:.1f} ms, bare {median(run.alone_ms for run in bare):.1f} ms"
    return (
        Measured("tap_latency", mine, mine / theirs, runs, note, wrong),
        Measured("tap_latency_alone", mine, mine / alone, own, alone_note, wrong),
    )


def _middle(run: Run) -> float:
    return 1000 * median(run.loaded)


async def _unstolen(
    world: World, ready: Prepared, start: Callable[[str], AbstractAsyncContextManager[Running]], nth: int
) -> Run:
    left = REPEATS
    while True:
        token, account = world.account()
        found, left = await _run(start(token), account, ready, nth), left - 1
        if found.stolen <= STOLEN or not left:
            return found


async def _run(
    process: AbstractAsyncContextManager[Running], account: Account, ready: Prepared, nth: int
) -> Run:
    async with process as running:
        await account.first()
        await running.rests()
        who = await walk(account, ready.said, customers(), TAPPING, BEFORE)
        chats = [account.chat(number) for number in who]
        taps = {chat.number: [chat.button(kind) if kind == "q:" else "" for kind in KINDS] for chat in chats}
        shared = {kind: _first(chats[0], kind) for kind in KINDS[1:]}
        for found in taps.values():
            found[1:] = [shared[kind] for kind in KINDS[1:]]
        await running.rests()
        alone = await _alone(chats[0], taps[chats[0].number])
        stolen = Stolen()
        for chat in chats:
            chat.waits.clear()
        dice = Random(nth)  # noqa: S311 - the same load for both bots
        await asyncio.gather(*(_taps(chat, taps[chat.number], Random(dice.random())) for chat in chats))  # noqa: S311 - the same
        await asyncio.sleep(DRAIN_S)
        loaded = [wait for chat in chats for wait in chat.waits]
        return Run(alone, loaded, sum(chat.unanswered for chat in chats), stolen.percent())


def _first(chat: Chat, prefix: str) -> str:
    return next(data for data in chat.seen if data.startswith(prefix))


async def _alone(chat: Chat, taps: list[str]) -> list[float]:
    chat.waits.clear()
    for _, data in zip(range(ALONE), cycle(taps), strict=False):
        before = len(chat.waits)
        chat.tap(data)
        async with asyncio.timeout(DRAIN_S):
            while len(chat.waits) == before:
                await asyncio.sleep(0.005)
        await asyncio.sleep(0.1)
    return list(chat.waits)


async def _taps(chat: Chat, taps: list[str], dice: Random) -> None:
    """Tap at random times until the time is over; a third of the taps write."""
    loop = asyncio.get_running_loop()
    at, end = loop.time(), loop.time() + LOAD_S
    for data in cycle(dice.sample(taps, len(taps))):
        at += dice.expovariate(1 / EVERY_S)
        if at > end:
            return
        await asyncio.sleep(at - loop.time())
        chat.tap(data)
