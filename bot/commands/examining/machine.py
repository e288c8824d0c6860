"""The doctor's look at this machine: disk, clock, zone, copies, and who can read the secrets."""

import shutil
import stat
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.commands.examining.line import Line, ok, warning, wrong
from bot.settings import Settings
from storage.address import folder_of, is_sqlite, sqlite_path

DISK, CLOCK, ZONE, COPIES, FILES = "Disk", "Clock", "Time zone", "Copies", "Files"
MB = 1_000_000
# Under the floor the bot fetches no updates.
FLOOR_BYTES = 200 * 1024 * 1024
SCARCE_BYTES = 5 * FLOOR_BYTES
# An HTTP date has whole seconds and took its time to come here.
CLOCK_OFF_MS, CLOCK_WRONG_MS = 5_000, 120_000
OLD_COPY_MS = 36 * 3_600_000
COPY = "panelgram-*.db"
OTHERS = stat.S_IRWXG | stat.S_IRWXO
ON_POSTGRES = "On PostgreSQL there is no nightly copy: let pg_dump make one, for example from cron."


def look_at_disk(settings: Settings) -> Line:
    """How much room there is for the database."""
    folder = folder_of(settings.database_url)
    if not folder.is_dir():
        return wrong(DISK, f"There is no folder {folder}.")
    free = shutil.disk_usage(folder).free
    text = f"{free / MB:,.0f} MB are free in {folder}"
    if free < FLOOR_BYTES:
        return wrong(DISK, f"{text}: under 200 MB the bot takes no messages. Make room.")
    return warning(DISK, f"{text}: make room soon.") if free < SCARCE_BYTES else ok(DISK, f"{text}.")


def look_at_clock(off_ms: int | None) -> Line:
    """Compare this machine's clock with the time an HTTP answer told."""
    if off_ms is None:
        return warning(CLOCK, "Nobody told the time to compare it with.")
    off = abs(off_ms)
    if off <= CLOCK_OFF_MS:
        return ok(CLOCK, "It is right.")
    way = "fast" if off_ms > 0 else "slow"
    text = f"It is {off / 1000:,.0f} s {way}: let this machine set it from the network (NTP)."
    return (wrong if off > CLOCK_WRONG_MS else warning)(CLOCK, text)


def look_at_zone(zone: ZoneInfo, now: int) -> Line:
    """Say what the operator's clocks should show."""
    return ok(ZONE, f"{zone.key}: it is {datetime.fromtimestamp(now / 1000, zone):%H:%M} there.")


def look_at_copies(settings: Settings, now: int) -> Line:
    """How old the newest copy of the books is."""
    if not is_sqlite(settings.database_url):
        return warning(COPIES, ON_POSTGRES)
    found = _newest(settings.backup_dir)
    if found is None:
        advice = "the running bot makes one each night, `panelgram backup` makes one now."
        return warning(COPIES, f"There is none in {settings.backup_dir} yet: {advice}")
    made, path = found
    text = f"The newest is {path.name}, of {datetime.fromtimestamp(made / 1000, settings.timezone):%Y-%m-%d %H:%M}"
    if now - made > OLD_COPY_MS:
        return warning(COPIES, f"{text}: a running bot makes one each night; see its log.")
    return ok(COPIES, f"{text}.")


def _newest(folder: Path) -> tuple[int, Path] | None:
    """Return the newest copy and when it was made, ms UTC."""
    try:
        return max(((path.stat().st_mtime_ns // 1_000_000, path) for path in folder.glob(COPY)), default=None)
    except OSError:
        return None


def look_at_files(settings: Settings, env: Path) -> Line:
    """Whether anybody but the owner can read what holds secrets and money."""
    paths = [env]
    if is_sqlite(settings.database_url):
        file = sqlite_path(settings.database_url)
        paths += [file, *(file.with_name(f"{file.name}-{part}") for part in ("wal", "shm"))]
    there = [path for path in paths if path.exists()]
    shown = [str(path) for path in there if path.stat().st_mode & OTHERS]
    if shown:
        return warning(
            FILES, f"Others on this machine can read {', '.join(shown)}: chmod 600 {' '.join(shown)}"
        )
    return ok(
        FILES,
        f"{', '.join(map(str, there))}: for their owner alone." if there else "There is nothing to hide yet.",
    )
