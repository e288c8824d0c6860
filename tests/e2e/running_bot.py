"""The bot as its own process: its settings, its chats and its books."""

import asyncio
import sqlite3
from contextlib import closing

from child_process import Child, command
from outside_world import KEY

from shop.audit import audit_in_parts
from storage.opening import open_database

BOSS = 1001
MEMBERS = range(5001, 5100)
READY = "Panelgram is running"
SYNCED = "catalogue synced"
LOOK_S = 0.02


class RunningBot:
    """`panelgram run` with its settings in the environment, once or several times on one database.

    Args:
        nursery: where its processes are born; without one each is started by the command.
    """

    def __init__(self, folder, bot_id, outside, settings, nursery=None):
        self._nursery = nursery
        self.id, self.folder, self._children = bot_id, folder, []
        self.settings = {
            "BOT_TOKEN": f"{bot_id}:a-token-that-opens-nothing-but-a-sandbox",
            "TELEGRAM_API_URL": outside["telegram"],
            "PANEL_URL": outside["panel"],
            "PANEL_KEY": KEY,
            "POLL_EVERY": "0.2",
            "UNDO_SECONDS": "0",
            "ADMINS": str(BOSS),
            "MEMBERS": ",".join(map(str, MEMBERS)),
            "DATABASE_URL": f"sqlite:///{self.database}",
            **settings,
        }

    @property
    def url(self):
        return self.settings["DATABASE_URL"]

    @property
    def database(self):
        return self.folder / "panelgram.db"

    def begin(self, **settings):
        """Start it and do not wait; `child` is the process."""
        folder = self.folder / f"run{len(self._children)}"
        self.child = self._born(folder, self.settings | settings)
        self._children.append(self.child)
        return self

    def _born(self, folder, settings):
        if self._nursery is None:
            return command(folder, "bot", "run", settings=settings, ready=READY)
        folder.mkdir()
        return Child(folder, self._nursery.bear(folder, settings), READY)

    def start(self, **settings):
        """Start it and wait until it takes updates and has asked its panel for the catalogue."""
        self.begin(**settings).child.until_ready()
        self.child.until(SYNCED, "complaints")
        return self

    def kill(self):
        """End every process of it, whatever they do."""
        for child in self._children:
            child.kill()

    def all(self, sql, *values):
        """Read the books from outside."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql, values)]

    async def until(self, sql, *values, seconds=10):
        """Wait for rows."""
        async with asyncio.timeout(seconds):
            while not (found := self.all(sql, *values)):
                await asyncio.sleep(LOOK_S)
        return found

    async def order(self, link, state, seconds=10):
        """Wait until the order for a link is in this state."""
        sql = """SELECT orders.* FROM orders JOIN quotes ON quotes.id = orders.quote_id
                 WHERE quotes.link = ? AND orders.state = ?"""
        [order] = await self.until(sql, link, state, seconds=seconds)
        return order

    async def told_admins(self, kind):
        """Wait until admins are owed a notice of this kind."""
        return await self.until("SELECT * FROM outbox WHERE chat_id = ? AND kind = ?", BOSS, kind)

    async def findings(self):
        """What the audit finds wrong."""
        db = await open_database(self.url)
        try:
            return await audit_in_parts(db)
        finally:
            await db.close()
