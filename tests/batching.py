"""Mass orders without a chat: offered and confirmed as the handlers do it, in one transaction."""

from dataclasses import replace

from shop import quotes
from shop.batches import collecting, offering
from shop.batches.confirming import Asked, confirm


def offer_lines(tx, house, goods, person, said, now, first=None):
    """Offer lines as a new batch."""
    batch = replace(collecting.fresh(person, said, now), first=first)
    return offering.offer(
        tx, house, offering.draw_up(house, goods, batch, quotes.sold_in(tx, house), now), now
    )


def newest_offer(tx, batch):
    """Return what the newest card of a batch says that it offers."""
    row = tx.one("SELECT min(id) AS first FROM quotes WHERE batch_id = :batch", batch=batch)
    return row["first"] or 1


def confirm_batch(tx, house, person, batch, now):
    """Tap Confirm of the newest card."""
    return confirm(tx, house, Asked(person, batch, newest_offer(tx, batch), now))
