"""Text made comparable: one case, no accents, plain letters, words parted by single blanks."""

import re
import unicodedata
from functools import lru_cache

# Accents of Latin, Greek, Cyrillic, Hebrew and Arabic, the nukta, keycap frames, variation selectors and emoji tags.
# Vowel signs of Indic scripts and of Thai are letters and stay.
MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\U000e0000-\U000e01ef]"
)
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]"
)
WORD = re.compile("[^\\W_\u0900-\u0dff\u0e00-\u0e7f]+|[\u0900-\u0dff\u0e00-\u0e7f]+")

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FRAMED = {start + at: letter for start in (0x1F150, 0x1F170) for at, letter in enumerate(_LETTERS)}
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_LATIN = {
    "ı": "i",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ħ": "h",
    "ŧ": "t",
    "∃": "e",
    "∀": "a",
    "๏": "o",
}
# Letters that Arabic, Persian and Urdu keyboards write differently.
_ARABIC = {"ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ة": "ه"}
_PLAIN = str.maketrans({**_LATIN, **_ARABIC, **_SMALL_CAPITALS}) | _FRAMED


def fold(text: str) -> str:
    """Return a text in one case, without accents and invisible marks, with ornamental letters made plain."""
    if text.isascii():
        return text.lower()
    bare = MARKS.sub("", unicodedata.normalize("NFKD", INVISIBLE.sub("", text)))
    plain = MARKS.sub("", unicodedata.normalize("NFKD", bare.casefold())).translate(_PLAIN)
    # Whole letters again where a mark is no accent: ば is not は, and a Korean syllable is one letter.
    return unicodedata.normalize("NFC", plain)


@lru_cache(maxsize=1_024)
def words(text: str) -> str:
    """Return the words of a text, folded and parted by single blanks."""
    return " ".join(filter(None, map(_words_of, text.split())))


@lru_cache(maxsize=20_000)
def _words_of(piece: str) -> str:
    """Do it for what stands between two blanks: names are many, their pieces are few."""
    return " ".join(WORD.findall(fold(piece)))
