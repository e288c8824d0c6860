"""What every figure needs: the stand-ins, a folder, and bots to start."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bench.panel import KEY, Panel, panel
from bench.processes import Running, running
from bench.telegram import Account, Telegram, telegram

BARE = Path(__file__).with_name("bare.py")
FIRST_CUSTOMER = 100_001


@dataclass(slots=True)
class World:
    """The stand-ins and a folder for everything that is written."""

    telegram: Telegram
    telegram_url: str
    panel: Panel
    panel_url: str
    folder: Path
    _bots: "count[int]" = field(default_factory=lambda: count(4_300_000_001))

    def account(self) -> tuple[str, Account]:
        """Return a fresh token and its account."""
        token = f"{next(self._bots)}:a-token-that-opens-nothing-but-a-stand-in"
        return token, self.telegram.open(token)

    def ours(
        self, token: str, books: Path, members: int, **settings: str
    ) -> AbstractAsyncContextManager[Running]:
        """Run Panelgram as `panelgram run` does, on a copy of prepared books."""
        folder = self._folder()
        for part in books.parent.glob(f"{books.name}*"):
            shutil.copyfile(part, folder / part.name)
        people = range(FIRST_CUSTOMER, FIRST_CUSTOMER + members)
        own = {
            "BOT_TOKEN": token,
            "TELEGRAM_API_URL": self.telegram_url,
            "PANEL_URL": self.panel_url,
            "PANEL_KEY": KEY,
            "UNDO_SECONDS": "0",
            "MEMBERS": ",".join(map(str, people)),
            "DATABASE_URL": f"sqlite:///{folder / books.name}",
        }
        return running(folder, "-m", "bot", "run", **own | settings)

    def bare(self, token: str, script: Path, *, tuned: bool = False) -> AbstractAsyncContextManager[Running]:
        """Run the bare bot."""
        extra = ("tuned",) if tuned else ()
        return running(self._folder(), str(BARE), token, self.telegram_url, str(script), *extra)

    def _folder(self) -> Path:
        folder = self.folder / f"run{len(list(self.folder.iterdir()))}"
        folder.mkdir()
        return folder


@asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    """Serve the stand-ins while the context lasts."""
    async with telegram() as (telegram_, telegram_url), panel() as (panel_, panel_url):
        yield World(telegram_, telegram_url, panel_, panel_url, folder)
