"""From a call's text, parse mode and entities to the text and entities that a message keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.text import detect, html_text, tags
from sandbox.telegram.text import entities as shapes
from sandbox.telegram.text.utf16 import units

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.text.entities import Entity

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
# Telegram refuses longer input before it looks at it.
_BYTES = 1 << 15
_PLAIN = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote"}
)
# Accepted and forgotten: Telegram finds these in the text by itself.
_FOUND = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_DROPPED = re.compile(r"[\r\u202a-\u202e\u2028]")


@dataclass(frozen=True)
class Formatted:
    """Text and its entities, ready for a message."""

    text: str = ""
    entities: list[Entity] = field(default_factory=list)

    def wire(self, text: str = "text", entities: str = "entities") -> dict[str, Any]:
        """The two fields of a Message; none for an empty text."""
        found: dict[str, Any] = {text: self.text} if self.text else {}
        return found | ({entities: self.entities} if self.entities else {})


def compose(
    raw: str, parse_mode: str, given: object, *, limit: int, too_long: str, empty: str = ""
) -> Formatted:
    """Parse, check and settle a bot's text.

    Args:
        raw: the text as sent.
        parse_mode: "", "none" or "HTML", in any case; MarkdownV2 is refused here.
        given: the decoded `entities` array, or None; ignored when `parse_mode` speaks.
        limit: most UTF-16 code units after parsing.
        too_long: Telegram's word for a longer one.
        empty: Telegram's word for an empty one; "" allows it.

    Raises:
        ApiError: 400 with Telegram's sentence.
    """
    if len(raw.encode(errors="surrogatepass")) > _BYTES:
        raise bad_request("text is too long")
    text, asked = _parsed(raw, parse_mode, given)
    text, asked = shapes.trimmed(*clean(text, asked))
    if empty and not text:
        raise bad_request(empty)
    if units(text) > limit:
        raise bad_request(too_long)
    return Formatted(text, settle(text, asked))


def typed(text: str) -> Formatted:
    """What a person typed, with the entities that a client finds in it."""
    text, _ = shapes.trimmed(*clean(text, []))
    return Formatted(text, settle(text, []))


def settle(text: str, asked: list[Entity]) -> list[Entity]:
    """Entities that were asked for and entities found in the text, in one forest."""
    return shapes.arranged(shapes.without_blank(text, asked), detect.find(text))


def clean(text: str, asked: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces; direction marks go, when no offset depends on them."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise bad_request("strings must be encoded in UTF-8")
    text = _CONTROL.sub(" ", text if asked else _DROPPED.sub("", text))
    return text, asked


def _parsed(raw: str, parse_mode: str, given: object) -> tuple[str, list[Entity]]:
    mode = parse_mode.lower()
    if raw and mode == "html":
        return html_text.parse(raw)
    if raw and mode.startswith("markdown"):
        raise bad_request("unsupported parse_mode: this stand-in reads HTML and entities only")
    if raw and mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    items = given if isinstance(given, list) else []
    asked = [entity for item in items if (entity := _explicit(item)) is not None]
    shapes.check_bounds(raw, asked)
    return raw, asked


def _explicit(item: object) -> Entity | None:
    if not isinstance(item, dict):
        raise _unreadable("expected an Object")
    base = {name: _number(item, name) for name in ("offset", "length")}
    kind = item.get("type")
    if kind in _FOUND:
        return None
    if kind in _PLAIN:
        return {"type": kind, **base}
    if not isinstance(kind, str) or kind not in _DETAILS:
        raise _unreadable("Unsupported type specified" if kind else "Type is not specified")
    details = _DETAILS[kind](item)
    return None if details is None else {"type": kind, **base, **details}


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse MessageEntity: {reason}")


def _number(item: dict[str, Any], name: str) -> int:
    try:
        return int(item[name])
    except (KeyError, TypeError, ValueError):
        raise _unreadable(f'Field "{name}" must be of type Number') from None


def _needed(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str) or not value:
        raise _unreadable(f'Can\'t find field "{name}"')
    return value


def _link(item: dict[str, Any]) -> dict[str, Any] | None:
    url = tags.checked_link(_needed(item, "url"))
    return {"url": url} if url else None


def _mention(item: dict[str, Any]) -> dict[str, Any]:
    user = item.get("user")
    if not isinstance(user, dict) or "id" not in user:
        raise _unreadable('Can\'t find field "user"')
    return {"user": {"id": _number(user, "id")}}


def _time(item: dict[str, Any]) -> dict[str, Any]:
    unix, layout = _number(item, "unix_time"), item.get("date_time_format") or ""
    if not isinstance(layout, str) or tags.FORMAT.fullmatch(layout) is None:
        raise _unreadable("Invalid date-time format specified")
    if unix <= 0:
        raise bad_request("invalid date specified")
    return {"unix_time": unix, "date_time_format": layout}


def _pre(item: dict[str, Any]) -> dict[str, Any]:
    return {"language": str(item["language"])} if item.get("language") else {}


def _emoji(item: dict[str, Any]) -> dict[str, Any]:
    return {"custom_emoji_id": _needed(item, "custom_emoji_id")}


_DETAILS: dict[str, Callable[[dict[str, Any]], dict[str, Any] | None]] = {
    "pre": _pre,
    "text_link": _link,
    "text_mention": _mention,
    "custom_emoji": _emoji,
    "date_time": _time,
}
