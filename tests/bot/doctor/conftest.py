"""A folder in which everything is as it should be."""

from pathlib import Path

import pytest
from examined import ADMIN, GB, Usage, in_books
from outside import KEY, TOKEN, outside

from bot.clock import now_ms
from bot.commands.examining import machine, telegram
from bot.settings import Settings
from shop import people


@pytest.fixture(scope="module")
def served():
    with outside() as both:
        yield both


@pytest.fixture
def world(served):
    yield served
    served.telegram.faults.clear()
    served.panel.faults.clear()
    served.telegram.bot(TOKEN).inline = True
    served.telegram.bot(TOKEN).webhook = {}
    served.telegram.bot(TOKEN).updates.clear()
    served.telegram.calls.clear()
    served.account.currency = "USD"


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch, world, sqlite_template):
    """A folder in which everything is as it should be; returns a way to change settings."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    good = {
        "BOT_TOKEN": TOKEN,
        "PANEL_URL": world.panel_url,
        "PANEL_KEY": KEY,
        "TELEGRAM_API_URL": world.telegram_url,
        "ADMINS": str(ADMIN),
        "TIMEZONE": "Asia/Tokyo",
    }
    Path(".env").write_text("".join(f"{name}={value}\n" for name, value in good.items()))
    Path(".env").chmod(0o600)
    Path("panelgram.db").write_bytes(sqlite_template.read_bytes())
    Path("panelgram.db").chmod(0o600)
    Path("backups").mkdir()
    Path("backups/panelgram-night-2026-11-24.db").touch()
    in_books(people.arrive, ADMIN, "Ada", None, None, now_ms())
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _folder: Usage(9 * GB, 0, 9 * GB))
    monkeypatch.setattr(telegram, "LISTEN_S", 0)

    def change(**changed):
        for name, value in changed.items():
            monkeypatch.setenv(name, value)

    return change
