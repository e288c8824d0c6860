"""What a DATABASE_URL says."""

from pathlib import Path


def is_sqlite(url: str) -> bool:
    """Say whether the URL names an SQLite file."""
    return url.startswith("sqlite:///")


def folder_of(url: str) -> Path:
    """Return the folder that a database of ours grows in; for a server, where we work."""
    return sqlite_path(url).resolve().parent if is_sqlite(url) else Path.cwd()


def sqlite_path(url: str) -> Path:
    """Return the file that `sqlite:///path` names; `sqlite:////path` is absolute."""
    return Path(url.removeprefix("sqlite:///"))
