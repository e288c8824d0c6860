"""Reading what the control API is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Collection


def wrong(sentence: str) -> web.HTTPBadRequest:
    """A 400 whose body says what is wrong."""
    return web.HTTPBadRequest(text=json.dumps({"error": sentence}), content_type="application/json")


async def told(request: web.Request, known: Collection[str] | None = None) -> dict[str, Any]:
    """The JSON object of a request; an empty body is an empty object.

    Raises:
        HTTPBadRequest: it is no JSON object, or has a field that is not `known`.
    """
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        raise wrong("the body is not JSON") from None
    if not isinstance(body, dict):
        raise wrong("the body is not a JSON object")
    if known is not None and not set(known).issuperset(body):
        raise wrong(f"unknown fields {sorted(set(body) - set(known))}; there are {sorted(known)}")
    return body


def wanted(body: dict[str, Any], name: str) -> str:
    """A field that must be there, as text.

    Raises:
        HTTPBadRequest: it is missing.
    """
    if name not in body:
        raise wrong(f"the field {name!r} is missing")
    return str(body[name])
