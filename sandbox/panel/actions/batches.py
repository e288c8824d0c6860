"""One id or up to 100 of them in a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.panel.refusals import INCORRECT_ORDER, INCORRECT_REQUEST, MAXIMUM_ORDERS, Refusal

if TYPE_CHECKING:
    from sandbox.panel.accounts import Account
    from sandbox.panel.orders import Order
    from sandbox.panel.world import PanelWorld

MOST = 100


def one_id(fields: dict[str, str], name: str) -> str:
    """The id in a singular field.

    Raises:
        Refusal: the field is missing.
    """
    if not fields.get(name, "").strip():
        raise Refusal(INCORRECT_REQUEST)
    return fields[name].strip()


def many_ids(fields: dict[str, str], name: str) -> list[str]:
    """The ids in a plural field, each once, in the order asked.

    Raises:
        Refusal: none, or more than 100.
    """
    ids = list(dict.fromkeys(part.strip() for part in fields.get(name, "").split(",") if part.strip()))
    if not ids:
        raise Refusal(INCORRECT_REQUEST)
    if len(ids) > MOST:
        raise Refusal(MAXIMUM_ORDERS.format(MOST))
    return ids


def order_of(world: PanelWorld, account: Account, number: str) -> Order:
    """The account's own order.

    Raises:
        Refusal: the panel has no such order, or it is somebody else's.
    """
    order = world.orders.get(number)
    if order is None or order.account != account.name:
        raise Refusal(INCORRECT_ORDER)
    return order
