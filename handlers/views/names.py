"""Names from outside, made fit to be shown: panels put anything into them."""

import re
import unicodedata
from functools import lru_cache

from handlers.keyboard import cut

NAME = 160
KEPT = 8_192
# Marks that turn the writing direction or cannot be seen; the joiner of emoji stays.
_HIDDEN = re.compile("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@lru_cache(KEPT)
def tidy(name: str, most: int = NAME) -> str:
    """Return a name on one line, without hidden marks and control characters."""
    plain = "".join(
        " " if unicodedata.category(letter) == "Cc" else letter for letter in _HIDDEN.sub("", name)
    )
    return cut(" ".join(plain.split()), most)


def told(description: str, most: int) -> str:
    """Return a panel's description, which the catalogue keeps as plain text, with no empty lines."""
    lines = (tidy(line, most) for line in description.splitlines())
    return cut("\n".join(line for line in lines if line), most)
