"""Texts of a panel that no rule knows: kept once, shown to admins once, so that the rules can grow."""

from shop import notices
from shop.database import Tx
from shop.house import House
from shop.notices import Notice
from storage import unknown_texts

LONGEST = 200
MOST = 500
"""Different texts kept for one call of one panel; a panel that puts a number into each text ends here."""


def note_text(
    tx: Tx, house: House, panel_id: int, action: str, text: str, now: int, *, quietly: bool = False
) -> bool:
    """Keep a text no rule knows and tell admins when it is new.

    Args:
        tx: transaction.
        house: operator's facts.
        panel_id: whose text it is.
        action: the call it answered.
        text: without key and link.
        now: ms UTC.
        quietly: tell nobody: the caller does.

    Returns:
        Whether it was met for the first time.
    """
    if unknown_texts.count(tx, panel_id, action) >= MOST:
        return False
    new = unknown_texts.note(tx, panel_id, action, text[:LONGEST], now) == 1
    if new and not quietly:
        key = f"panel/{panel_id}/text/{action}/{now}/{text[:LONGEST]}"
        notices.alarm(tx, house, Notice.ADMIN_TEXT_UNKNOWN, now, key=key, action=action, text=text[:LONGEST])
    return new
