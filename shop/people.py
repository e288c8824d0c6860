"""The people a shop knows, and how one of them becomes its owner."""

from enum import StrEnum
from hashlib import sha256

from shop.database import Tx
from storage import outbox, people
from storage import owners as storage_owners
from storage.people import (
    Person,
    arrive,
    choose_changes,
    choose_diffs,
    choose_look,
    choose_quiet,
    choose_told,
    choose_zone,
    find,
)

__all__ = [
    "ClaimResult",
    "Person",
    "accept_terms",
    "arrive",
    "choose_changes",
    "choose_diffs",
    "choose_language",
    "choose_look",
    "choose_quiet",
    "choose_told",
    "choose_zone",
    "claim",
    "find",
    "mark_blocked",
    "new_claim",
    "owners",
]

CLAIM_MS = 60 * 60_000

PROFILE = "profile"
"""The bell of the task that shows admins their commands; for everybody else it finds nothing to do."""


class ClaimResult(StrEnum):
    """What became of a claim link."""

    DONE = "done"
    ALREADY = "already"
    WRONG = "wrong"


def accept_terms(tx: Tx, person_id: int, now: int) -> None:
    """Keep when a person first accepted the terms."""
    people.accept_terms(tx, person_id, now)
    tx.signal(PROFILE)


def choose_language(tx: Tx, person_id: int, language: str) -> None:
    """Keep a chosen language."""
    people.choose_language(tx, person_id, language)
    tx.signal(PROFILE)


def owners(tx: Tx) -> tuple[int, ...]:
    """Return who owns the bot by having opened a claim link."""
    return storage_owners.every(tx)


def new_claim(tx: Tx, code: str, now: int) -> None:
    """Let whoever brings this code within an hour become owner; only its hash is kept."""
    storage_owners.new_claim(tx, _hash(code), now, now + CLAIM_MS)


def claim(tx: Tx, code: str, person_id: int, now: int) -> ClaimResult:
    """Make a person owner for a code that was never used; the person has arrived in this transaction."""
    if not storage_owners.use_claim(tx, _hash(code), person_id, now):
        return ClaimResult.WRONG
    # Set-up prints a link and so does every start without owners: the first one opened shuts the door.
    storage_owners.end_claims(tx)
    tx.signal(PROFILE)
    return ClaimResult.DONE if storage_owners.add(tx, person_id, now) else ClaimResult.ALREADY


def mark_blocked(tx: Tx, person_id: int, at: int | None) -> None:
    """Keep since when a person blocks the bot, and give up what waits for them; None when they do not."""
    people.mark_blocked(tx, person_id, at)
    if at is not None:
        outbox.drop_chat(tx, person_id, "blocked")


def _hash(code: str) -> str:
    return sha256(code.encode("utf-8", "replace")).hexdigest()
