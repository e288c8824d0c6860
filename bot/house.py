"""From settings to the facts that the business is told."""

from decimal import Decimal

from bot.settings import Settings
from shop import panels
from shop.house import House
from shop.money import to_micro_down
from shop.policy import Policy, load
from storage.database import Database


async def house_of(settings: Settings, db: Database, panel_id: int) -> House:
    """Return the operator's facts.

    Args:
        settings: as read.
        db: knows the currency of the books.
        panel_id: row of the panel sold from.
    """
    return House(
        mode=settings.mode,
        panel_id=panel_id,
        currency=await db.read(panels.books_currency),
        admins=settings.admins,
        members=settings.members,
        member_limit=_micro(settings.member_limit),
        zone=settings.timezone,
        policy=Policy(load(settings.policy_off, settings.policy_file)),
        low_balance=_micro(settings.low_balance),
        drip_feed_unknown=settings.drip_feed_unknown,
        poll_every=int(settings.poll_every * 1000),
        undo_for=int(settings.undo_seconds * 1000),
    )


def _micro(amount: Decimal | None) -> int | None:
    return None if amount is None else to_micro_down(amount)
