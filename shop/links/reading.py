"""A text as people paste it: freed of what nobody sees and of what only stands around it."""

import re
import unicodedata

from shop.links.link import LinkProblem

LONGEST = 2_000

# What reverses the way letters are shown: inside a link it hides where the link leads.
OVERRIDES = "\u202d\u202e"
FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
# Joiners part letters of some scripts, so between such letters they stay.
LONELY_JOINER = re.compile("(?<![^\\x00-\\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\\x00-\\x7f])")
OPENING = "<>\"'`*«»“”‘’„([{"
CLOSING = "<>\"'`*«»“”‘’„.,;:!?…"
WHOLE = re.compile(r"https?://\w", re.IGNORECASE)
BRACKETS = {")": "(", "]": "[", "}": "{"}


def bare(text: str) -> str:
    """Return a text without invisible marks, and without blanks, quotes and full stops around it."""
    seen = text if text.isascii() else _visible(text)
    start, end = 0, len(seen)
    while start < end and _is_around(seen[start], OPENING):
        start += 1
    while end > start and _ends_badly(seen, start, end):
        end -= 1
    return seen[start:end]


def shared_link(text: str) -> str | None:
    """Return the one whole link at the end of a bare text that has only words before it.

    What follows a link may be the rest of it that a blank tore off; what stands before it cannot.
    """
    words = text.split()
    if len(words) == 1 or text.count("://") != 1:
        return None
    last = bare(words[-1])
    return last if WHOLE.match(last) else None


def problem_of(text: str) -> LinkProblem | None:
    """Return what a bare text has that no link may have, blanks aside."""
    if len(text) > LONGEST:
        return LinkProblem.TOO_LONG
    is_plain = text.isascii() and text.isprintable()
    if not is_plain and any(_is_hiding(char) for char in text):
        return LinkProblem.HIDDEN
    # Browsers take a backslash for a slash, other programs do not.
    return LinkProblem.UNSAFE if "\\" in text else None


def _visible(text: str) -> str:
    return LONELY_JOINER.sub("", "".join(char for char in text if char.isascii() or not _is_invisible(char)))


def _is_invisible(char: str) -> bool:
    if char in FILLERS:
        return True
    return unicodedata.category(char) == "Cf" and char not in OVERRIDES and char not in "\u200c\u200d"


def _is_hiding(char: str) -> bool:
    if char.isspace():
        return False
    return char in OVERRIDES or unicodedata.category(char) in {"Cc", "Co", "Cs", "Cn"}


def _is_around(char: str, marks: str) -> bool:
    return char.isspace() or char in OVERRIDES or char in marks or unicodedata.category(char) == "Cc"


def _ends_badly(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last not in BRACKETS:
        return _is_around(last, CLOSING)
    # A bracket that was opened inside belongs to the link.
    return text.count(last, start, end) > text.count(BRACKETS[last], start, end)
