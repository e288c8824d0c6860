"""What each tag of the Bot API's HTML means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.telegram.errors import ApiError, bad_request

if TYPE_CHECKING:
    from sandbox.telegram.text.entities import Entity

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
FORMAT = re.compile(r"[rR]|[tTdDwW]*")


def wrong(reason: str) -> ApiError:
    """400, as Telegram complains of HTML."""
    return bad_request(f"can't parse entities: {reason}")


def extra(
    tag: str, attributes: dict[str, str], inner: str, before: list[Entity], entity: Entity
) -> Entity | None:
    """What a tag's attributes add to its entity; None when the tag leaves no entity at all.

    Args:
        tag: its name.
        attributes: of the start tag.
        inner: the plain text in it.
        before: entities finished so far; `<pre><code>` changes the last of them.
        entity: type, offset and length so far.
    """
    maker = _EXTRAS.get(tag)
    return maker(attributes, inner, before, entity) if maker else {}


def _link(attributes: dict[str, str], inner: str, _before: list[Entity], _entity: Entity) -> Entity | None:
    url = attributes.get("href") or inner
    person = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if person:
        return {"type": "text_mention", "user": {"id": int(person.group(1))}}
    return {"url": checked_link(url)} if checked_link(url) else None


def checked_link(url: str) -> str:
    """The link as Telegram keeps it (a scheme added, a bare host closed by a slash), or ''."""
    match = re.fullmatch(r"(?i)(?:(https?|tg|ton|tonsite)://)?([^\s/?#]+)([/?#]\S*)?", url.strip())
    if match is None:
        return ""
    scheme, host, rest = (match.group(1) or "http").lower(), match.group(2), match.group(3) or ""
    if scheme.startswith("http") and "." not in host and not host.startswith("["):
        return ""
    return f"{scheme}://{host}{rest or ('/' if scheme.startswith('http') else '')}"


def _code(attributes: dict[str, str], _inner: str, before: list[Entity], entity: Entity) -> Entity | None:
    language = attributes.get("class", "").removeprefix("language-")
    twin = before[-1] if before and _same_place(before[-1], entity) else None
    if language and twin and twin["type"] == "pre":
        twin["language"] = language
        return None
    return {"class": language} if language else {}


def _pre(_attributes: dict[str, str], _inner: str, before: list[Entity], entity: Entity) -> Entity | None:
    twin = before[-1] if before and _same_place(before[-1], entity) else None
    if twin and twin["type"] == "code" and twin.get("class"):
        before.pop()
        return {"language": twin["class"]}
    return {}


def _same_place(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] == other["offset"] and one["length"] == other["length"])


def _quote(attributes: dict[str, str], _inner: str, _before: list[Entity], _entity: Entity) -> Entity | None:
    return {"type": "expandable_blockquote"} if "expandable" in attributes else {}


def _emoji(attributes: dict[str, str], _inner: str, _before: list[Entity], _entity: Entity) -> Entity | None:
    identifier = attributes.get("emoji-id", "")
    if not identifier.isdecimal() or int(identifier) == 0:
        raise wrong("Invalid custom emoji identifier specified")
    return {"custom_emoji_id": identifier}


def _time(attributes: dict[str, str], _inner: str, _before: list[Entity], _entity: Entity) -> Entity | None:
    layout, unix = attributes.get("format", ""), attributes.get("unix", "")
    if FORMAT.fullmatch(layout) is None:
        raise wrong("Invalid date format used")
    if not unix.isdecimal() or int(unix) == 0:
        return None
    return {"unix_time": int(unix), "date_time_format": layout}


_EXTRAS = {"a": _link, "code": _code, "pre": _pre, "blockquote": _quote, "tg-emoji": _emoji, "tg-time": _time}
