"""A catalogue that shrank at once: the kept copy stays until an admin says that so much is really gone."""

import json
from dataclasses import asdict, dataclass, replace

from shop.catalogue.plan import Plan
from shop.database import Tx
from shop.house import House
from storage import marks

MOST_PERCENT = 30
"""More of the services than this vanishing at once are not believed."""

ACCEPTED_MS = 24 * 60 * 60_000
"""So long an admin's word counts."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a panel's answer had lost.

    Attributes:
        missing: services that vanished.
        of: services that were offered before.
        at: of the sync that saw it first, ms UTC.
        accepted_by: the admin who said that they are gone, None until then.
        accepted_at: ms UTC.
    """

    missing: int
    of: int
    at: int
    accepted_by: int | None = None
    accepted_at: int | None = None


def is_too_much(plan: Plan, accepted: Loss | None, now: int) -> bool:
    """Whether a plan loses more than is believed; an accepted loss is believed, and as usual what is beyond it."""
    off = 0
    if (
        accepted is not None
        and accepted.accepted_at is not None
        and now - accepted.accepted_at <= ACCEPTED_MS
    ):
        off = min(accepted.missing, plan.missing)
    return (plan.missing - off) * 100 > MOST_PERCENT * (plan.living - off)


def find(tx: Tx, panel_id: int) -> Loss | None:
    """Return the loss that waits for an admin or for the next sync, None when there is none."""
    text = marks.read(tx, _name(panel_id))
    return None if text is None else Loss(**json.loads(text))


def note(tx: Tx, panel_id: int, plan: Plan, now: int) -> Loss | None:
    """Keep what an answer had lost, as admins will be told; None when a loss they were told of covers it."""
    before = find(tx, panel_id)
    if (
        before is not None
        and before.accepted_at is None
        and not is_too_much(plan, _said(before, 0, now), now)
    ):
        return None
    loss = Loss(plan.missing, plan.living, now)
    marks.put(tx, _name(panel_id), json.dumps(asdict(loss)), now)
    return loss


def forget(tx: Tx, panel_id: int) -> None:
    """Forget a loss: a sync has brought a good copy."""
    marks.remove(tx, _name(panel_id))


def accept(tx: Tx, house: House, admin_id: int, now: int) -> bool:
    """Let the next sync take the loss that admins were told of; False when none waits.

    Args:
        tx: transaction.
        house: operator's facts.
        admin_id: whose word it is.
        now: ms UTC.
    """
    loss = find(tx, house.panel_id)
    if loss is None:
        return False
    marks.put(tx, _name(house.panel_id), json.dumps(asdict(_said(loss, admin_id, now))), now)
    tx.signal("sync")
    return True


def _said(loss: Loss, admin_id: int, now: int) -> Loss:
    return replace(loss, accepted_by=admin_id, accepted_at=now)


def _name(panel_id: int) -> str:
    return f"catalogue_loss/{panel_id}"
