"""Single values of an answer: ids, amounts, counts, flags, words. Unreadable is None, never a guess."""

import re
from decimal import Decimal

from panel.catalogue import Flag

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NO_ID = re.compile(
    r"[-_]*|-?0+|-[0-9]+|null|none|nil|nan|undefined|true|false|success|error|failed|fail|ok", re.IGNORECASE
)
_DECIMAL = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?")
_WITH_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]{1,40}")
_AMBIGUOUS = re.compile(r"[0-9][.,][0-9]{3}(?![0-9])")
_LONGEST_WHOLE = 64
_WHOLE = re.compile(rf"([0-9]{{1,{_LONGEST_WHOLE}}})(\.0+)?")
_BLANKS = frozenset({"", "-", "null", "none", "unknown", "n/a"})
_YES = frozenset({"1", "true", "yes"})
_NO = frozenset({"0", "false", "no"})

LARGEST_COUNT = 2**63 - 1
LARGEST_AMOUNT = Decimal(10) ** 12
NO_LIMIT = 2**31 - 1
"""A maximum from here on means that there is none."""


def identifier(value: object) -> str | None:
    """An order, refill or service id as opaque text; None for 0, negatives, booleans, words for nothing."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    return text if _ID.fullmatch(text) and not _NO_ID.fullmatch(text) else None


def is_blank(value: object) -> bool:
    """Whether a field says nothing: absent, null, empty, or a word for it. Not the same as unreadable."""
    return value is None or (isinstance(value, str) and value.strip().lower() in _BLANKS)


def word(value: object, limit: int) -> str:
    """A text, or a number as text; "" for anything else. At most `limit` characters."""
    if isinstance(value, str):
        return value.strip()[:limit]
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return ""
    return str(value)[:limit]


def flag(value: object) -> Flag:
    """Yes, no or unknown."""
    if value is None:
        return Flag.UNKNOWN
    text = str(value).strip().lower() if isinstance(value, (bool, int, str)) else ""
    if text in _YES:
        return Flag.YES
    return Flag.NO if text in _NO else Flag.UNKNOWN


def signed_amount(value: object) -> Decimal | None:
    """An exact decimal, possibly negative. A comma counts only as thousands mark before a decimal point."""
    if isinstance(value, bool):
        return None
    text = str(value).strip() if isinstance(value, (str, int, Decimal)) else ""
    if "," in text and _WITH_THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if not _DECIMAL.fullmatch(text):
        return None
    number = Decimal(text)
    return number if number.copy_abs() < LARGEST_AMOUNT else None


def amount(value: object) -> Decimal | None:
    """An exact decimal of at least 0; thousands marks make it unreadable."""
    if isinstance(value, str) and "," in value:
        return None
    number = signed_amount(value)
    return number.copy_abs() if number is not None and number >= 0 else None


def is_ambiguous(value: object) -> bool:
    """Whether a count has a group of exactly three digits after a dot or comma: thousands or decimals?"""
    return isinstance(value, (str, Decimal)) and _AMBIGUOUS.search(str(value)) is not None


def unbounded_count(value: object) -> int | None:
    """A count of at least 0, however large; "50.0" is 50, "1.000" and "1,000" are unreadable."""
    if isinstance(value, str) and value.isdecimal() and value.isascii():
        return int(value) if len(value) <= _LONGEST_WHOLE else None
    if isinstance(value, bool) or is_ambiguous(value):
        return None
    if isinstance(value, Decimal):
        return int(value) if value >= 0 and value == value.to_integral_value() else None
    match = _WHOLE.fullmatch(str(value).strip()) if isinstance(value, (str, int)) else None
    return int(match[1]) if match else None


def count(value: object) -> int | None:
    """A count of at least 0 that fits a database column."""
    number = unbounded_count(value)
    return number if number is not None and number <= LARGEST_COUNT else None


def remaining(value: object) -> int | None:
    """Units not delivered. "-12" and "+5" (too many were delivered) are 0."""
    text = (
        str(value).strip() if isinstance(value, (str, int, Decimal)) and not isinstance(value, bool) else ""
    )
    if text[:1] in {"-", "+"}:
        return None if count(text[1:]) is None else 0
    return count(value)


def currency(value: object) -> str | None:
    """A currency's name, upper case; None when absent."""
    return word(value, 16).upper() or None
