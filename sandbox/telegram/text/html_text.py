"""The Bot API's HTML, with its tags, its leniences and its complaints."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.telegram.text.tags import KINDS, extra, wrong
from sandbox.telegram.text.utf16 import units

if TYPE_CHECKING:
    from sandbox.telegram.errors import ApiError
    from sandbox.telegram.text.entities import Entity

_SURROGATES = range(0xD800, 0xE000)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_ATTRIBUTE = re.compile(
    r"""\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?""",
)
_PLAIN = re.compile(r"[^<&]+")
_CLOSE = re.compile(r"</([^\s>]*)\s*>")
_OPEN = re.compile(r"<([^\s>]*)")


@dataclass
class _Open:
    """A tag waiting for its end."""

    tag: str
    attributes: dict[str, str]
    offset: int
    start: int


@dataclass
class _Reader:
    source: str
    at: int = 0
    out: list[str] = field(default_factory=list)
    offset: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.out.append(text)
        self.offset += units(text)

    def at_byte(self, reason: str, at: int) -> ApiError:
        return wrong(f"{reason} at byte offset {len(self.source[:at].encode())}")

    def run(self) -> None:
        while self.at < len(self.source):
            self.step()
        if self.stack:
            raise wrong(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')

    def step(self) -> None:
        plain = _PLAIN.match(self.source, self.at)
        if plain:
            self.put(plain.group())
            self.at = plain.end()
        elif self.source.startswith("</", self.at):
            self.close()
        elif self.source[self.at] == "<":
            self.open()
        else:
            self.reference()

    def reference(self) -> None:
        """An ampersand: the character it stands for, or itself."""
        match = _REFERENCE.match(self.source, self.at)
        decoded = _decoded(match) if match else None
        self.put(decoded or "&")
        self.at = match.end() if match and decoded else self.at + 1

    def open(self) -> None:
        begin, name = self.at, _OPEN.match(self.source, self.at)
        if name is None or name.end() == len(self.source):
            raise self.at_byte("Unclosed start tag", begin)
        tag = name.group(1).lower()
        if tag not in KINDS:
            raise self.at_byte(f'Unsupported start tag "{tag}"', begin)
        self.at = name.end()
        attributes = self.attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self.at_byte('Tag "span" must have class "tg-spoiler"', begin)
        self.stack.append(_Open(tag, attributes, self.offset, len(self.out)))

    def attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self.at += len(self.source[self.at :]) - len(self.source[self.at :].lstrip())
            if self.source.startswith(">", self.at):
                self.at += 1
                return found
            if self.at >= len(self.source):
                raise self.at_byte("Unclosed start tag", begin)
            match = _ATTRIBUTE.match(self.source, self.at)
            if match is None:
                raise self.at_byte(f'Empty attribute name in the tag "{tag}"', begin)
            value = self.source[match.end() :].lstrip()
            if value.startswith("="):
                raise self.unread(value[1:].lstrip(), begin)
            found[match.group(1)] = unescape(
                match.group(2) or match.group(3) or (match.group(4) or "").lower()
            )
            self.at = match.end()

    def unread(self, value: str, begin: int) -> ApiError:
        """What is wrong with an attribute whose value could not be read."""
        if not value or value[0] in "\"'":
            return self.at_byte("Unclosed start tag", begin)
        return self.at_byte("Unexpected end of name token", len(self.source) - len(value))

    def close(self) -> None:
        begin = self.at
        if not self.stack:
            raise self.at_byte("Unexpected end tag", begin)
        match = _CLOSE.match(self.source, begin)
        if match is None:
            raise self.at_byte("Unclosed end tag", begin)
        opened, found = self.stack.pop(), match.group(1).lower()
        if found and found != opened.tag:
            offset = len(self.source[:begin].encode())
            raise wrong(
                f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{found}>"'
            )
        self.at = match.end()
        if self.offset > opened.offset:
            self.finish(opened)

    def finish(self, opened: _Open) -> None:
        entity: Entity = {"type": KINDS[opened.tag], "offset": opened.offset}
        entity["length"] = self.offset - opened.offset
        inner = "".join(self.out[opened.start :])
        more = extra(opened.tag, opened.attributes, inner, self.entities, entity)
        if more is not None:
            self.entities.append(entity | more)


def parse(source: str) -> tuple[str, list[Entity]]:
    """Text without tags, and its entities.

    Raises:
        ApiError: 400 "can't parse entities: ..." with the byte offset.
    """
    reader = _Reader(source)
    reader.run()
    for entity in reader.entities:
        entity.pop("class", None)
    return "".join(reader.out), reader.entities


def unescape(text: str) -> str:
    """Replace the references that the Bot API knows; others stay as they are."""
    return _REFERENCE.sub(lambda match: _decoded(match) or match.group(), text)


def _decoded(match: re.Match[str]) -> str | None:
    if match.group(3):
        return _NAMED[match.group(3)]
    code = int(match.group(1), 16) if match.group(1) else int(match.group(2))
    half = code in _SURROGATES
    return chr(code) if 0 < code < sys.maxunicode and not half else None
