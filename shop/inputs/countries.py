"""Countries by what people call them, in their own language or another."""

from functools import lru_cache

from babel import Locale

from shop.words.folding import fold

LANGUAGES = ("en", "ru", "uk", "tr", "ar", "es", "pt", "de", "fr", "it", "id", "hi", "fa", "vi", "pl", "uz")
CODE = 2
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
ALSO = {
    "usa": "US",
    "america": "US",
    "uk": "GB",
    "england": "GB",
    "uae": "AE",
    "сша": "US",
    "америка": "US",
    "англия": "GB",
    "оаэ": "AE",
    "korea": "KR",
    "корея": "KR",
}
USUAL = ("US", "GB", "DE", "FR", "BR", "IN", "ID", "TR", "RU")
"""What is offered to be tapped: where most visitors are ordered from."""


def country_of(typed: str) -> str | None:
    """Return the two-letter code of a country that is named or coded in any of many languages."""
    wanted = fold(" ".join(typed.split()))
    return ALSO.get(wanted) or _names().get(wanted)


@lru_cache(1)
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in reversed(LANGUAGES):
        territories = Locale.parse(language).territories.items()
        found |= {fold(name): code for code, name in territories if _is_country(code)}
    return found | {code.lower(): code for code in set(found.values())}


def _is_country(code: str) -> bool:
    return len(code) == CODE and code.isalpha() and code not in NO_COUNTRIES
