"""What the accounts hold."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from aiohttp import web

from sandbox.panel.control.bodies import told, wrong
from sandbox.panel.keys import WORLD
from sandbox.panel.money import plain


def _shown(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    world.tick()
    accounts = [
        {"account": account.name, "balance": plain(account.balance), "currency": account.currency}
        for account in world.accounts.values()
    ]
    return web.json_response({"accounts": accounts})


async def balances(request: web.Request) -> web.Response:
    """Every account by name, without its key."""
    return _shown(request)


async def set_balance(request: web.Request) -> web.Response:
    """`{"balance": "5.00", "currency": "EUR", "account": "main"}`; account defaults to main."""
    world, body = request.app[WORLD], await told(request, {"account", "balance", "currency"})
    world.tick()
    account = world.accounts.get(str(body.get("account", "main")))
    if account is None:
        raise wrong(f"there is no such account; there are {sorted(world.accounts)}")
    try:
        balance = Decimal(str(body.get("balance", account.balance)))
    except InvalidOperation:
        raise wrong("balance is a decimal") from None
    if not balance.is_finite():
        raise wrong("balance is a decimal")
    account.balance, account.currency = balance, str(body.get("currency", account.currency))
    return _shown(request)
