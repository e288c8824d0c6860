"""What a panel wrote for a web page, as plain text: tags go, entities are read once. Never a source of markup."""

import re
from html import unescape

_LINES = r"br|hr|p|li|div|tr|h[1-6]|pre|blockquote|section|article|center|table"
_PARTS = (
    r"body|button|head|header|footer|html|iframe|img|input|label|link|main|meta|nav|ol|option|script|select|style"
    r"|svg|tbody|td|th|thead|title|ul"
)
# Formatting inside a word parts no word.
_INSIDE = r"a|abbr|b|big|code|del|em|font|i|ins|mark|s|small|span|strike|strong|sub|sup|tt|u"
# Words that are no tags may stand between < and >: <instant> is a panel's own emphasis.
_TAG = re.compile(
    rf"</?(?:(?P<line>{_LINES})|(?P<part>{_PARTS})|{_INSIDE})\b[^<>]*>|<!--[^<>]*-->", re.IGNORECASE
)
_MARKS = re.compile(r"[<&]")
_EMPTY_LINES = re.compile(r"\n{3,}")
_MOST_LAYERS = 8


def plain_line(text: str) -> str:
    """Return a name as one line."""
    return " ".join(_plain(text).split())


def plain_lines(text: str) -> str:
    """Return a description as lines, at most one empty one between two."""
    lines = [" ".join(line.split()) for line in _plain(text).splitlines()]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def readings(text: str) -> tuple[str, ...]:
    """Return everything that a name may be read as: as it is shown, as it came, and with no gap where a tag was."""
    if not _MARKS.search(text):
        return (" ".join(text.split()),)
    shown, joined = plain_line(text), _plain(text, gaps=False)
    return tuple(dict.fromkeys((shown, text, " ".join(joined.split()))))


def _plain(text: str, *, gaps: bool = True) -> str:
    if not _MARKS.search(text):
        return text
    # Some panels escape their markup: what reading the entities brings to light is dropped as well.
    return _without_tags(unescape(_without_tags(text, gaps=gaps)), gaps=gaps)


def _without_tags(text: str, *, gaps: bool) -> str:
    """Drop tags again while what is left makes a new one: `<<b>b>` must not become `<b>`."""
    for _ in range(_MOST_LAYERS):
        after = _TAG.sub(_gap if gaps else "", text)
        if after == text:
            break
        text = after
    return text


def _gap(tag: re.Match[str]) -> str:
    if tag["line"]:
        return "\n"
    return " " if tag["part"] else ""
