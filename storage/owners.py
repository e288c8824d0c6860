"""Who owns the bot by having opened a claim link, and the links' hashed codes."""

from storage.database import Tx

CHANGED = "owners"
"""The signal that there are other owners."""


def every(tx: Tx) -> tuple[int, ...]:
    """Return the ids of all owners, oldest first."""
    return tuple(row["person_id"] for row in tx.all("SELECT person_id FROM owners ORDER BY at, person_id"))


def add(tx: Tx, person_id: int, now: int) -> bool:
    """Make a person an owner; return False when they were one before."""
    sql = """INSERT INTO owners (person_id, at) VALUES (:id, :now)
             ON CONFLICT (person_id) DO NOTHING RETURNING person_id"""
    tx.signal(CHANGED)
    return tx.one(sql, id=person_id, now=now) is not None


def new_claim(tx: Tx, code_hash: str, now: int, expires_at: int) -> None:
    """Keep a claim code's hash, and drop those whose time is over."""
    tx.run("DELETE FROM claims WHERE used_at IS NULL AND expires_at <= :now", now=now)
    sql = "INSERT INTO claims (code_hash, created_at, expires_at) VALUES (:hash, :now, :expires)"
    tx.run(sql, hash=code_hash, now=now, expires=expires_at)


def end_claims(tx: Tx) -> None:
    """Drop the claims that nobody used."""
    tx.run("DELETE FROM claims WHERE used_at IS NULL")


def use_claim(tx: Tx, code_hash: str, person_id: int, now: int) -> bool:
    """Use a claim up; return False when there is none, it was used or its time is over."""
    sql = """UPDATE claims SET used_by = :id, used_at = :now
             WHERE code_hash = :hash AND used_at IS NULL AND expires_at > :now RETURNING code_hash"""
    return tx.one(sql, hash=code_hash, id=person_id, now=now) is not None
