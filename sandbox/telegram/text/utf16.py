"""Telegram counts text in UTF-16 code units; Python counts code points."""

from __future__ import annotations


def units(text: str) -> int:
    """Length of `text` in UTF-16 code units."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def boundaries(text: str) -> dict[int, int]:
    """Code-unit offset of each character boundary -> index in the Python string."""
    found = {0: 0}
    offset = 0
    for index, character in enumerate(text, start=1):
        offset += 2 if character > "\uffff" else 1
        found[offset] = index
    return found


def cut(text: str, offset: int, length: int) -> str:
    """The part of `text` from code unit `offset`, `length` code units long."""
    raw = text.encode("utf-16-le", "surrogatepass")[offset * 2 : (offset + length) * 2]
    return raw.decode("utf-16-le", "replace")


def pieces(text: str, limit: int) -> list[str]:
    """`text` in parts of at most `limit` code units, as a client splits what a person typed."""
    found = [""]
    room = limit
    for character in text:
        size = 2 if character > "\uffff" else 1
        if size > room:
            found.append("")
            room = limit
        found[-1] += character
        room -= size
    return found
