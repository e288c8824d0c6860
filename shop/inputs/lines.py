"""Lists that are typed, pasted or sent as a file: comments, keywords, user names, hashtags, groups."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shop.inputs.bounds import MOST_LINES
from shop.links import Link, recognise

LONGEST = 2_200
"""The longest comment that any site takes."""

BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
NAMES_APART = re.compile(r"[\s,;]+")
NAME = re.compile(r"@?([\w.\-]{1,64})")
TAG = re.compile(r"#?(\w{1,100})")


@dataclass(frozen=True, slots=True)
class Taken:
    """A list after something was added to it.

    Attributes:
        lines: all of it.
        added: how many of them are new.
        odd: what was left out because it is none, as it was written.
        cut: how many were left out because no list is that long.
    """

    lines: tuple[str, ...]
    added: int
    odd: tuple[str, ...] = ()
    cut: int = 0


def add(name: str, before: str, text: str) -> Taken:
    """Add what somebody sent to a list.

    Args:
        name: of the field.
        before: the list so far, joined by line breaks; may be empty.
        text: as it came; blanks around lines, and empty lines, are dropped.
    """
    kept = lines_of(before)
    split, read = _WAYS[name]
    pieces = [piece for piece in map(_tidy, split(text)) if piece]
    good = [(piece, read(piece)) for piece in pieces]
    new = [line for _, line in good if line is not None]
    room = max(0, MOST_LINES - len(kept))
    odd = tuple(piece for piece, line in good if line is None)
    return Taken((*kept, *new[:room]), len(new[:room]), odd, len(new) - len(new[:room]))


def lines_of(value: str) -> tuple[str, ...]:
    """Return the lines of a list as it is kept."""
    return tuple(value.split("\n")) if value else ()


def doubles(lines: tuple[str, ...]) -> int:
    """Return how many lines stand in a list a second time; case makes no difference."""
    return len(lines) - len({line.casefold() for line in lines})


def without_doubles(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list in which each line stands once, where it stood first."""
    first: dict[str, str] = {}
    for line in lines:
        first.setdefault(line.casefold(), line)
    return tuple(first.values())


def _whole_lines(text: str) -> list[str]:
    return BREAKS.split(text)


def _words(text: str) -> list[str]:
    return NAMES_APART.split(text)


def _tidy(line: str) -> str:
    """Trim a line; what no panel could be sent in one becomes a blank."""
    seen = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in line)
    return seen.strip()


def _any(line: str) -> str | None:
    return line if len(line) <= LONGEST else None


def _name(word: str) -> str | None:
    found = NAME.fullmatch(word)
    return found[1] if found else None


def _tag(word: str) -> str | None:
    found = TAG.fullmatch(word)
    return f"#{found[1]}" if found else None


def _group(word: str) -> str | None:
    link = recognise(word)
    return link.url if isinstance(link, Link) else _name(word)


_WAYS: Mapping[str, tuple[Callable[[str], list[str]], Callable[[str], str | None]]] = MappingProxyType(
    {
        "comments": (_whole_lines, _any),
        "keywords": (_whole_lines, _any),
        "usernames": (_words, _name),
        "hashtags": (_words, _tag),
        "groups": (_words, _group),
    }
)
