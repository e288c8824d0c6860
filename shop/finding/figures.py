"""Figures that names and people state: days of refill, units a day, the most of an order."""

import re
from collections.abc import Iterator

from shop.finding.line import Span

DAYS, SPEED, MOST = GROUPS = "days", "speed", "most"
LARGEST = 10**15

_DAY = r"(?:days?|d|дн\w+|день|сутки|dias?|gun(?:luk|de)?|hari|ngay|يوم|اليوم|दिन|dne[yi]|den|sutki|yom|yawm|yum)"
_REFILL = (
    r"(?:refill?(?: button| guarantee)?|r|refil\w*|guarantee\w*|warranty|гарант\w+|восстанов\w+|докрут\w+|reposi\w+|garant\w+"
    r"|garanti|garansi|telafi\w*|ضمان|daman|bao hanh)"
)
_SPEED = (
    r"(?:speed|скорость(?: до)?|skorost(?: do)?|velocidad|velocidade|toc do|kecepatan|السرعه|سرعه|गति|gunluk|day|up to|ate"
    r"|до|do)"
)
_MAX = r"(?:max\w*|maks\w*|макс\w*|الاقصي|الاقصى|toi da|अधिकतम|most)"
_BETWEEN = r"(?: (?:per|a|an|в|v|por|في|in|na|на))?"

# One row a shape, tried in order; a number belongs to the first that takes it.
_SHAPES = (
    (MOST, re.compile(rf"\b{_MAX} (\d+)\b")),
    (MOST, re.compile(rf"\b(\d+) {_MAX}(?! \d)\b")),
    (DAYS, re.compile(rf"\b{_REFILL} (\d+)\b(?: {_DAY}\b)?")),
    (DAYS, re.compile(rf"\b(\d+)(?: {_DAY})? (?:{_REFILL}|रिफिल)\b")),
    (SPEED, re.compile(rf"\b{_SPEED} (\d+)\b(?:{_BETWEEN} {_DAY}\b)?")),
    (SPEED, re.compile(rf"\b(\d+){_BETWEEN} {_DAY}\b")),
    (DAYS, re.compile(rf"\b(\d+) {_DAY}\b")),
)
_BOUNDS = {DAYS: range(1, 401), SPEED: range(100, LARGEST), MOST: range(1, LARGEST)}


def stated(text: str) -> tuple[Span, ...]:
    """Return the figures of folded words parted by single blanks, numbers written out."""
    return tuple(_stated(text)) if any(letter.isdecimal() for letter in text) else ()


def _stated(text: str) -> Iterator[Span]:
    taken: set[int] = set()
    for group, shape in _SHAPES:
        for match in shape.finditer(text):
            number = int(match[1])
            if match.start(1) not in taken and number in _BOUNDS[group]:
                taken.add(match.start(1))
                yield Span(group, match[1].lstrip("0"), *match.span())
