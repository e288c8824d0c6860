"""`panelgram doctor` on the database, the disk, the clock, copies and files."""

import os
import sqlite3
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from examined import GB, Usage, a_running_bot, in_books, line, lines_of, run_doctor

from bot.commands.examining import machine
from storage import marks, revision


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
        (
            lambda: in_books(marks.put, marks.MOVING, "t0ken db.example/shop", 1),
            "wrong",
            "to db.example/shop was cut",
        ),
        (lambda: in_books(marks.put, marks.BACKUP, "1", 1), "warning", "This file is a copy"),
    ],
)
def test_a_database_that_is_not_ours_to_run_on(spoil, state, said):
    spoil()
    found = line("Database")
    assert found[0] == state
    assert said in found[1]


def test_an_older_schema_is_brought_up_to_date_by_the_next_start(monkeypatch):
    now = revision.known()
    monkeypatch.setattr("storage.revision.known", lambda: (*now, "9999"))
    assert line("Database") == (
        "warning",
        f"Its schema is {now[-1]}: the next start copies it and brings it to 9999.",
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
