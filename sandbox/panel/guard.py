"""A local tool talks to this machine only, and no web page of somebody else's may steer it."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
FOREIGN_SITES = frozenset({"cross-site", "same-site"})


def on_loopback(remote: str | None) -> bool:
    """Whether the other end of the connection is this machine."""
    try:
        return ipaddress.ip_address((remote or "").partition("%")[0]).is_loopback
    except ValueError:
        return False


def named_locally(host: str) -> bool:
    """Whether a Host header names this machine; a DNS name bent to it does not."""
    try:
        return urlsplit(f"//{host}").hostname in NAMES
    except ValueError:
        return False


def objection(request: web.Request) -> str:
    """Why a request may not come in; "" when it may."""
    origin = request.headers.get("Origin")
    if not on_loopback(request.remote) or not named_locally(request.host):
        return "This panel answers its own machine only."
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    if foreign or request.headers.get("Sec-Fetch-Site") in FOREIGN_SITES:
        return "A page of another site may not use this panel."
    return ""


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse strangers."""
    reason = objection(request)
    if reason:
        raise web.HTTPForbidden(text=reason)
    return await handler(request)
