"""CPU per update of the whole order conversation, against the bare bot as shipped and tuned."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from statistics import median

from bench.conversations import CUSTOMERS, Prepared, customers, walk
from bench.goals import Measured
from bench.processes import Running
from bench.script import CONVERSATION
from bench.telegram import Account
from bench.world import World

RUNS = 5
WARMING = 24
MEASURED = 120
UPDATES = MEASURED * len(CONVERSATION)
SECONDS = RUNS * 3 * 16
ALIKE = 0.01
"""So far the bytes of two bots may differ: numbers of orders have more or fewer digits."""


@dataclass(frozen=True, slots=True)
class Run:
    """One bot having the conversation with many.

    Attributes:
        cpu_ms: of the whole process, per update.
        calls: Bot API calls.
        sized: bytes of text and buttons asked for, and of Messages answered.
    """

    cpu_ms: float
    calls: int
    sized: tuple[int, int]


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Let the three bots alternate."""
    ours, bare, tuned = [], [], []
    for _ in range(RUNS):
        token, account = world.account()
        ours.append(await _run(world.ours(token, ready.books, CUSTOMERS), account, ready))
        token, account = world.account()
        bare.append(await _run(world.bare(token, ready.script), account, ready))
        token, account = world.account()
        tuned.append(await _run(world.bare(token, ready.script, tuned=True), account, ready))
    return (_measured("conversation_cpu", ours, bare), _measured("conversation_cpu_tuned", ours, tuned))


async def _run(process: AbstractAsyncContextManager[Running], account: Account, ready: Prepared) -> Run:
    async with process as running:
        await account.first()
        await running.rests()
        people = customers()
        await walk(account, ready.said, people, WARMING)
        await running.rests()
        cpu, calls, account.sized = running.cpu_s(), account.calls, [0, 0]
        await walk(account, ready.said, people, MEASURED)
        spent = running.cpu_s() - cpu
        return Run(1000 * spent / UPDATES, account.calls - calls, (account.sized[0], account.sized[1]))


def _measured(name: str, ours: Sequence[Run], other: Sequence[Run]) -> Measured:
    mine, theirs = median(run.cpu_ms for run in ours), median(run.cpu_ms for run in other)
    runs = tuple(one.cpu_ms / two.cpu_ms for one, two in zip(ours, other, strict=True))
    counted = [(run.calls, *run.sized) for run in (ours[0], other[0])]
    note = (
        f"{theirs:.2f} ms beside it; calls, bytes asked, bytes answered: ours {counted[0]}, bare {counted[1]}"
    )
    return Measured(name, mine, mine / theirs, runs, note, _unlike(ours, other))


def _unlike(ours: Sequence[Run], other: Sequence[Run]) -> tuple[str, ...]:
    for one, two in zip(ours, other, strict=True):
        pairs = ((one.calls, two.calls), *zip(one.sized, two.sized, strict=True))
        if any(abs(a - b) > ALIKE * max(a, b) for a, b in pairs):
            return (f"the two did not do the same: {pairs}",)
    return ()
