"""`panelgram setup` where something stands already: an older `.env`, a running bot, an environment; and its ends."""

import asyncio
import sys
from pathlib import Path

from dotenv import dotenv_values
from outside import KEY, TOKEN
from set_up import SHORT, set_up
from terminal import Terminal
from typer.testing import CliRunner

from bot.command_line import app
from storage.lock import take_lock

OLD = f"""# my notes
export BOT_TOKEN="{TOKEN}"  # from BotFather

PANEL_URL={{url}}
PANEL_KEY='{KEY}'
MEMBERS=2001
TIMEZONE=Asia/Tokyo

# of another program
OTHER_PASSWORD=hunter22
LOG_FORMAT=json
"""


def test_enter_keeps_everything_that_stands_there(world):
    old = OLD.format(url=world.panel_url)
    Path(".env").write_text(old)
    result = set_up(*[""] * 7)
    assert result.exit_code == 0, result.output
    assert Path(".env").read_text() == f"{old}MODE=private\nDEFAULT_LANGUAGE=en\n"
    assert "BOT_TOKEN  (not shown)" in result.output
    assert "TIMEZONE  Asia/Tokyo" in result.output
    assert "hunter22" not in result.output


def test_one_answer_changes_one_line(world):
    old = OLD.format(url=world.panel_url)
    Path(".env").write_text(old)
    assert set_up("", "", "", "", "none", "", "Berlin").exit_code == 0
    changed = old.replace("MEMBERS=2001", "MEMBERS=").replace("Asia/Tokyo", "Europe/Berlin")
    assert Path(".env").read_text() == f"{changed}MODE=private\nDEFAULT_LANGUAGE=en\n"


def test_an_address_with_a_key_in_it_is_neither_shown_nor_offered(world):
    Path(".env").write_text(f"PANEL_URL={world.panel_url}?key={KEY}\n")
    assert set_up(TOKEN, world.panel_url, KEY, *SHORT).exit_code == 0


def test_a_link_to_an_env_elsewhere_stays_a_link(world, folder):
    (folder / "secrets").mkdir()
    Path(".env").symlink_to("secrets/env")
    assert set_up(TOKEN, world.panel_url, KEY, *SHORT).exit_code == 0
    assert Path(".env").is_symlink()
    assert dotenv_values("secrets/env")["BOT_TOKEN"] == TOKEN


def test_a_running_bot_is_left_alone(world):
    async def with_lock():
        lock = await take_lock("sqlite:///panelgram.db")
        try:
            return await asyncio.to_thread(set_up, TOKEN, world.panel_url, KEY, *SHORT)
        finally:
            await lock.release()

    result = asyncio.run(with_lock())
    assert result.exit_code == 0, result.output
    assert "The bot is running: stop it and start it again" in result.output
    assert "t.me" not in result.output


def test_a_setting_that_was_wrong_before_is_said_at_the_end(world):
    Path(".env").write_text("POLL_EVERY=soon\n")
    result = set_up(TOKEN, world.panel_url, KEY, *SHORT)
    assert result.exit_code == 2
    assert "POLL_EVERY: use seconds from 0.2 to 3600" in result.output
    assert dotenv_values(".env")["BOT_TOKEN"] == TOKEN


def test_what_the_environment_says_counts_more_and_is_said(world, monkeypatch):
    monkeypatch.setenv("TIMEZONE", "Asia/Tokyo")
    result = set_up(TOKEN, world.panel_url, KEY, *SHORT)
    assert "TIMEZONE is also set in the environment, which counts more than .env." in result.output


def test_the_end_of_the_input_writes_nothing(world):
    result = set_up(TOKEN, world.panel_url)
    assert result.exit_code == 130
    assert "Stopped. No .env was written." in result.output
    assert not Path(".env").exists()


def test_ctrl_c_leaves_the_old_env_and_secrets_are_never_shown(world, folder):
    Path(".env").write_text("# mine\n")
    with Terminal([sys.executable, "-m", "bot", "setup"], cwd=folder) as terminal:
        terminal.answer("Bot token: ", TOKEN)
        terminal.answer("Panel address: ", world.panel_url)
        terminal.answer("Panel key: ", KEY)
        terminal.until("Mode [private]: ")
        terminal.interrupt()
        assert terminal.end() == 130
    assert terminal.shown.rstrip().endswith("Stopped. .env is as it was.")
    assert TOKEN not in terminal.shown
    assert KEY not in terminal.shown
    assert "Traceback" not in terminal.shown
    assert Path(".env").read_text() == "# mine\n"
    assert sorted(path.name for path in folder.iterdir()) == [".env", "panelgram.db"]


def test_without_a_terminal_one_sentence_and_2(monkeypatch):
    monkeypatch.setattr("bot.commands.setting_up.asking.on_terminal", lambda: False)
    result = CliRunner().invoke(app, ["setup"])
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert "run it in a terminal" in result.output


def test_an_env_in_another_encoding_is_said_before_anything_is_asked():
    Path(".env").write_bytes("BOT_TOKEN=\xff\xfe".encode("latin-1"))
    result = set_up()
    assert result.exit_code == 2
    assert result.output == ".env is not UTF-8 text; save it again as UTF-8.\n"
