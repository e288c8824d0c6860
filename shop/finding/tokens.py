"""A text as the words it is compared by: folded, numbers written out, digits and letters parted."""

import re
from collections.abc import Iterator

from shop.words.folding import WORD, fold

_DECIMAL = re.compile(r"(\d)[.,](\d+)(?=\s?[kmкм]\b)")
# Stands in a number for its point, whatever was typed for it; panels write it between the parts of a name.
_DOT = "·"
# `1m`, `5к`, `2kk` are numbers, `30d`, `r30` and `60min` are a number and a word; `motabe3in` is one word.
_NUMBER = re.compile(rf"(\d+)(?:{_DOT}(\d+))?([kmкм]{{1,2}})?", re.IGNORECASE)
_PARTED = re.compile(r"(\d+)([^\W\d]+)|([^\W\d]+?)(\d+)")
_TIMES = {"": 1, "k": 1_000, "к": 1_000, "m": 1_000_000, "м": 1_000_000, "kk": 1_000_000, "кк": 1_000_000}
_UNITS = {"тыс": 1_000, "тысяч": 1_000, "mln": 1_000_000, "млн": 1_000_000, "bin": 1_000, "ribu": 1_000}


def tokens(text: str) -> list[str]:
    """Return the words of a text in order; a number is its digits: `12.5K` is `12500`."""
    found: list[str] = []
    plain = _DECIMAL.sub(rf"\1{_DOT}\2", fold(text).replace(_DOT, " ")).replace(_DOT, "0dot0")
    for word in WORD.findall(plain):
        for token in _parts(word.replace("0dot0", _DOT)):
            if found and token in _UNITS and found[-1].isdecimal():
                found[-1] = str(int(found[-1]) * _UNITS[token])
            else:
                found.append(token)
    return found


def _parts(word: str) -> Iterator[str]:
    if (number := _NUMBER.fullmatch(word)) and (number[3] or "") in _TIMES:
        yield str(_written_out(*number.groups()))
    elif parted := _PARTED.fullmatch(word):
        yield from (token for part in parted.groups() if part for token in _parts(part))
    else:
        yield word


def _written_out(whole: str, part: str | None, unit: str | None) -> int:
    times = _TIMES[unit or ""]
    return int(whole[:_LONGEST]) * times + (int(part) * times // 10 ** len(part) if part else 0)


_LONGEST = 15
"""No figure of a panel is longer, and nobody waits while one is read."""
