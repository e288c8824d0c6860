"""One checked copy a night, seven kept, and somebody is told when there is none."""

import stat
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.copies import KEPT
from bot.tasks.nightly import Nightly

BERLIN = ZoneInfo("Europe/Berlin")
THREE = datetime(2026, 11, 24, 3, tzinfo=BERLIN)


class Night:
    """The task, and the hand on its clock."""

    def __init__(self, url, folder):
        self.at, self.folder, self.told = THREE, folder, []
        self.task = Nightly(url, folder, BERLIN, self._trouble, lambda: int(self.at.timestamp() * 1000))

    async def _trouble(self, work, times):
        self.told.append((work, times))

    async def look(self, at):
        self.at = at
        await self.task.look()
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.exists() else []


@pytest.fixture
def night(sqlite_url, sqlite_database, tmp_path):
    return Night(sqlite_url, tmp_path / "copies")


async def test_a_copy_is_made_once_a_night_in_the_operators_zone(night):
    assert await night.look(THREE - timedelta(minutes=1)) == []
    first = await night.look(THREE)
    assert first == ["panelgram-night-2026-11-24.db"]
    made = (night.folder / first[0]).stat()
    assert stat.S_IMODE(made.st_mode) == 0o600
    assert await night.look(THREE + timedelta(hours=5)) == first
    assert (night.folder / first[0]).stat().st_mtime_ns == made.st_mtime_ns
    assert await night.look(datetime(2026, 11, 25, 1, tzinfo=UTC)) == first, "two o'clock in Berlin"
    assert len(await night.look(datetime(2026, 11, 25, 2, tzinfo=UTC))) == 2
    assert night.told == []


async def test_a_missed_night_is_made_up_for_by_day(night):
    assert len(await night.look(THREE + timedelta(hours=12))) == 1


async def test_the_newest_are_kept_and_other_files_are_left_alone(night):
    night.folder.mkdir()
    for name in ("panelgram-20250101-000000.db", "panelgram-night-of-mine.db", "notes.txt"):
        (night.folder / name).touch()
    for day in range(KEPT + 3):
        names = await night.look(THREE + timedelta(days=day))
    nights = [name for name in names if name.startswith("panelgram-night-2")]
    assert len(nights) == KEPT
    assert nights[-1] == "panelgram-night-2026-12-03.db"
    assert len(names) == KEPT + 3


async def test_a_copy_that_cannot_be_made_is_told_and_tried_again(night):
    night.folder.write_text("in the way")
    night.at = THREE
    await night.task.look()
    assert night.told == [("backup", 1)]
    night.folder.unlink()
    assert len(await night.look(THREE + timedelta(minutes=15))) == 1


async def test_wrong_books_are_copied_and_told(night, sqlite_database):
    await sqlite_database.write(
        lambda tx: tx.run("INSERT INTO balances (account, amount) VALUES (:a, 5)", a="held:1")
    )
    assert len(await night.look(THREE)) == 1
    assert night.told == [("audit", 2)]
