"""Commands around the books: audit, backup, move, policy, and what `run` refuses."""

import asyncio
import re
import stat
from datetime import UTC, datetime

import pytest
from filelock import FileLock
from selling import a_held_order, house_of, open_shop
from typer.testing import CliRunner

from bot.command_line import app
from bot.commands.database_words import SENTENCES, sentence_of
from storage import errors, marks
from storage.move import _place
from storage.opening import open_database

RUN = CliRunner()
NOW = int(datetime(2026, 11, 24, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder with settings, none of which leads anywhere."""
    monkeypatch.chdir(tmp_path)
    settings = {
        "BOT_TOKEN": "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr",
        "PANEL_URL": "http://127.0.0.1:9/api/v2",
        "PANEL_KEY": "the-key",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "BACKUP_DIR": "copies",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.fixture
def books(here, sqlite_url, monkeypatch):
    """A shop with one held order."""

    def fill(tx):
        a_held_order(tx, house_of(open_shop(tx)))

    write(sqlite_url, fill)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    return sqlite_url


def write(url, fn):
    async def once():
        db = await open_database(url)
        try:
            return await db.write(fn)
        finally:
            await db.close()

    return asyncio.run(once())


def command(*words, code=0):
    result = RUN.invoke(app, words)
    assert result.exit_code == code, result.output
    return result.output


def spoil(url):
    write(url, lambda tx: tx.run("UPDATE people SET terms_at = NULL"))


def test_audit_says_that_nothing_is_wrong(books):
    assert re.fullmatch(r"\d+ rules checked, nothing wrong\.\n", command("audit"))


def test_audit_names_what_is_wrong_and_ends_with_one(books):
    spoil(books)
    said = command("audit", code=1)
    assert "WRONG  11 whoever ordered had accepted the terms: what" in said


@pytest.mark.parametrize("word", ["audit", "backup"])
def test_without_a_database_there_is_a_sentence_and_no_file(here, word):
    assert "There is no database yet" in command(word, code=2)
    assert list(here.iterdir()) == []


def test_a_backup_is_a_private_checked_file_with_the_mark_of_a_copy(books, here):
    said = command("backup")
    (copy,) = (here / "copies").iterdir()
    assert f"copies/{copy.name}: " in said
    assert "nothing wrong" in said
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert write(f"sqlite:///{copy}", lambda tx: marks.read(tx, marks.BACKUP)) is not None
    assert write(books, lambda tx: marks.read(tx, marks.BACKUP)) is None


def test_a_backup_of_wrong_books_is_kept_and_said(books, here):
    spoil(books)
    said = command("backup", "mine.db", code=1)
    assert "`panelgram audit` names them" in said
    assert (here / "mine.db").is_file()


def test_a_backup_never_takes_the_place_of_a_file(books, here):
    (here / "mine.db").write_text("precious")
    assert "name another file" in command("backup", "mine.db", code=2)
    assert (here / "mine.db").read_text() == "precious"


def test_on_postgresql_backup_names_its_own_tool(here, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret@db.example/panelgram")
    said = command("backup", code=2)
    assert "pg_dump" in said
    assert "secret" not in said


def test_move_counts_rows_and_run_then_refuses_the_file(books, postgres_url):
    said = command("move", postgres_url)
    assert re.search(r"^orders +1$", said, re.MULTILINE)
    assert "DATABASE_URL" in said
    refused = command("run", code=2)
    assert "were moved to postgresql://" in refused
    assert "was moved to" in command("move", postgres_url, code=2)


def test_after_a_move_cut_short_the_file_waits_until_it_is_finished_or_called_off(books, postgres_url):
    place = _place(postgres_url)
    write(books, lambda tx: marks.put(tx, marks.MOVING, f"t0ken {place}", 1))
    refused = command("run", code=2)
    assert f"to {place} was cut short, and the books may have arrived. Run `panelgram move`" in refused
    assert "--call-off" in refused
    assert "start the bot on the file again" in command("move", postgres_url, "--call-off")
    assert "none to call off" in command("move", postgres_url, "--call-off", code=2)
    assert "Nothing was moved: no move" in command("move", postgres_url, "--call-off", code=2)


def test_move_to_nowhere_is_a_sentence(books):
    assert "cannot be reached" in command("move", "postgresql://me:secret@127.0.0.1:9/none", code=2)
    assert "secret" not in command("move", "postgresql://me:secret@127.0.0.1:9/none", code=2)
    assert "Nothing was moved: only an SQLite file" in command("move", "sqlite:///other.db", code=2)


def test_policy_shows_rules_reasons_and_what_they_hide(books, monkeypatch):
    def hide_one(tx):
        tx.run("UPDATE services SET name = :name", name="Google Maps\n5 Star \x1b[2JReviews")

    write(books, hide_one)
    monkeypatch.setenv("PANEL_URL", write(books, lambda tx: tx.one("SELECT address FROM panels"))["address"])
    said = command("policy")
    assert "reviews: hides 1\n  Reviews and ratings tell people whom to trust" in said
    assert "- Google Maps 5 Star [2JReviews" in said
    assert "\x1b" not in said
    assert re.search(r"^1 of \d+ services are hidden", said, re.MULTILINE)


def test_policy_without_a_copy_and_without_a_panel_says_so(here):
    assert "There is no copy of the catalogue yet" in command("policy", code=2)


def test_every_trouble_with_a_database_has_its_sentence():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert len(kinds) > 10
    for kind in kinds:
        assert sentence_of(kind("why")).endswith((".", "?"))
    assert sentence_of(errors.DatabaseFull("no space")).startswith("The disk is full: no space.")
    assert set(SENTENCES) <= set(kinds)


REFUSED = {
    "a newer version": (
        lambda path: write(
            f"sqlite:///{path}", lambda tx: tx.run("UPDATE alembic_version SET version_num = :v", v="9999")
        ),
        "from a newer version",
    ),
    "no database": (lambda path: path.write_bytes(b"no database at all" * 100), "is no database"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_run_refuses_what_it_cannot_use(books, tmp_path, case):
    spoil_file, sentence = REFUSED[case]
    spoil_file(tmp_path / "test.db")
    assert sentence in command("run", code=2)


def test_a_folder_that_is_missing_is_a_sentence(here, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:///no/such/folder/panelgram.db")
    assert "cannot be written: there is no folder" in command("run", code=2)


def test_two_bots_on_one_file_are_refused(books):
    with FileLock(f"{books.removeprefix('sqlite:///')}.lock"):
        assert "Another process works on this database" in command("run", code=2)
