"""`POST /api/v2`: a request is read, recorded, struck by a fault or not, carried out and answered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.panel.actions import ACTIONS
from sandbox.panel.faults import Scene
from sandbox.panel.keys import WORLD
from sandbox.panel.received import ANSWER_SHOWN
from sandbox.panel.refusals import INCORRECT_REQUEST, NO_KEY, WRONG_KEY, Refusal
from sandbox.panel.replies import Reply, write

if TYPE_CHECKING:
    from aiohttp import web

    from sandbox.panel.accounts import Account
    from sandbox.panel.faults import Rule
    from sandbox.panel.received import Received
    from sandbox.panel.world import PanelWorld


@dataclass(frozen=True, slots=True)
class Call:
    """A request as sent, its key taken out."""

    action: str
    fields: dict[str, str]
    key: str = field(repr=False)


async def read_call(request: web.Request) -> Call:
    """The form of a request, the first value of a field that came twice; empty when it is unreadable."""
    try:
        form = await request.post()
    except (LookupError, ValueError):
        return Call("", {}, "")
    fields = {name: value for name, value in reversed(list(form.items())) if isinstance(value, str)}
    fields = dict(reversed(fields.items()))
    return Call(fields.pop("action", ""), fields, fields.pop("key", ""))


async def answer(request: web.Request) -> web.StreamResponse:
    """Answer one API call."""
    world = request.app[WORLD]
    call = await read_call(request)
    account = world.account_of(call.key)
    entry = world.received.arrive(world.tick(), call.action, call.fields, account.name if account else None)
    rule = world.faults.take(call.action)
    reply = await _answered(world, call, account, entry, rule)
    entry.http, entry.ending = reply.http, reply.ending
    entry.answer = reply.encoded()[:ANSWER_SHOWN].decode(errors="replace")
    return await write(request, reply)


async def _answered(
    world: PanelWorld, call: Call, account: Account | None, entry: Received, rule: Rule | None
) -> Reply:
    if rule is None:
        return _carry_out(world, call, account, entry)
    entry.fault = rule.name
    scene = Scene(world, entry, account, call.action, call.fields, rule.params)
    await asyncio.sleep(rule.params.get("before_ms", 0) / 1000)
    through = rule.fault.lets_through(scene)
    reply = _carry_out(world, call, account, entry) if through else Reply()
    await asyncio.sleep(rule.params.get("after_ms", 0) / 1000)
    rule.fault.change(reply, scene)
    return reply


def _carry_out(world: PanelWorld, call: Call, account: Account | None, entry: Received) -> Reply:
    world.tick()
    try:
        data = _act(world, call, account)
    except Refusal as no:
        return Reply({"error": no.text})
    entry.executed = True
    if call.action == "add":
        entry.order = str(data["order"])
    return Reply(data)


def _act(world: PanelWorld, call: Call, account: Account | None) -> Any:  # noqa: ANN401  (JSON)
    if account is None:
        raise Refusal(WRONG_KEY if call.key else NO_KEY)
    if call.action not in ACTIONS:
        raise Refusal(INCORRECT_REQUEST)
    return ACTIONS[call.action](world, account, call.fields)
