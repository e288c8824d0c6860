"""Faults in words: errors as JSON, clear ones, vague ones and misleading ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.panel.faults.fault import ADD, Fault, Scene
from sandbox.panel.refusals import INCORRECT_SERVICE, NO_FUNDS, SAME_LINK, WRONG_KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.replies import Reply


def _error(text: str, http: int = 200, **headers: str) -> Callable[[Reply, Scene], None]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}

    def change(reply: Reply, scene: Scene) -> None:
        del scene
        reply.data, reply.http = {"error": text}, http
        reply.headers.update(sent)

    return change


def _said(reply: Reply, scene: Scene) -> None:
    reply.data, reply.http = {"error": scene.params["text"]}, scene.params["http"]


def _shaped(shape: Callable[[str], Any]) -> Callable[[Reply, Scene], None]:
    def change(reply: Reply, scene: Scene) -> None:
        reply.data = shape(scene.params["text"])

    return change


def _echo(reply: Reply, scene: Scene) -> None:
    key = scene.account.key if scene.account else "?"
    reply.data = {"error": f"Unknown failure for key={key} link={scene.fields.get('link', '')}"}


def _no(line: str, text: str, http: int = 200, **headers: str) -> Fault:
    return Fault(f"{line}; nothing was carried out", _error(text, http, **headers), executes=False)


def _shape(line: str, shape: Callable[[str], Any]) -> Fault:
    return Fault(
        f"{line}; nothing was carried out", _shaped(shape), executes=False, params={"text": NO_FUNDS}
    )


LOCAL = {
    "russian": "Недостаточно средств на балансе",
    "vietnamese": "Số dư không đủ",
    "turkish": "Yetersiz bakiye",
    "spanish": "Saldo insuficiente",
}

REFUSED: Mapping[str, Fault] = {
    "error": Fault(
        "any error text with any HTTP code; nothing was carried out",
        _said,
        executes=False,
        params={"text": "Server error", "http": 200},
    ),
    "not_enough_funds": _no("not enough funds", NO_FUNDS),
    "invalid_key": _no("the key is called invalid", WRONG_KEY),
    "invalid_key_401": _no("the key is called invalid, with HTTP 401", "Unauthorized", 401),
    "account_inactive": _no("the account is switched off", "Your account is not active"),
    "rate_limited": _no("rate limit as JSON with HTTP 200", "Rate limit exceeded"),
    "rate_limited_429": _no(
        "rate limit as JSON with HTTP 429 and Retry-After", "Too many requests", 429, Retry_After="2"
    ),
    "maintenance": _no("maintenance as JSON", "This panel is temporarily unavailable"),
    "incorrect_service": _no("the service is called unknown", INCORRECT_SERVICE),
    "duplicate_link": _no("an active order with this link is claimed", SAME_LINK),
    "error_400": _no("not enough funds with HTTP 400", NO_FUNDS, 400),
    "error_422": _no("incorrect quantity with HTTP 422", "Incorrect quantity", 422),
    "error_500": _no("not enough funds, yet with HTTP 500", NO_FUNDS, 500),
    "error_object": _shape("the error is an object", lambda text: {"error": {"message": text, "code": 17}}),
    "error_list": _shape("the error is a list", lambda text: {"error": [text, "try later"]}),
    "error_message": _shape("the error stands in message", lambda text: {"status": "error", "message": text}),
    "error_text": _shape("the error is bare JSON text", lambda text: text),
    "error_echo": Fault(
        "an unheard-of error that echoes key and link; nothing was carried out", _echo, executes=False
    ),
    "vague_error": _no("a vague error", "There was an error processing your request"),
    "vague_error_after": Fault(
        "carries out, then answers with a vague error", _error("There was an error processing your request")
    ),
    "ambiguous_error": Fault(
        "carries out, then an error that says the order was placed",
        _error("Order placed but quantity was adjusted"),
        action=ADD,
    ),
    "supplier_timeout": Fault(
        "carries out, then passes on the supplier's time-out",
        _error("cURL error 28: Operation timed out after 30001 milliseconds (quantity)"),
        action=ADD,
    ),
} | {f"funds_{tongue}": _no(f"not enough funds in {tongue.title()}", text) for tongue, text in LOCAL.items()}
