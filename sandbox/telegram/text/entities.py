"""Entities kept as Telegram keeps them: sorted, nested, never crossing, never outside the text."""

from __future__ import annotations

import itertools
from typing import Any

from sandbox.telegram.errors import bad_request
from sandbox.telegram.text.utf16 import boundaries, cut, units

Entity = dict[str, Any]

# Order of entities that share offset and length: the outer first.
PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 10,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    "mention": 50,
    "hashtag": 50,
    "cashtag": 50,
    "bot_command": 50,
    "url": 50,
    "email": 50,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
# Styles are cut where they cross another entity; of the rest the later one is dropped.
SPLITTABLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
# No style reaches into these.
SOLID = frozenset({"pre", "code", "date_time"})


def end(entity: Entity) -> int:
    """First code unit after the entity."""
    return int(entity["offset"]) + int(entity["length"])


def ordered(entities: list[Entity]) -> list[Entity]:
    """By offset, longer first, outer kinds first."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], PRIORITY.get(e["type"], 50)))


def check_bounds(text: str, entities: list[Entity]) -> None:
    """Refuse what lies outside the text or starts or ends inside a surrogate pair.

    Raises:
        ApiError: 400 `ENTITY_BOUNDS_INVALID`.
    """
    marks = boundaries(text)
    for entity in entities:
        if entity["length"] < 0 or entity["offset"] not in marks or end(entity) not in marks:
            raise bad_request("ENTITY_BOUNDS_INVALID")


def joined(entities: list[Entity]) -> list[Entity]:
    """Styles of one kind that touch or overlap become one."""
    kept: list[Entity] = []
    last: dict[str, Entity] = {}
    for entity in ordered(entities):
        before = last.get(entity["type"])
        if before is not None and entity["offset"] <= end(before):
            before["length"] = max(end(before), end(entity)) - before["offset"]
            continue
        kept.append(dict(entity))
        last[entity["type"]] = kept[-1]
    return kept


def apart(entities: list[Entity]) -> list[Entity]:
    """Keep the first of each group of entities that overlap."""
    kept: list[Entity] = []
    for entity in ordered(entities):
        if not kept or entity["offset"] >= end(kept[-1]):
            kept.append(entity)
    return kept


def split(splittable: list[Entity], others: list[Entity]) -> list[Entity]:
    """Cut styles at the borders of other entities and where another style begins; none inside code."""
    styles = joined(splittable)
    borders = {e["offset"] for e in (*styles, *others)} | {end(e) for e in others}
    solid = [e for e in others if e["type"] in SOLID]
    found: list[Entity] = []
    for style in styles:
        inner = sorted(b for b in borders if style["offset"] < b < end(style))
        marks = [style["offset"], *inner, end(style)]
        found += [
            style | {"offset": start, "length": stop - start}
            for start, stop in itertools.pairwise(marks)
            if not any(e["offset"] <= start and stop <= end(e) for e in solid)
        ]
    return found


def arranged(entities: list[Entity], found: list[Entity]) -> list[Entity]:
    """A forest as Telegram makes it of `entities` (asked for) and `found` (seen in the text by itself)."""
    quotes = apart([e for e in entities if e["type"] in QUOTES])
    asked = apart([e for e in entities if e["type"] not in SPLITTABLE | QUOTES])
    free = [e for e in found if all(end(e) <= a["offset"] or end(a) <= e["offset"] for a in asked)]
    whole = [e for e in (*asked, *free) if all(_beside_or_inside(e, quote) for quote in quotes)]
    others = [*quotes, *whole]
    return ordered([*others, *split([e for e in entities if e["type"] in SPLITTABLE], others)])


def _beside_or_inside(entity: Entity, quote: Entity) -> bool:
    beside = end(entity) <= quote["offset"] or end(quote) <= entity["offset"]
    return beside or (quote["offset"] <= entity["offset"] and end(entity) <= end(quote))


def without_blank(text: str, entities: list[Entity]) -> list[Entity]:
    """Drop entities over nothing but white space."""
    return [e for e in entities if e["length"] > 0 and cut(text, e["offset"], e["length"]).strip()]


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """White space cut off at both ends; in front only as far as the first entity."""
    text = text.rstrip()
    total = units(text)
    fitting = [e | {"length": min(end(e), total) - e["offset"]} for e in entities if e["offset"] < total]
    first = min((e["offset"] for e in fitting), default=total)
    lead = 0
    while lead < min(first, len(text)) and text[lead] in " \n":
        lead += 1
    return text[lead:], [e | {"offset": e["offset"] - lead} for e in fitting]
