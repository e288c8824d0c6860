"""The bot is killed before, inside or after its n-th call of one kind, for all n of an order's way."""

import asyncio
import time
from dataclasses import dataclass, field
from itertools import count, product
from typing import Any

import pytest
from child_process import Child
from crash_world import PostgresBooks, SqliteBooks
from crashing import AFTER, BEFORE, INSIDE
from outside_world import INSTANT_LIKES
from person_in_chat import CONFIRM, says
from running_bot import RunningBot

from shop.audit import audit_in_parts
from storage.opening import open_database

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

LOOK_S, LONGEST_S = 0.05, 20
ANN, FIRST = 5001, 4_200_900_000
BOT_IDS = count(FIRST)
AT_ONCE = 4
POINTS = [
    *product(("sqlite",), ("telegram", "panel", "database"), (BEFORE, AFTER)),
    # To Telegram and the panel a bot speaks alike, whatever keeps its books.
    ("postgresql", "database", AFTER),
    # The server ends a transaction whose client is gone; in a file its beginnings are left behind.
    ("sqlite", "database", INSIDE),
]
KNOWN = """SELECT 1 FROM people, services WHERE terms_at IS NOT NULL AND number = '9002'
           AND NOT EXISTS (SELECT 1 FROM inbox WHERE done_at IS NULL)"""
AT_REST = """SELECT 1 WHERE EXISTS (SELECT 1 FROM orders WHERE state IN ('settled', 'unknown'))
             AND NOT EXISTS (SELECT 1 FROM inbox WHERE done_at IS NULL)
             AND NOT EXISTS (SELECT 1 FROM outbox WHERE sent_at IS NULL AND dropped IS NULL)"""
AS_SHOWN = {"settled": says("state-completed"), "unknown": says("state-unknown")}


@pytest.fixture(scope="module")
def sqlite_books(sqlite_template, tmp_path_factory):
    return SqliteBooks(sqlite_template, tmp_path_factory.mktemp("books"))


@pytest.fixture(scope="module")
def postgresql_books(postgres_of_worker):
    books = PostgresBooks(f"{postgres_of_worker}_crash")
    yield books
    books.close()


@pytest.fixture
async def ways(engine, request, nursery, outside, panel, meet, tmp_path):
    """Ways on books in which Ann has accepted the rules."""
    panel.sell(INSTANT_LIKES)
    ways = Ways(nursery, request.getfixturevalue(f"{engine}_books"), outside, panel, meet, tmp_path)
    await ways.prepare()
    yield ways
    for db in ways.opened.values():
        await db.close()


@dataclass
class Ways:
    """Ways of one order of Ann's, each with a bot and books of its own."""

    nursery: Any
    books: Any
    outside: Any
    panel: Any
    meet: Any
    folder: Any
    opened: dict = field(default_factory=dict)

    async def bot_and_ann(self):
        """Make a bot, and let Ann open its chat; it does not run yet."""
        bot_id = next(BOT_IDS)
        folder = self.folder / str(bot_id)
        folder.mkdir()
        bot = RunningBot(folder, bot_id, self.outside, {"DATABASE_URL": self.books.take()})
        ann = await self.meet(bot, ANN)
        await ann.control.request("POST", "bots", {"token": bot.settings["BOT_TOKEN"]})
        return bot, ann

    def born(self, bot, **fuse):
        """Start a bot, without a fuse an ordinary one."""
        return Child(bot.folder, self.nursery.bear(bot.folder, bot.settings, fuse))

    def has(self, bot, query):
        return lambda: bool(self.books.all(bot.url, query))

    async def prepare(self):
        if self.books.are_filled:
            return
        bot, ann = await self.bot_and_ann()
        life = self.born(bot)
        await ann.accepts_the_rules()
        assert await lives_until(life, self.has(bot, KNOWN)), life.complaints
        assert life.end() == 0
        self.books.fill(bot.url)

    async def way(self, seam, moment, turn):
        """Let Ann order once; return whether the bot was killed on the way."""
        bot, ann = await self.bot_and_ann()
        link = f"https://instagram.com/p/way{bot.id}"
        await ann.writes(f"9002 {link} 500")
        life = self.born(bot, seam=seam, moment=moment, turn=turn)
        tap = asyncio.create_task(confirmed(ann))
        killed = not await lives_until(life, self.has(bot, AT_REST))
        if killed:
            life.kill()
            life = self.born(bot)
            assert await lives_until(life, self.has(bot, AT_REST)), life.complaints
        await tap
        life.kill()
        await self.check(bot, ann, link)
        self.books.give_back(bot.url)
        return killed

    async def check(self, bot, ann, link):
        """Look at the books, at what the panel received and at what Ann sees."""
        if bot.url not in self.opened:
            self.opened[bot.url] = await open_database(bot.url)
        assert await audit_in_parts(self.opened[bot.url]) == []
        [order] = self.books.all(bot.url, "SELECT state FROM orders")
        sent = len(self.panel.received("add", link=link))
        assert sent == 1 or (sent, order["state"]) == (0, "unknown")
        await ann.sees(AS_SHOWN[order["state"]], link, seconds=5)
        assert self.books.all(bot.url, "SELECT 1 FROM inbox WHERE problem IS NOT NULL") == []


async def lives_until(life, happened):
    """Wait until something happened; return whether it did before this process ended."""
    end = time.monotonic() + LONGEST_S
    while not happened():
        if life.process.poll() is not None:
            return happened()
        assert time.monotonic() < end, life.complaints
        await asyncio.sleep(LOOK_S)
    return True


async def confirmed(ann):
    """Tap Confirm once, and before it what the bot offers when its answer got lost."""
    message, button = await ann.finds(CONFIRM, says("button-go-on"))
    await ann.control.tap(ann.chat, message["id"], data=button["callback_data"], wait=0)
    if CONFIRM not in button["text"]:
        await ann.taps(CONFIRM, wait=0)


@pytest.mark.parametrize(("engine", "seam", "moment"), POINTS)
async def test_wherever_it_dies_one_order_comes_of_it(ways, seam, moment):
    turns = count(1)

    async def until_it_lives():
        while await ways.way(seam, moment, next(turns)):
            pass

    await asyncio.gather(*(until_it_lives() for _ in range(AT_ONCE)))
    assert next(turns) > AT_ONCE + 1
