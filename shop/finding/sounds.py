"""How a word sounds, whatever letters it is written in: `подписчики`, `podpischiki` and `podpisciki` are alike."""

import re
from collections.abc import Mapping
from functools import lru_cache

LATIN, CYRILLIC, ARABIC, OTHER = "latin", "cyrillic", "arabic", "other"

_CYRILLIC: Mapping[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_ARABIC: Mapping[str, str] = {
    "ا": "a", "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ج": "g", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "d",
    "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g",
    "ف": "f", "ق": "q", "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ؤ": "u", "ي": "i",
    "ئ": "i", "ء": "",
}  # fmt: skip
_LETTERS = str.maketrans({**_CYRILLIC, **_ARABIC})

# The digits that stand for Arabic letters in chats: 3 is ع, 7 is ح, 2 a stop of the breath.
_CHAT_DIGITS = str.maketrans("", "", "23")
_SPELLINGS = str.maketrans({"y": "i", "j": "i", "w": "v", "q": "k", "7": "h", "9": "k"})
_DOUBLED = re.compile(r"(.)\1+")

# Sounds that people write in many ways are one letter here; vowels, and what is often left out, are none.
_SOFT = (
    ("dzh", "J"),
    ("ge", "Je"),
    ("gi", "Ji"),
    ("gy", "Ji"),
    ("x", "ks"),
    ("ph", "f"),
    ("ce", "se"),
    ("ci", "si"),
)
_HISSING = re.compile("(?:t?s?[cs]h|ts|[sz]h?)+")
_SILENT = re.compile("[aeiouhy]")
_CONSONANTS = str.maketrans({"c": "k", "q": "k", "j": "J"})


@lru_cache(maxsize=20_000)
def script(word: str) -> str:
    """Return which letters a folded word is written in, told by its first one that is a letter."""
    for letter in word:
        if letter.isalpha():
            return _script(letter)
    return OTHER


def latin(word: str) -> str:
    """Return a folded word in plain Latin letters, one spelling for what is spelt in several ways."""
    spelt = word.translate(_LETTERS).translate(_SPELLINGS)
    return _DOUBLED.sub(r"\1", spelt)


def skeletons(word: str) -> frozenset[str]:
    """Return the consonants of a folded word; two readings where `w` may be one or not."""
    plain = word.translate(_LETTERS).replace("7", "h").replace("9", "q").translate(_CHAT_DIGITS)
    return frozenset(_skeleton(plain.replace("w", letter)) for letter in ("v", ""))


def _skeleton(plain: str) -> str:
    for written, meant in _SOFT:
        plain = plain.replace(written, meant)
    bare = _SILENT.sub("", _HISSING.sub("S", plain)).translate(_CONSONANTS)
    return _DOUBLED.sub(r"\1", bare)


def _script(letter: str) -> str:
    if letter.isascii():
        return LATIN
    if "\u0400" <= letter <= "\u052f":
        return CYRILLIC
    return ARABIC if "\u0600" <= letter <= "\u06ff" else OTHER
