"""What happens to the repeated orders of many at once: a service ends, another panel is sold from, a copy is restored."""

from shop.database import Tx
from shop.schedules import telling
from shop.schedules.reasons import Why
from storage import schedules
from storage.schedules import Schedule


def end_with_service(tx: Tx, service_id: int, now: int) -> None:
    """End what repeats a service whose number the panel gave to another one."""
    for found in schedules.of_service(tx, service_id):
        if schedules.end(tx, found.id, Why.REPLACED, now):
            telling.is_over(tx, found, Why.REPLACED, now)


def rest_elsewhere(tx: Tx, panel_id: int, now: int) -> None:
    """Let everything rest that would be ordered from another panel than the one sold from."""
    for found in schedules.active(tx):
        if found.panel_id != panel_id:
            _rest(tx, found, Why.PANEL, now)


def rest_all(tx: Tx, now: int) -> None:
    """Let everything rest in a restored copy: what is due now may have been ordered after the copy was made."""
    for found in schedules.active(tx):
        _rest(tx, found, Why.RESTORED, now)


def _rest(tx: Tx, found: Schedule, why: Why, now: int) -> None:
    if schedules.pause(tx, found.id, why, now):
        telling.rests(tx, found, why, now)
