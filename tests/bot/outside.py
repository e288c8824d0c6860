"""The stand-ins for Telegram and a panel, on a thread of their own: for commands that run a loop themselves."""

import asyncio
import threading
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal

from sandbox.panel import PanelWorld, Service
from sandbox.panel import make_app as make_panel
from sandbox.serving import serve
from sandbox.telegram import TelegramWorld
from sandbox.telegram import make_app as make_telegram

TOKEN = "700100200:AAHsandbox-sandbox-sandbox-sandbox0"
KEY = "s3cret-panel-key"


@dataclass
class Outside:
    loop: asyncio.AbstractEventLoop
    telegram: TelegramWorld
    panel: PanelWorld
    telegram_url: str
    panel_host: str

    @property
    def panel_url(self):
        return f"{self.panel_host}/api/v2"

    @property
    def account(self):
        return self.panel.accounts["main"]


@contextmanager
def outside():
    """Both worlds, served until the context ends."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def there(work):
        return asyncio.run_coroutine_threadsafe(work, loop).result(20)

    doors = AsyncExitStack()
    try:
        yield there(_open(doors))
    finally:
        there(_close(doors))
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _close(doors):
    """Close both, and what a client that has gone left running there."""
    await doors.aclose()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


async def _open(doors):
    telegram = TelegramWorld(tokens=[TOKEN])
    bot = telegram.bot(TOKEN)
    bot.first_name, bot.username = "Panel Shop", "panel_shop_bot"
    row = Service("1", name="Instagram Likes", category="Likes", rate=Decimal("0.9"), min=50, max=10_000)
    panel = PanelWorld(key=KEY, balance="12.50", services=[row])
    addresses = [
        await doors.enter_async_context(serve(app)) for app in (make_telegram(telegram), make_panel(panel))
    ]
    return Outside(asyncio.get_running_loop(), telegram, panel, *addresses)
