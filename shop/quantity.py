"""A quantity as people type it, and the few they can tap."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

LONGEST = 32
# A blank of any width, an apostrophe or the Arabic sign between groups of three: 10 000, 10'000, ١٠٬٠٠٠. Two lines are
# two numbers.
GROUPED = re.compile(r"\d{1,3}(?:(?:[^\S\t\n\v\f\r\u2028\u2029\x85]|['’٬])\d{3})+")
# A comma or dot before exactly three digits may part thousands or decimals; nobody's money hangs on a guess.
NOT_WHOLE = re.compile(r"\d[\d\s]*[.,]\d+")
ROUND = (10, 25, 50)
USUAL = 100
MOST_PRESETS = 6


class QuantityProblem(StrEnum):
    """Why a typed quantity cannot be taken."""

    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    NOT_PLAIN = "not_plain"
    NEGATIVE = "negative"
    ZERO = "zero"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"


def read_whole(text: str, least: int, most: int) -> int | QuantityProblem:
    """Read what somebody typed as a whole number.

    Digits of any script count (١٠٠ is 100), and blanks between groups of three; nothing else is guessed.
    """
    digits = _plain(text)
    shape = _wrong_shape(digits)
    if shape is not None:
        return shape
    written = re.sub(r"\D", "", digits).lstrip("0")
    if not written:
        return QuantityProblem.ZERO
    number = most + 1 if len(written) > LONGEST else int(written)
    if number < least:
        return QuantityProblem.TOO_FEW
    return QuantityProblem.TOO_MANY if number > most else number


def presets(least: int, most: int) -> tuple[int, ...]:
    """Return the least that can be ordered and a few round quantities that people order, smallest first."""
    least = max(least, 1)
    start = least if most < USUAL * ROUND[-1] else max(least, USUAL - 1)
    found = (least, *(number for number in _round_numbers(most) if number > start))
    return tuple(number for number in found if number <= most)[:MOST_PRESETS]


def _round_numbers(most: int) -> Iterator[int]:
    """Yield 1, 5, 10, 25, 50, 100, 250 and so on; the caller ends it at `most`."""
    unit = 1
    while unit <= most:
        yield from (unit * step // 10 for step in ROUND if unit * step % 10 == 0)
        unit *= 10


def _wrong_shape(text: str) -> QuantityProblem | None:
    if text[:1] in "-−–" and text[1:2].isdigit():
        return QuantityProblem.NEGATIVE
    if re.fullmatch(r"\d+", text) or GROUPED.fullmatch(text):
        return None
    if NOT_WHOLE.fullmatch(text):
        return QuantityProblem.NOT_WHOLE
    return QuantityProblem.NOT_PLAIN if re.match(r"\+?\d", text) else QuantityProblem.NOT_A_NUMBER


def _plain(text: str) -> str:
    """Write digits of every script as ours, and drop what cannot be seen."""
    seen = (c for c in text.strip()[: 4 * LONGEST] if unicodedata.category(c) != "Cf")
    return "".join(
        str(unicodedata.decimal(c)) if unicodedata.decimal(c, None) is not None else c for c in seen
    )
