"""What admins want asked of the panel now: kept until the panel was asked, then told to whoever wished it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from shop import notices
from shop.database import Tx
from shop.notices import Notice
from storage import marks


class Wish(StrEnum):
    """A question to the panel; each value is the bell of the task that asks it."""

    SYNC = "sync"
    BALANCE = "balance"


TOLD = {Wish.SYNC: Notice.ADMIN_SYNCED, Wish.BALANCE: Notice.ADMIN_BALANCE}


def wish(tx: Tx, what: Wish, admin_id: int, now: int) -> None:
    """Let the panel be asked as soon as may be; the same wish of the same admin is kept once."""
    marks.put(tx, f"{_begin(what)}{admin_id}", "", now)
    tx.signal(what.value)


def waiting(tx: Tx, what: Wish) -> tuple[int, ...]:
    """Return the admins who wait for an answer; who asks the panel reads this before it does."""
    begin = _begin(what)
    return tuple(int(name.removeprefix(begin)) for name in marks.beginning(tx, begin))


def answer(tx: Tx, what: Wish, admins: Iterable[int], args: Mapping[str, object], now: int) -> None:
    """Tell what came of a wish, once.

    Args:
        tx: transaction.
        what: the wish.
        admins: who waited when the panel was asked.
        args: numbers and codes for the renderer.
        now: ms UTC.
    """
    for admin_id in admins:
        if marks.remove(tx, f"{_begin(what)}{admin_id}"):
            key = f"{_begin(what)}{admin_id}/{now}"
            notices.tell_admin(tx, TOLD[what], admin_id, now, key=key, args=args)


def _begin(what: Wish) -> str:
    return f"wish/{what.value}/"
