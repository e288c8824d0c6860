"""A mass order of a thousand lines: read, priced and confirmed by the shop alone, then placed by the running bot."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, time

from bench.chats import Chat
from bench.conversations import CUSTOMERS, Prepared
from bench.goals import Measured
from bench.house import house_for
from bench.panel import BESIDE, OURS, UNITS
from bench.world import FIRST_CUSTOMER, World
from shop import quotes
from shop.audit import audit_in_parts
from shop.batches import collecting, confirming, offering, reading
from shop.batches.confirming import Asked, Held
from shop.catalogue.shelves import Shelves
from shop.house import House
from storage import panels
from storage.database import Database
from storage.opening import open_database

RUNS = 3
LINES = 1_000
A_MESSAGE = 80
"""So many lines fit what Telegram lets people write at once."""
IN_FLIGHT = 8
LATENCY_S = 0.1
BOUND = IN_FLIGHT / LATENCY_S
SETTINGS = {"PANEL_CONCURRENCY": str(IN_FLIGHT + 1)}
LOOK_S = 0.02
PATIENCE_S = 120.0
SECONDS = RUNS * 30
SOLD = (OURS, *BESIDE[:6])
"""Services for posts of one site."""
DONE, CONFIRM = "ma:", "my:"
PLACED = "SELECT count(*), count(DISTINCT link_key) FROM orders WHERE state = 'placed'"


@dataclass(frozen=True, slots=True)
class Read:
    """A thousand lines by the shop's own functions, seconds each."""

    added: float
    offered: float
    confirmed: float

    @property
    def priced(self) -> float:
        """From the lines as they came to their prices."""
        return self.added + self.offered


async def measure(world: World, ready: Prepared) -> Sequence[Measured]:
    """Let the shop read the lines, and the bot place them."""
    read = [await _read(world, ready, nth) for nth in range(RUNS)]
    placed = [await _placed(world, ready, RUNS + nth) for nth in range(RUNS)]
    wrong = tuple(said for _, said in placed if said)
    priced, paces = tuple(one.priced for one in read), tuple(pace for pace, _ in placed)
    note = ", ".join(f"{what} {median(getattr(one, what) for one in read):.3f} s" for what in Read.__slots__)
    return (
        Measured("mass", median(priced), None, priced, note),
        Measured(
            "mass_pace",
            median(paces),
            median(paces) / BOUND,
            tuple(pace / BOUND for pace in paces),
            "",
            wrong,
        ),
    )


def _lines(nth: int) -> list[str]:
    """Return lines that no run before had, so that no link is known from another."""
    return [
        f"{SOLD[at % len(SOLD)].number} | https://instagram.com/p/mass{nth}x{at} | {UNITS}"
        for at in range(LINES)
    ]


async def _read(world: World, ready: Prepared, nth: int) -> Read:
    path = world.folder / f"mass{nth}.db"
    path.write_bytes(ready.books.read_bytes())
    db = await open_database(f"sqlite:///{path}")
    try:
        return await _by_the_shop(db, await house_for(db), "\n".join(_lines(nth)))
    finally:
        await db.close()


async def _by_the_shop(db: Database, house: House, text: str) -> Read:
    goods, now = await Shelves().reload(db, house), int(time() * 1000)
    await db.write(panels.synced, house.panel_id, now)
    moments = [perf_counter()]
    said, _cut = reading.with_text("", text)
    batch = collecting.seen(collecting.fresh(FIRST_CUSTOMER, said, now), goods).batch
    kept = await db.write(collecting.keep, batch, now)
    assert kept is not None
    moments.append(perf_counter())
    drawn = offering.draw_up(house, goods, kept, await db.read(quotes.sold_in, house), now)
    offer = await db.write(offering.offer, house, drawn, now)
    assert offer is not None
    moments.append(perf_counter())
    done = await db.write(confirming.confirm, house, Asked(FIRST_CUSTOMER, kept.id, offer.number, now))
    moments.append(perf_counter())
    assert (len(offer.lines), done) == (LINES, Held(kept.id)), f"{len(offer.lines)} lines are offered"
    return Read(*(after - before for before, after in pairwise(moments)))


async def _placed(world: World, ready: Prepared, nth: int) -> tuple[float, str]:
    """Let a customer write the lines and confirm them; return orders a second, and what is wrong with the books."""
    token, account = world.account()
    world.panel.adding_s = LATENCY_S
    async with world.ours(token, ready.books, CUSTOMERS, **SETTINGS) as running:
        await account.first()
        await running.rests()
        chat, known = account.chat(FIRST_CUSTOMER + 1), len(world.panel.adds)
        await _written(chat, _lines(nth))
        path = running.folder / ready.books.name
        await _until(lambda: _count(path) == (LINES, LINES))
        sent = world.panel.adds[known:]
    world.panel.adding_s = 0.0
    findings = await _findings(path)
    wrong = f"{len(sent)} posts, {findings} findings" if findings or len(sent) != LINES else ""
    return LINES / (sent[-1] - sent[0]), wrong


async def _written(chat: Chat, lines: Sequence[str]) -> None:
    """Paste all of it, as Telegram's apps send a long text, and tap on."""
    for text in ("/mass", *("\n".join(lines[at : at + A_MESSAGE]) for at in range(0, LINES, A_MESSAGE))):
        chat.write(text)
    for prefix in (DONE, CONFIRM):
        await _until(partial(_shows, chat, prefix))
        chat.tap(chat.button(prefix))


def _shows(chat: Chat, prefix: str) -> bool:
    return any(data.startswith(prefix) for data in chat.seen)


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not holds():
            await asyncio.sleep(LOOK_S)


def _count(path: Path) -> tuple[int, int]:
    """Return how many orders are placed, and for how many links."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        orders, links = connection.execute(PLACED).fetchone()
        return int(orders), int(links)


async def _findings(path: Path) -> int:
    db = await open_database(f"sqlite:///{path}")
    try:
        return len(await audit_in_parts(db))
    finally:
        await db.close()
