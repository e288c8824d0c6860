"""What Telegram finds in plain text by itself: commands, links, mentions, hashtags, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.telegram.text.utf16 import units

if TYPE_CHECKING:
    from sandbox.telegram.text.entities import Entity

# Hosts without a scheme become links only under a known top-level domain.
TOP_LEVEL = (
    "com|net|org|info|biz|io|me|tv|co|app|dev|gg|ly|be|to|in|us|eu|uk|de|fr|es|it|nl|pl|pt|br|tr|ru|ua|by|kz|"
    "cz|ch|at|se|no|fi|dk|ir|ae|id|my|vn|th|jp|kr|cn|hk|sg|au|nz|ca|mx|ar|za|ng|ke|eg|il|gr|ro|bg|rs|lt|lv|ee|"
    "md|ge|am|az|uz|xyz|shop|store|online|site|club|pro|link|live|social|agency|digital|media|edu|gov|cc|ai|рф|укр"
)
_TAIL = r"""(?::\d{1,5})?(?:[/?#][^\s<>"«»“”]*)?"""
_KINDS = [
    ("url", rf"(?i:https?|ftp|tonsite|ton|tg)://(?:[^\s/?#@]+@)?[\w.-]*\w{_TAIL}"),
    ("email", r"(?<![\w.+@-])[a-zA-Z0-9_.+-]{1,64}@(?:[\w-]+\.)+[a-zA-Z]{2,}(?!\w)"),
    ("url", rf"(?<![\w@./:-])(?:[\w-]+\.)+(?i:{TOP_LEVEL})(?![\w-]|\.\w){_TAIL}"),
    ("bot_command", r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}+(?:@[a-zA-Z0-9_]{3,32}+)?(?![\w/<>@])"),
    ("mention", r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)"),
    ("hashtag", r"(?<!\w)#(?=\w*[^\W\d_])\w{1,256}(?![\w#])"),
    ("cashtag", r"(?<![$\w])\$[A-Z]{1,8}(?![$\w])"),
]
_PATTERNS = [(kind, re.compile(pattern)) for kind, pattern in _KINDS]
_CLOSING = ".,:;!?'…"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find(text: str) -> list[Entity]:
    """Entities in `text`, offsets in UTF-16 code units, none crossing another; earlier kinds win."""
    taken: list[tuple[int, int, str]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, stop = match.start(), match.start() + len(_tidy(kind, match.group()))
            if all(stop <= a or b <= start for a, b, _ in taken):
                taken.append((start, stop, kind))
    return [
        {"type": kind, "offset": units(text[:start]), "length": units(text[start:stop])}
        for start, stop, kind in sorted(taken)
    ]


def _tidy(kind: str, found: str) -> str:
    """A link does not swallow the sentence's own full stop or bracket."""
    while kind == "url" and found:
        last = found[-1]
        unpaired = last in _PAIRS and found.count(last) > found.count(_PAIRS[last])
        if last not in _CLOSING and not unpaired:
            break
        found = found[:-1]
    return found
