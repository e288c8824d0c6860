"""`panelgram doctor` as the operator sees it: one line a subject, what is wrong and what to do, no secret."""

import asyncio
import os
import sqlite3
import threading
import time
from collections import namedtuple
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from outside import KEY, TOKEN, outside
from typer.testing import CliRunner

from bot.__main__ import app
from bot.clock import now_ms
from bot.commands.examining import machine, panels, telegram, whole
from bot.settings import Settings
from panel import Limits, Options
from sandbox.telegram.faults import Fault
from shop import panels as shop_panels
from shop import people
from storage import marks
from storage.lock import take_lock
from storage.opening import open_database

NOT_THIS = "700100200:AAHanother-another-another-another0"
NOBODY_LISTENS = "http://127.0.0.1:9"
ADMIN = 1001
GB = 1024**3
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil's


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


def in_books(function, *args):
    async def write():
        db = await open_database("sqlite:///panelgram.db")
        try:
            return await db.write(function, *args)
        finally:
            await db.close()

    return asyncio.run(write())


def run_doctor():
    result = CliRunner().invoke(app, ["doctor"])
    for secret in (TOKEN, KEY, "hunter22"):
        assert secret not in result.output
    return result


def lines_of(result):
    rows = [line.split(maxsplit=1) for line in result.output.split("\n\n")[0].splitlines()]
    return [(state, rest[:12].strip(), rest[13:]) for state, rest in rows]


def line(subject):
    result = run_doctor()
    (found,) = [(state, text) for state, its, text in lines_of(result) if its == subject]
    assert result.exit_code == int(any(state == "wrong" for state, _, _ in lines_of(result)))
    return found


@contextmanager
def a_running_bot(url="sqlite:///panelgram.db"):
    """Somebody who holds the instance lock, on a thread of their own."""
    held, done = threading.Event(), threading.Event()

    async def hold():
        lock = await take_lock(url)
        held.set()
        await asyncio.to_thread(done.wait)
        await lock.release()

    thread = threading.Thread(target=asyncio.run, args=(hold(),))
    thread.start()
    assert held.wait(10)
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_where_nothing_is_wrong_every_line_is_ok():
    result = run_doctor()
    assert [(state, subject) for state, subject, _ in lines_of(result)] == [
        ("ok", "Settings"),
        ("ok", "Token"),
        ("ok", "Updates"),
        ("ok", "Inline mode"),
        ("ok", "Admins"),
        ("ok", "Panel"),
        ("ok", "Database"),
        ("ok", "Process"),
        ("ok", "Disk"),
        ("ok", "Clock"),
        ("ok", "Time zone"),
        ("ok", "Copies"),
        ("ok", "Files"),
    ]
    assert result.output.endswith("\nNothing is wrong.\n")
    assert result.exit_code == 0
    assert "balance 12.5 USD, 1 services" in result.output


def test_settings_that_cannot_be_read_end_with_2(settings):
    settings(BOT_TOKEN="hello", ADMINS="@olga")
    result = run_doctor()
    assert result.exit_code == 2
    assert [said.split(":")[0] for said in result.output.splitlines()] == ["BOT_TOKEN", "ADMINS"]


def test_a_wrong_token(settings):
    settings(BOT_TOKEN=NOT_THIS)
    state, text = line("Token")
    assert state == "wrong"
    assert "copy it again from @BotFather" in text


def test_telegram_out_of_reach_leaves_the_rest_and_the_panel_tells_the_time(settings):
    settings(TELEGRAM_API_URL=NOBODY_LISTENS)
    result = run_doctor()
    found = {subject: (state, text) for state, subject, text in lines_of(result)}
    assert found["Token"] == (
        "wrong",
        f"Telegram cannot be reached at {NOBODY_LISTENS}: nothing answers at that address.",
    )
    assert found["Panel"][0] == found["Clock"][0] == found["Database"][0] == "ok"
    assert result.exit_code == 1
    assert result.output.endswith("\n1 wrong.\n")


def test_a_web_page_in_telegrams_place(world):
    world.telegram.faults.add(Fault("garbage", "getMe"))
    assert line("Token")[1].endswith("what answers there is no Bot API.")


def test_inline_mode_off(world):
    world.telegram.bot(TOKEN).inline = False
    state, text = line("Inline mode")
    assert state == "ok"
    assert "It is off" in text


def test_a_webhook_is_seen_and_its_path_not_told(world):
    world.telegram.bot(TOKEN).webhook = {"url": f"https://shop.example/hook/{TOKEN}"}
    assert line("Updates") == (
        "warning",
        "A webhook sends them to shop.example: `panelgram run` takes it away. Stop what set it, too.",
    )
    with a_running_bot():
        assert line("Updates")[0] == "wrong"


def test_a_running_bot_of_ours_is_not_disturbed(world):
    with a_running_bot():
        assert line("Updates") == ("ok", "The running bot fetches them.")
        assert line("Process") == ("ok", "The bot is running.")
    assert "getUpdates" not in [call.method for call in world.telegram.calls]


def test_a_running_bot_that_fetches_nothing(world):
    for _ in range(telegram.MANY_WAITING):
        world.telegram.bot(TOKEN).updates.inject({})
    with a_running_bot():
        assert line("Updates") == ("warning", "The bot is running, and yet 100 wait: see its log.")


def test_waiting_updates_are_left_for_the_bot(world):
    world.telegram.bot(TOKEN).updates.inject({})
    assert line("Updates") == ("ok", "No other program fetches them.")
    assert len(world.telegram.bot(TOKEN).updates) == 1


@contextmanager
def another_program(world):
    """It fetches for ever, and again when it is interrupted."""
    began = threading.Event()

    async def fetch():
        async with aiohttp.ClientSession() as session:
            while True:
                began.set()
                async with session.post(f"{world.telegram_url}/bot{TOKEN}/getUpdates", json={"timeout": 50}):
                    pass

    fetching = asyncio.run_coroutine_threadsafe(fetch(), world.loop)
    assert began.wait(10)
    try:
        yield
    finally:
        fetching.cancel()


def test_another_program_with_our_token(world, monkeypatch):
    monkeypatch.setattr(telegram, "LISTEN_S", 20)
    with another_program(world):
        state, text = line("Updates")
    assert state == "wrong"
    assert text.startswith("Another program fetches them with this token")


def test_admins_who_cannot_be_alarmed(settings, world):
    settings(ADMINS=f"{ADMIN},2001,2002,3001")
    in_books(people.arrive, 2002, "Bo", None, None, now_ms())
    in_books(people.mark_blocked, 2002, now_ms())
    found = [(state, text) for state, subject, text in lines_of(run_doctor()) if subject == "Admins"]
    assert [state for state, _ in found] == ["warning", "warning"]
    assert found[0][1].startswith("No alarm can reach 2001, 3001: they have not started the bot.")
    assert found[1][1].startswith("No alarm can reach 2002: they have blocked the bot.")
    assert "https://t.me/panel_shop_bot" in found[0][1]


def test_an_owner_by_claim_counts_as_admin():
    Path(".env").write_text(Path(".env").read_text().replace(f"ADMINS={ADMIN}\n", ""))
    assert line("Admins")[1].startswith("Nobody is admin yet")
    in_books(people.new_claim, "code", now_ms())
    in_books(people.claim, "code", ADMIN, now_ms())
    assert line("Admins") == ("ok", "1 can be alarmed.")


def test_telegram_may_not_say_whom_it_knows(settings, world):
    settings(ADMINS="2001")
    world.telegram.faults.add(Fault("garbage", "getChat", times=-1))
    assert line("Admins")[1].startswith("Telegram does not say whether an alarm can reach 2001")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"PANEL_KEY": "hunter22"}, "The panel does not know this key"),
        ({"PANEL_URL": f"{NOBODY_LISTENS}/api/v2"}, "The panel cannot be reached: nothing listens"),
        ({"PANEL_URL": "{host}/shop"}, "This address does not speak API v2"),
    ],
)
def test_a_panel_that_is_wrong(settings, world, changed, said):
    settings(**{name: value.format(host=world.panel_host) for name, value in changed.items()})
    state, text = line("Panel")
    assert state == "wrong"
    assert said in text


def test_a_right_key_without_a_catalogue_is_a_warning(world):
    world.panel.faults.plan("empty_list", action="services", times=None)
    state, text = line("Panel")
    assert state == "warning"
    assert text == "It answers: balance 12.5 USD. The key is right, but the list of services cannot be read."


def test_an_account_in_another_currency_than_the_books(world):
    in_books(shop_panels.known, world.panel_url, now_ms())
    in_books(shop_panels.fix_currency, 1, "EUR", now_ms())
    texts = [(state, text) for state, subject, text in lines_of(run_doctor()) if subject == "Panel"]
    assert texts[1] == (
        "wrong",
        "Its account is in USD, the books are in EUR: services are shown, none is sold.",
    )


def test_the_old_panel_is_asked_too(settings, world):
    settings(PANEL_OLD_URL=f"{world.panel_host}/api/v2/", PANEL_OLD_KEY="hunter22")
    assert line("Old panel")[0] == "wrong"


def test_no_database_yet_and_none_is_made():
    for path in Path().glob("panelgram.db*"):
        path.unlink()
    state, text = line("Database")
    assert state == "ok"
    assert text.startswith("There is none yet")
    assert not list(Path().glob("panelgram.db*"))


def test_a_database_in_no_folder(settings):
    settings(DATABASE_URL="sqlite:///nowhere/panelgram.db")
    assert line("Database")[0] == "wrong"


def _revision(number):
    with sqlite3.connect("panelgram.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [number])


def _broken():
    Path("panelgram.db").write_bytes(b"no database at all" * 100)


def _foreign():
    Path("panelgram.db").unlink()
    with sqlite3.connect("panelgram.db") as connection:
        connection.execute("CREATE TABLE other (id)")


@pytest.mark.parametrize(
    ("spoil", "state", "said"),
    [
        (lambda: _revision("9999"), "wrong", "from a newer version"),
        (_broken, "wrong", "damaged"),
        (_foreign, "wrong", "another program"),
        (lambda: in_books(marks.put, marks.MOVED, "db.example/shop", 1), "wrong", "moved to db.example/shop"),
        (lambda: in_books(marks.put, marks.BACKUP, "1", 1), "warning", "This file is a copy"),
    ],
)
def test_a_database_that_is_not_ours_to_run_on(spoil, state, said):
    spoil()
    found = line("Database")
    assert found[0] == state
    assert said in found[1]


def test_an_older_schema_is_brought_up_to_date_by_the_next_start(monkeypatch):
    monkeypatch.setattr("storage.revision.known", lambda: ("0001", "0002"))
    assert line("Database") == (
        "warning",
        "Its schema is 0001: the next start copies it and brings it to 0002.",
    )


@pytest.mark.parametrize(
    ("free", "state"), [(machine.FLOOR_BYTES - 1, "wrong"), (machine.FLOOR_BYTES, "warning"), (2 * GB, "ok")]
)
def test_room_on_the_disk(monkeypatch, free, state):
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _folder: Usage(9 * GB, 0, free))
    assert line("Disk")[0] == state


@pytest.mark.parametrize(
    ("off_ms", "state", "said"),
    [
        (0, "ok", "It is right."),
        (-5_000, "ok", "It is right."),
        (6_000, "warning", "6 s fast"),
        (-3_600_000, "wrong", "3,600 s slow"),
        (None, "warning", "Nobody told the time"),
    ],
)
def test_the_clock(off_ms, state, said):
    found = machine.look_at_clock(off_ms)
    assert found.state == state
    assert said in found.text


def test_the_zone_shows_what_clocks_show_there():
    assert (
        machine.look_at_zone(ZoneInfo("Asia/Tokyo"), 1_800_000_000_000).text
        == "Asia/Tokyo: it is 17:00 there."
    )


def test_copies_of_long_ago_and_none():
    (copy,) = Path("backups").iterdir()
    long_ago = time.time() - 3 * 86_400
    os.utime(copy, (long_ago, long_ago))
    assert line("Copies")[0] == "warning"
    copy.unlink()
    assert line("Copies")[1].startswith("There is none in backups yet")


def test_files_that_others_can_read():
    Path(".env").chmod(0o640)
    assert line("Files") == ("warning", "Others on this machine can read .env: chmod 600 .env")


def test_mode_shop_cannot_run_yet(settings):
    settings(MODE="shop")
    assert line("Settings")[0] == "wrong"


def test_on_postgres_copies_are_the_operators_business(settings, postgres_url):
    settings(DATABASE_URL=postgres_url)
    with a_running_bot(postgres_url):
        result = run_doctor()
    found = {subject: (state, text) for state, subject, text in lines_of(result)}
    assert found["Copies"] == ("warning", machine.ON_POSTGRES)
    assert found["Process"] == ("ok", "The bot is running.")
    assert found["Database"][0] == "ok"
    assert result.exit_code == 0


def test_a_postgres_that_does_not_answer(settings):
    settings(DATABASE_URL="postgresql://shop:hunter22@127.0.0.1:9/shop")
    state, text = line("Database")
    assert state == "wrong"
    assert text.startswith("PostgreSQL cannot be reached")


def test_whoever_takes_too_long_is_not_waited_for(world, monkeypatch):
    monkeypatch.setattr(whole, "LOOK_S", 0.3)
    monkeypatch.setattr(panels, "_PATIENCE", Options(read_attempts=1, limits=Limits()))
    world.telegram.faults.add(Fault("delay", "getMe", seconds=8))
    world.panel.faults.plan("slow_before", before_ms=8000)
    began = time.monotonic()
    found = {subject: text for _, subject, text in lines_of(run_doctor())}
    assert time.monotonic() - began < 8
    assert "took too long" in found["Token"]
    assert "took too long" in found["Panel"]


def test_all_patience_together_is_15_seconds():
    assert whole.LOOK_S + whole.DATE_S <= 15
