"""`panelgram setup` as the operator sees it: every question, every wrong answer, and what is written."""

import asyncio
import re
import stat
import sys
from pathlib import Path

import pytest
from dotenv import dotenv_values
from outside import KEY, TOKEN, outside
from terminal import Terminal
from typer.testing import CliRunner

from bot.clock import now_ms
from bot.command_line import app
from bot.settings import Settings
from sandbox.telegram.faults import Fault
from shop import people
from storage.lock import take_lock
from storage.opening import open_database

NOT_THIS = "700100200:AAHanother-another-another-another0"
NOBODY_LISTENS = "http://127.0.0.1:9/api/v2"
SHORT = ["", "", "", "Berlin"]
WRITTEN = {
    "BOT_TOKEN": TOKEN,
    "PANEL_KEY": KEY,
    "MODE": "private",
    "MEMBERS": "",
    "DEFAULT_LANGUAGE": "en",
    "TIMEZONE": "Europe/Berlin",
}


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


def set_up(*answers):
    """Type the answers, one a question; the end of the input is an abort."""
    result = CliRunner().invoke(app, ["setup"], input="".join(f"{answer}\n" for answer in answers))
    assert TOKEN not in result.output
    assert KEY not in result.output
    return result


def link_in(output):
    (link,) = re.findall(r"^https://t\.me/panel_shop_bot\?start=claim_(\S+)$", output, re.MULTILINE)
    return link


async def _claim(code):
    db = await open_database("sqlite:///panelgram.db")
    try:
        await db.write(people.arrive, 4001, "Olga", None, None, now_ms())
        return await db.write(people.claim, code, 4001, now_ms() + 59 * 60_000)
    finally:
        await db.close()


def test_from_nothing_to_a_bot_that_has_an_owner(world):
    result = set_up(TOKEN, world.panel_url, KEY, *SHORT)
    assert result.exit_code == 0, result.output
    assert dotenv_values(".env") == WRITTEN | {"PANEL_URL": world.panel_url}
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    for said in (
        "This is @panel_shop_bot, named Panel Shop.",
        "balance 12.5 USD, 1 services",
        ".env is written",
    ):
        assert said in result.output


def test_the_link_makes_whoever_opens_it_owner(world):
    code = link_in(set_up(TOKEN, world.panel_url, KEY, *SHORT).output)
    assert asyncio.run(_claim(code)) is people.ClaimResult.DONE


def test_without_a_database_one_is_made(world):
    Path("panelgram.db").unlink()
    assert link_in(set_up(TOKEN, world.panel_url, KEY, *SHORT).output)
    assert stat.S_IMODE(Path("panelgram.db").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["hello", TOKEN, "{url}", KEY], "That is not a bot token."),
        ([NOT_THIS, TOKEN, "{url}", KEY], "Telegram does not know this token: copy it again"),
        ([TOKEN, "a b", "{url}", KEY], "That is no web address."),
        ([TOKEN, "{url}?key=1", "{url}", KEY], "The address must be plain"),
        ([TOKEN, "{url}", "", KEY], "A key is one word"),
        ([TOKEN, "{url}", "another-key", KEY], "The panel does not know this key: copy it again"),
        ([TOKEN, "{host}", KEY, "", ""], "This address does not speak API v2: a web page answers there."),
        ([TOKEN, "{url}/order", KEY, "", ""], "API v2 has one address for all"),
        ([TOKEN, NOBODY_LISTENS, KEY, "2", "{url}", ""], "The panel cannot be reached: nothing listens"),
    ],
)
def test_what_is_wrong_is_said_and_asked_again_and_nothing_else_is(world, typed, said):
    typed = [answer.format(url=world.panel_url, host=world.panel_host) for answer in typed]
    result = set_up(*typed, *SHORT)
    assert said in result.output
    assert result.exit_code == 0, result.output
    assert dotenv_values(".env") == WRITTEN | {"PANEL_URL": world.panel_url}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["shop", "", "", "", "UTC"], "The shop comes later"),
        (["public", "", "", "", "UTC"], "Type private."),
        (["", "@olga", "", "", "UTC"], "'@olga' is no numeric Telegram id."),
        (["", "", "de", "", "UTC"], "Use en or ru."),
        (
            ["", "", "", "Europe/Moskow", "UTC"],
            "There is no time zone 'Europe/Moskow'. Did you mean Europe/Moscow",
        ),
        (["", "", "", "Berlyn", "utc"], "Did you mean Europe/Berlin?"),
        (
            ["", "", "", "Louisville", "utc"],
            "Did you mean America/Kentucky/Louisville or America/Louisville?",
        ),
        (["", "", "", "GMT+3", "utc"], "name a place, such as Europe/Berlin"),
        (["", "", "", "Middle-earth", "utc"], "Use an IANA name such as Europe/Berlin"),
    ],
)
def test_a_wrong_short_answer_is_asked_again(world, typed, said):
    result = set_up(TOKEN, world.panel_url, KEY, *typed)
    assert said in result.output
    assert result.exit_code == 0, result.output
    assert dotenv_values(".env") == WRITTEN | {"PANEL_URL": world.panel_url, "TIMEZONE": "UTC"}


def test_all_short_answers_are_written(world):
    assert set_up(TOKEN, world.panel_url, KEY, "private", "2001, 2002,2001", "RU", "new york").exit_code == 0
    written = dotenv_values(".env")
    assert (written["MEMBERS"], written["DEFAULT_LANGUAGE"]) == ("2001,2002", "ru")
    assert written["TIMEZONE"] == "America/New_York"


def test_a_panel_in_trouble_can_be_asked_again(world):
    world.panel.faults.plan("maintenance")
    result = set_up(TOKEN, world.panel_url, KEY, "1", *SHORT)
    assert result.exit_code == 0, result.output
    assert result.output.count("Asking the panel") == 2


def test_one_can_go_on_while_neither_answers(world):
    world.telegram.faults.add(Fault("garbage", "getMe"))
    result = set_up(TOKEN, "3", NOBODY_LISTENS, KEY, "4", *SHORT)
    assert result.exit_code == 0, result.output
    assert "Telegram cannot be reached" in result.output
    assert "t.me" not in result.output
    assert "While nobody is admin, it prints a link that makes you owner." in result.output
    assert dotenv_values(".env")["PANEL_URL"] == NOBODY_LISTENS


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
