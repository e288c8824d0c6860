"""The link that makes whoever opens it owner: shown where only the operator looks."""

import secrets

from shop import people
from storage.database import Database


async def claim_link(db: Database, username: str, now: int) -> str:
    """Keep a new code's hash and return the link that carries the code.

    Args:
        db: where the hash is kept; earlier unused codes end.
        username: the bot's, without @.
        now: ms UTC; the link works for an hour.
    """
    code = secrets.token_urlsafe(24)
    await db.write(people.new_claim, code, now)
    return f"https://t.me/{username}?start=claim_{code}"
