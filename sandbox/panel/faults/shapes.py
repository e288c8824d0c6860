"""Faults of form: carried out, but the JSON is of other types, wrapped, spoilt or no JSON at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sandbox.panel.faults.fault import Fault, Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.replies import Reply

BOM = b"\xef\xbb\xbf"


def data(change: Callable[[Any], Any]) -> Callable[[Reply, Scene], None]:
    """A change of the JSON value alone."""

    def apply(reply: Reply, scene: Scene) -> None:
        del scene
        reply.data = change(reply.data)

    return apply


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Reply, Scene], None]:
    def apply(reply: Reply, scene: Scene) -> None:
        del scene
        reply.body = change(reply.encoded())

    return apply


def leaves(value: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401  (JSON)
    """The same JSON with every leaf changed."""
    if isinstance(value, dict):
        return {name: leaves(part, change) for name, part in value.items()}
    if isinstance(value, list):
        return [leaves(part, change) for part in value]
    return change(value)


def _as_text(leaf: Any) -> Any:  # noqa: ANN401  (JSON)
    return str(leaf) if isinstance(leaf, int | float) and not isinstance(leaf, bool) else leaf


def _as_number(leaf: Any) -> Any:  # noqa: ANN401  (JSON)
    try:
        return json.loads(leaf) if isinstance(leaf, str) and leaf[:1] in "-0123456789" else leaf
    except ValueError:
        return leaf


def _duplicated(body: bytes) -> bytes:
    """Every key of the outermost object twice, a wrong value first."""
    value = json.loads(body)
    if not isinstance(value, dict):
        return body
    pairs = [
        f'{json.dumps(name)}: "first", {json.dumps(name)}: {json.dumps(part)}' for name, part in value.items()
    ]
    return ("{" + ", ".join(pairs) + "}").encode()


def _typed(content_type: str) -> Callable[[Reply, Scene], None]:
    def change(reply: Reply, scene: Scene) -> None:
        del scene
        reply.headers["Content-Type"] = content_type

    return change


def _huge(reply: Reply, scene: Scene) -> None:
    reply.body = reply.encoded() + b" " * int(scene.params["bytes"])


def _deep(reply: Reply, scene: Scene) -> None:
    depth = int(scene.params["depth"])
    reply.body = b"[" * depth + b"]" * depth


def _verbatim(reply: Reply, scene: Scene) -> None:
    reply.body, reply.http = str(scene.params["body"]).encode(), int(scene.params["http"])
    reply.headers.update(scene.params["headers"])


SHAPES: Mapping[str, Fault] = {
    "numbers_as_text": Fault("every number becomes text", data(lambda v: leaves(v, _as_text))),
    "texts_as_numbers": Fault(
        "every number in text becomes a JSON number", data(lambda v: leaves(v, _as_number))
    ),
    "nulls": Fault("every value becomes null", data(lambda v: leaves(v, lambda _: None))),
    "empty_texts": Fault('every value becomes ""', data(lambda v: leaves(v, lambda _: ""))),
    "all_true": Fault("every value becomes true", data(lambda v: leaves(v, lambda _: True))),
    "list_instead": Fault("the answer stands in a one-element list", data(lambda v: [v])),
    "in_data": Fault("the answer stands under data", data(lambda v: {"success": True, "data": v})),
    "empty_object": Fault("carries out, answers {}", data(lambda _: {})),
    "empty_list": Fault("carries out, answers []", data(lambda _: [])),
    "json_null": Fault("carries out, answers null", data(lambda _: None)),
    "json_text": Fault('carries out, answers "ok"', data(lambda _: "ok")),
    "extra_fields": Fault(
        "unknown fields stand beside the known",
        data(lambda v: v | {"msg": "ok", "x": [1]} if isinstance(v, dict) else v),
    ),
    "bom": Fault("a byte order mark stands in front", _bytes(lambda b: BOM + b)),
    "blanks_around": Fault("blank lines stand around the JSON", _bytes(lambda b: b"\r\n\n " + b + b" \n\n")),
    "html_content_type": Fault("JSON that calls itself text/html", _typed("text/html; charset=UTF-8")),
    "no_charset_latin": Fault(
        "JSON that claims to be Latin-1", _typed("application/json; charset=ISO-8859-1")
    ),
    "php_warning": Fault(
        "a PHP warning stands in front of the JSON",
        _bytes(lambda b: b"<br />\n<b>Warning</b>: foreach()<br />\n" + b),
    ),
    "garbage": Fault("carries out, answers something like JSON", _bytes(lambda b: b"{order: 'ok', " + b[1:])),
    "cut_json": Fault(
        "carries out, answers half of the JSON as if it were whole", _bytes(lambda b: b[: len(b) // 2])
    ),
    "not_utf8": Fault(
        "carries out, answers bytes that are no UTF-8", _bytes(lambda b: b"\xff\xfe" + b + b"\xc3\x28")
    ),
    "nan": Fault("every value becomes NaN", data(lambda v: leaves(v, lambda _: float("nan")))),
    "lone_surrogate": Fault(
        "half an emoji stands in every text",
        data(lambda v: leaves(v, lambda x: x + "\ud83d" if isinstance(x, str) else x)),
    ),
    "duplicate_keys": Fault("every key comes twice, a wrong value first", _bytes(_duplicated)),
    "huge": Fault(
        "carries out, answers with `bytes` blanks after the JSON", _huge, params={"bytes": 80_000_000}
    ),
    "deep": Fault("carries out, answers `depth` nested lists", _deep, params={"depth": 100_000}),
    "raw": Fault(
        "answers `body` with code `http` and `headers`, word for word; nothing is carried out",
        _verbatim,
        executes=False,
        params={"body": "", "http": 200, "headers": {}},
    ),
}
