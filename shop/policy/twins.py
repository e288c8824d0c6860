"""Letters that look like others: one table for each way of looking."""


def _table(pairs: str) -> dict[int, str]:
    """Read `а=a е=e`."""
    return str.maketrans(dict(pair.split("=") for pair in pairs.split()))


_CYRILLIC = "а=a ә=e ԁ=d е=e і=i ј=j ӏ=l о=o р=p с=c ԛ=q ѕ=s ԝ=w х=x у=y һ=h в=b к=k м=m н=h т=t г=r п=n ѵ=v ғ=f ө=o ѡ=w ь=b "
_GREEK = "α=a β=b ε=e η=n ι=i κ=k ν=v ο=o ρ=p τ=t υ=u χ=x ω=w γ=y σ=o ς=s "
_OTHERS = "ո=n օ=o ս=u ց=g հ=h ք=p ꓲ=i ꓳ=o ꓔ=t ꓦ=v ꓰ=e ꓢ=s ꓡ=l ꓑ=p ɑ=a ɡ=g ɩ=i ʋ=v ɛ=e ɔ=o ə=e ƨ=s ɴ=n"

LATIN = _table(_CYRILLIC + _GREEK + _OTHERS)
"""Read as Latin letters."""

CYRILLIC = _table("a=а b=в c=с e=е h=н i=і k=к m=м o=о p=р r=г t=т u=и x=х y=у n=п")
"""Read as Cyrillic letters."""

_SIGNS = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "6": "b", "2": "z"}
_SYMBOLS = {
    "@": "a",
    "$": "s",
    "€": "e",
    "£": "l",
    "¥": "y",
    "+": "t",
    "§": "s",
    "¢": "c",
    "₤": "l",
    "ß": "b",
}
_TALL = ("1", "!", "|", "¡")
LEET = tuple(str.maketrans({**_SIGNS, **_SYMBOLS, **dict.fromkeys(_TALL, letter)}) for letter in ("i", "l"))
"""Digits and signs read as Latin letters; an upright stroke is an i or an l."""

CYRILLIC_LEET = str.maketrans(
    {"0": "о", "3": "з", "4": "ч", "6": "б", "1": "і", "7": "т", "@": "а", "€": "е"}
)
"""Digits and signs read as Cyrillic letters."""

FLAGS = str.maketrans({0x1F1E6 + at: letter for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")})
"""Letters that flags are made of."""
