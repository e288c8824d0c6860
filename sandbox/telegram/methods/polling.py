"""getUpdates and the webhook that excludes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.telegram.errors import bad_request, conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from sandbox.telegram.calls import Call

_MOST, _LONGEST = 100, 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def get_updates(call: Call) -> Coroutine[Any, Any, list[dict[str, Any]]]:
    """Confirm what lies before `offset`, answer what comes after, wait if there is nothing."""
    if call.bot.webhook:
        raise conflict(_ACTIVE)
    _allow(call)
    limit = min(max(call.number("limit", _MOST), 1), _MOST)
    seconds = min(max(call.number("timeout"), 0), _LONGEST)
    return call.bot.updates.fetch(call.number("offset"), limit, seconds)


def set_webhook(call: Call) -> bool:
    """Remember the address and end the waiting poll. Nothing is ever delivered to it."""
    url = call.text("url")
    if not url:
        return delete_webhook(call)
    if not re.match(r"(?i)https://[^\s/]+", url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(call.text("secret_token")):
        raise bad_request("secret token contains unallowed characters")
    _allow(call)
    call.bot.webhook = {"url": url, "max_connections": call.number("max_connections", 40)}
    call.bot.updates.interrupt()
    return _dropped(call)


def delete_webhook(call: Call) -> bool:
    """Forget the address; pending updates stay unless asked otherwise."""
    call.bot.webhook = {}
    return _dropped(call)


def _dropped(call: Call) -> bool:
    if call.flag("drop_pending_updates"):
        call.bot.updates.clear()
    return True


def _allow(call: Call) -> None:
    kinds = call.json("allowed_updates", "allowed updates")
    if kinds is not None and not isinstance(kinds, list):
        raise bad_request("expected an Array of String as allowed updates")
    call.bot.updates.allow(kinds)


def get_webhook_info(call: Call) -> dict[str, Any]:
    """The address and what waits."""
    bot = call.bot
    info = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(bot.updates),
    } | bot.webhook
    return info | ({"allowed_updates": bot.updates.allowed} if bot.updates.allowed else {})


TABLE: dict[str, Callable[[Call], Any]] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
