"""Both stand-ins, an empty folder, and nothing of this shell's own settings."""

from pathlib import Path

import pytest
from outside import outside

from bot.settings import Settings


@pytest.fixture(scope="module")
def served():
    with outside() as both:
        yield both


@pytest.fixture
def world(served):
    yield served
    served.telegram.faults.clear()
    served.panel.faults.clear()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch, world, sqlite_template):
    """An empty folder whose database is up to date: migrating has its own tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("TELEGRAM_API_URL", world.telegram_url)
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setattr("bot.commands.setting_up.asking.on_terminal", lambda: True)
    Path("panelgram.db").write_bytes(sqlite_template.read_bytes())
    return tmp_path
