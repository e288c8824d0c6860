"""Letters that look like others: one table for each way of looking."""


def _table(pairs: str) -> dict[int, str]:
    """Read `а=a е=e`."""
    return str.maketrans(dict(pair.split("=") for pair in pairs.split()))


_CYRILLIC = "а=a ә=e ԁ=d е=e і=i ј=j ӏ=l о=o р=p с=c ԛ=q ѕ=s ԝ=w х=x у=y һ=h в=b к=k м=m н=h т=t г=r п=n ѵ=v ғ=f ө=o ѡ=w ь=b є=e я=r и=n ш=w "
_GREEK = "α=a β=b ε=e η=n ι=i κ=k ν=v ο=o ρ=p τ=t υ=u χ=x ω=w γ=y σ=o ς=s ξ=e ζ=z λ=a "
_ARMENIAN = "ո=n օ=o ս=u ց=g հ=h ք=p "
_LISU = "ꓮ=a ꓐ=b ꓚ=c ꓓ=d ꓰ=e ꓝ=f ꓖ=g ꓧ=h ꓲ=i ꓙ=j ꓗ=k ꓡ=l ꓟ=m ꓠ=n ꓳ=o ꓑ=p ꓣ=r ꓢ=s ꓔ=t ꓴ=u ꓦ=v ꓪ=w ꓫ=x ꓬ=y ꓜ=z "
_CHEROKEE = "Ꭺ=a Ᏼ=b Ꮯ=c Ꭰ=d Ꭼ=e Ꮐ=g Ꮋ=h Ꭵ=i Ꮖ=i Ꭻ=j Ꮶ=k Ꮮ=l Ꮇ=m Ꮎ=o Ꮲ=p Ꭱ=r Ꮢ=r Ꮪ=s Ꭲ=t Ꮩ=v Ꮃ=w Ꮤ=w Ꮍ=y Ꮓ=z "
_SYLLABICS = "ᗩ=a ᗷ=b ᑕ=c ᗪ=d ᗴ=e ᕮ=e ᖴ=f ᘜ=g ᕼ=h ᒍ=j ᒪ=l ᗰ=m ᑎ=n ᑭ=p ᑫ=q ᖇ=r ᔕ=s ᑌ=u ᐯ=v ᗯ=w ᙭=x "
_HOOKED = "ƀ=b ɓ=b ȼ=c ƈ=c ɗ=d ɖ=d ɇ=e ƒ=f ɠ=g ɦ=h ɨ=i ƙ=k ɭ=l ɫ=l ɱ=m ɲ=n ŋ=n ƞ=n ɵ=o ƥ=p ɍ=r ɽ=r ʂ=s ƭ=t ʈ=t ʉ=u ʋ=v ɏ=y ƴ=y ƶ=z "
_TURNED = "ɐ=a ǝ=e ə=e ɔ=o ɟ=f ɥ=h ɯ=m ɹ=r ʇ=t ʌ=v ʍ=w ʎ=y ƨ=s "
_PHONETIC = "ɑ=a ɛ=e ɡ=g ɩ=i ɪ=i ɴ=n"

LATIN = _table(
    _CYRILLIC + _GREEK + _ARMENIAN + _LISU + _CHEROKEE + _SYLLABICS + _HOOKED + _TURNED + _PHONETIC
)
"""Read as Latin letters."""

CYRILLIC = _table(
    "a=а b=в c=с e=е h=н i=і k=к m=м o=о p=р r=г t=т u=и x=х y=у n=п z=з w=ш ᴦ=г ᴧ=л ᴫ=л ᴨ=п ᴩ=р"
)
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
