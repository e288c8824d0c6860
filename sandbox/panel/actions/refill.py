"""`refill` and `refill_status`: one id, or up to 100."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.actions.batches import many_ids, one_id, order_of
from sandbox.panel.refills import ask_refill
from sandbox.panel.refusals import NO_SUCH_REFILL, Refusal
from sandbox.panel.services import wire_id

if TYPE_CHECKING:
    from sandbox.panel.accounts import Account
    from sandbox.panel.world import PanelWorld


def refill(world: PanelWorld, account: Account, fields: dict[str, str]) -> Any:  # noqa: ANN401  (JSON)
    """The refill's id for `order`, or a list of rows for `orders`."""
    if "orders" in fields:
        return [_asked(world, account, number) for number in many_ids(fields, "orders")]
    return {"refill": _ask(world, account, one_id(fields, "order"))}


def _ask(world: PanelWorld, account: Account, number: str) -> str:
    return ask_refill(world, order_of(world, account, number), world.clock.now()).number


def _asked(world: PanelWorld, account: Account, number: str) -> dict[str, Any]:
    try:
        return {"order": wire_id(number), "refill": wire_id(_ask(world, account, number))}
    except Refusal as no:
        return {"order": wire_id(number), "refill": {"error": no.text}}


def refill_status(world: PanelWorld, account: Account, fields: dict[str, str]) -> Any:  # noqa: ANN401  (JSON)
    """The word for `refill`, or a list of rows for `refills`."""
    if "refills" in fields:
        return [_row(world, account, number) for number in many_ids(fields, "refills")]
    return {"status": _word(world, account, one_id(fields, "refill"))}


def _word(world: PanelWorld, account: Account, number: str) -> str:
    found = world.refills.get(number)
    if found is None or found.account != account.name:
        raise Refusal(NO_SUCH_REFILL)
    return found.status(world.clock.now())


def _row(world: PanelWorld, account: Account, number: str) -> dict[str, Any]:
    try:
        return {"refill": wire_id(number), "status": _word(world, account, number)}
    except Refusal as no:
        return {"refill": wire_id(number), "status": {"error": no.text}}
