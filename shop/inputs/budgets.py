"""An amount of money that stands where a number could: only in the books' currency, whose sign or code is beside it."""

import re
import unicodedata
from functools import lru_cache

from babel.numbers import get_currency_symbol, list_currencies

from shop.inputs.wrong import InputProblem
from shop.money import read_amount
from shop.words.folding import fold

LANGUAGES = ("en", "ru")
"""Whose signs are known: the bot's own, as reading many more takes a moment in which nobody is served."""


def read_budget(said: str, currency: str | None) -> int | InputProblem | None:
    """Return the amount that a text names, micro-units, that it is in another currency, or None when it names none.

    Args:
        said: for example `$20` or `20 usd`.
        currency: of the books; None while it is not known.
    """
    bare = fold(said)
    left = bare
    for sign in _signs(currency):
        left = left.replace(sign, "")
    if _is_foreign(left):
        return InputProblem.OTHER_CURRENCY
    return None if left == bare else read_amount(left.strip())


@lru_cache
def _signs(currency: str | None) -> tuple[str, ...]:
    """Return how a currency is written in one language or another, the longest first: one may hold another."""
    if not currency:
        return ()
    signs = {fold(get_currency_symbol(currency, locale=language)) for language in LANGUAGES}
    return tuple(sorted({*signs, fold(currency)}, key=len, reverse=True))


def _is_foreign(left: str) -> bool:
    has_sign = any(unicodedata.category(c) == "Sc" for c in left)
    words = re.findall(r"[^\W\d_]+", left)
    return has_sign or (len(words) == 1 and words[0].upper() in _codes() and any(map(str.isdecimal, left)))


@lru_cache(1)
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())
