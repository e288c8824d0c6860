"""Only this machine, and only pages that this process serves."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        "media-src 'self' blob:; connect-src 'self'; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def refusal(remote: str | None, host: str, origin: str | None, site: str | None) -> str:
    """Why a request may not come in; "" when it may.

    A name that a foreign site points at this machine (DNS rebinding) shows in Host, the request of a foreign
    page in Origin or Sec-Fetch-Site.
    """
    if remote is None or not ipaddress.ip_address(remote.partition("%")[0]).is_loopback:
        return "this server answers its own machine only"
    if urlsplit(f"//{host}").hostname not in _NAMES:
        return "this server answers to localhost only"
    foreign = origin is not None and urlsplit(origin).netloc != host
    if foreign or site in {"cross-site", "same-site"}:
        return "no page of another site may talk to this server"
    return ""


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse strangers; send headers that keep the page to itself."""
    headers = request.headers
    reason = refusal(request.remote, request.host, headers.get("Origin"), headers.get("Sec-Fetch-Site"))
    if reason and not _plain_visit(request):
        raise web.HTTPForbidden(text=reason)
    return await handler(request)


def _plain_visit(request: web.Request) -> bool:
    """Following a link from another site to the page itself is harmless; its Host is still checked."""
    link = request.headers.get("Sec-Fetch-Mode") == "navigate" and request.path == "/"
    return link and not refusal(request.remote, request.host, None, None)


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """On every answer, streams included."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
