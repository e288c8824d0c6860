"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.telegram.calls import Call, Upload, answered, shown
from sandbox.telegram.errors import ApiError, bad_request, too_many
from sandbox.telegram.keys import WORLD
from sandbox.telegram.methods import METHODS, NAMES

if TYPE_CHECKING:
    from sandbox.telegram.faults import Fault
log = logging.getLogger(__name__)


async def handle(request: web.Request) -> web.StreamResponse:
    """One call: read it, meet its fault if one waits, do it, answer."""
    world, method = request.app[WORLD], request.match_info["method"]
    try:
        bot = world.bot(request.match_info["token"])
        params, files = await read(request)
        call = Call(world, bot, params, files)
    except ApiError as error:
        return _refusal(error)
    fault = world.faults.take(method, params.get("chat_id"))
    return await _meet(request, method, call, fault) if fault else _answer(await perform(call, method))


async def perform(call: Call, method: str) -> dict[str, Any] | ApiError:
    """Do it and keep the record; the body of the answer, or the refusal."""
    outcome: Any
    try:
        outcome = _method(method)(call)
        if inspect.isawaitable(outcome):
            outcome = await outcome
    except ApiError as error:
        outcome = error
    _keep(call, method, outcome)
    return outcome if isinstance(outcome, ApiError) else {"ok": True, "result": outcome}


def _keep(call: Call, method: str, outcome: object) -> None:
    named = NAMES.get(method.lower(), method)
    answered(call.world, (call.bot.id, named, shown(call.params, call.files)), outcome)


def _method(name: str) -> Any:  # noqa: ANN401 - a method, sync or not
    found = METHODS.get(name.lower())
    if found is None:
        log.warning("a bot called %s, which this stand-in does not have", name)
        raise ApiError(404, "Not Found: method not found")
    return found


def _answer(outcome: dict[str, Any] | ApiError) -> web.Response:
    return _refusal(outcome) if isinstance(outcome, ApiError) else _json(outcome)


def _json(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(text=json.dumps(body), status=status, content_type="application/json")


def _refusal(error: ApiError) -> web.Response:
    response = _json(error.wire(), error.code)
    if "retry_after" in error.parameters:
        response.headers["Retry-After"] = str(error.parameters["retry_after"])
    return response


async def _meet(request: web.Request, method: str, call: Call, fault: Fault) -> web.StreamResponse:
    """What a fault makes of a call."""
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
        return _answer(await perform(call, method))
    if fault.kind == "drop_after":
        await perform(call, method)
        return _cut(request)
    error = _fault_error(fault)
    answered(
        call.world, (call.bot.id, NAMES.get(method.lower(), method), shown(call.params, call.files)), error
    )
    if fault.kind == "drop_before":
        return _cut(request)
    if fault.kind == "garbage":
        page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
        return web.Response(text=page, status=502, content_type="text/html")
    return _refusal(error)


def _fault_error(fault: Fault) -> ApiError:
    """The refusal that the record shows; code 0 when nothing was answered."""
    if fault.kind == "retry_after":
        return too_many(int(fault.seconds))
    if fault.kind == "drop_before":
        return ApiError(0, "connection dropped before the call was done")
    return (
        ApiError(502, "Bad Gateway") if fault.kind == "garbage" else ApiError(fault.code, fault.description)
    )


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def read(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters and files of a call, from its query, JSON, form or multipart body.

    Raises:
        ApiError: 400 for a body that is not what it says it is.
    """
    params: dict[str, Any] = dict(request.query)
    kind = request.content_type
    if request.method != "POST" or not request.can_read_body:
        return params, {}
    if kind == "application/json":
        return params | _object(await request.read()), {}
    fields: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            fields[name] = value
    return params | fields, files


def _object(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw)
    except ValueError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected as request JSON")
    return body


async def download(request: web.Request) -> web.Response:
    """A file that getFile named."""
    world = request.app[WORLD]
    try:
        world.bot(request.match_info["token"])
    except ApiError as error:
        return _refusal(error)
    file = world.files.at(request.match_info["path"])
    if file is None:
        return _refusal(ApiError(404, "Not Found"))
    return web.Response(body=file.content, content_type="application/octet-stream")


ROUTES = [
    web.route("*", r"/bot{token:[^/]+}/{method:[A-Za-z]+}", handle),
    web.get(r"/file/bot{token:[^/]+}/{path:.+}", download),
]
