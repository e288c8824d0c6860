"""People as Telegram describes them, and what they chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has written to the bot.

    Attributes:
        id: Telegram's numeric id, also of the private chat.
        client_language: what their Telegram speaks, an IETF tag.
        language: chosen by hand.
        zone: IANA name, chosen by hand.
        terms_at: when they accepted the terms, ms UTC.
        blocked_at: when they blocked the bot, ms UTC.
        told: which notices they want, a code; None where they never chose.
        quiet_from: minute of their day from which nothing sounds, until `quiet_to`; None for never.
        hears_changes: whether they want to know what changes of the services they use.
        diffs: how often an admin wants to hear what syncs changed, a code; None where they never chose.
        is_dark: whether pictures are drawn for a dark chat.
    """

    id: int
    name: str
    username: str | None
    client_language: str | None
    language: str | None
    zone: str | None
    terms_at: int | None
    blocked_at: int | None
    told: str | None = None
    quiet_from: int | None = None
    quiet_to: int | None = None
    hears_changes: bool = True
    diffs: str | None = None
    is_dark: bool = False


_COLUMNS = """id, name, username, client_language, language, zone, terms_at, blocked_at, told, quiet_from, quiet_to,
              hears_changes, diffs, is_dark"""


FLAGS = ("hears_changes", "is_dark")


def changed(person_id: int) -> str:
    """Return the signal that something about a person is no longer as it was."""
    return f"person:{person_id}"


def arrive(
    tx: Tx, person_id: int, name: str, username: str | None, client_language: str | None, now: int
) -> Person:
    """Keep a person as Telegram describes them today; whoever writes has not blocked the bot."""
    sql = f"""INSERT INTO people (id, name, username, client_language, first_seen_at)
              VALUES (:id, :name, cast(:username AS text), cast(:language AS text), :now)
              ON CONFLICT (id) DO UPDATE SET name = excluded.name, username = excluded.username,
                  client_language = excluded.client_language, blocked_at = NULL
              RETURNING {_COLUMNS}"""
    tx.signal(changed(person_id))
    row = tx.one(sql, id=person_id, name=name, username=username, language=client_language, now=now)
    if row is None:
        raise LookupError("a person came back without a row")
    return _person(row)


def find(tx: Tx, person_id: int) -> Person | None:
    """Return a person."""
    row = tx.one(f"SELECT {_COLUMNS} FROM people WHERE id = :id", id=person_id)
    return None if row is None else _person(row)


def choose_language(tx: Tx, person_id: int, language: str) -> None:
    """Keep a chosen language."""
    tx.signal(changed(person_id))
    tx.run("UPDATE people SET language = :language WHERE id = :id", id=person_id, language=language)


def choose_zone(tx: Tx, person_id: int, zone: str) -> None:
    """Keep a chosen time zone."""
    tx.signal(changed(person_id))
    tx.run("UPDATE people SET zone = :zone WHERE id = :id", id=person_id, zone=zone)


def choose_look(tx: Tx, person_id: int, *, is_dark: bool) -> None:
    """Keep for which look of the chat pictures are drawn."""
    tx.signal(changed(person_id))
    tx.run("UPDATE people SET is_dark = :dark WHERE id = :id", id=person_id, dark=is_dark)


def accept_terms(tx: Tx, person_id: int, now: int) -> None:
    """Keep when a person first accepted the terms."""
    tx.signal(changed(person_id))
    tx.run("UPDATE people SET terms_at = :now WHERE id = :id AND terms_at IS NULL", id=person_id, now=now)


def mark_blocked(tx: Tx, person_id: int, at: int | None) -> None:
    """Keep since when a person blocks the bot; None when they do not."""
    tx.signal(changed(person_id))
    tx.run("UPDATE people SET blocked_at = cast(:at AS bigint) WHERE id = :id", id=person_id, at=at)


def choose_told(tx: Tx, person_id: int, told: str) -> None:
    """Keep which notices a person wants."""
    tx.signal(changed(person_id))
    tx.run("UPDATE people SET told = :told WHERE id = :id", id=person_id, told=told)


def choose_quiet(tx: Tx, person_id: int, begin: int | None, end: int | None) -> None:
    """Keep between which minutes of their day nothing sounds; None for never."""
    sql = """UPDATE people SET quiet_from = cast(:begin AS bigint), quiet_to = cast(:end AS bigint) WHERE id = :id"""
    tx.signal(changed(person_id))
    tx.run(sql, id=person_id, begin=begin, end=end)


def choose_changes(tx: Tx, person_id: int, hears: bool) -> None:  # noqa: FBT001 - the value that is kept
    """Keep whether a person wants to know what changes of the services they use."""
    tx.signal(changed(person_id))
    tx.run("UPDATE people SET hears_changes = :hears WHERE id = :id", id=person_id, hears=hears)


def choose_diffs(tx: Tx, person_id: int, diffs: str) -> None:
    """Keep how often an admin wants to hear what syncs changed."""
    tx.signal(changed(person_id))
    tx.run("UPDATE people SET diffs = :diffs WHERE id = :id", id=person_id, diffs=diffs)


def _person(row: Mapping[str, Any]) -> Person:
    flags = {name: bool(row[name]) for name in FLAGS}
    return Person(**{**row, **flags})
