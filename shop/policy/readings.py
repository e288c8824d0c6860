"""Every way a name can be meant: people hide words behind digits, dots, emoji, blanks and look-alike letters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from shop.policy.twins import CYRILLIC, CYRILLIC_LEET, FLAGS, LATIN, LEET
from shop.words.folding import INVISIBLE, WORD, fold

_HALF = "[\U0001f1e6-\U0001f1ff]"
# Flags in a row are letters as well; halves of flags, blanks between, are nothing else.
_FLAG = re.compile(rf"{_HALF}{{3,}}|(?<!{_HALF}){_HALF}(?: {_HALF}(?!{_HALF})){{2,}}")
# A capital I among small letters is an l, a small l among capitals an I.
_SMALL_L = re.compile(r"(?<=[a-z])I{1,2}(?![A-Z])")
_CAPITAL_I = re.compile(r"(?<=[A-Z])l(?=[A-Z])")
# GoogleReviews are two words; the names of sites that nearly every name holds need no second look.
_NEW_WORD = re.compile(r"(?<=[a-z])(?<!You)(?<!Tik)(?<!Sound)(?<!Linked)(?<!Whats)(?=[A-Z][a-z])")
# Between ideographs a blank or a picture parts nothing; after a digit a star is the word.
_IDEOGRAPHS = re.compile(r"(?<=[\u3400-\u9fff])(?:[^\w\n]|_)+(?=[\u3400-\u9fff])")
_FIVE = re.compile(r"(?<![⭐★🌟])[⭐★🌟]{5}(?![⭐★🌟])")
_CAPITALS = str.maketrans("ΣΛ", "EA")
_STARRED = re.compile(r"(?<!\d)([1-5]) ?[⭐★🌟*]+")
# A vowel that a star stands for.
_MASK = re.compile(r"(?<=[^\W\d_])[*#](?=[^\W\d_])")
_VOWELS = "aeiouаеиоы"
_DRAWN = {"\\/": "v", "vv": "w", "rn": "m"}
_PICTURES = {"👎": "dislike", "🗳": "vote"}
_PICTURE = re.compile("|".join(_PICTURES))
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_LETTER = r"[^\W_]"
# Three or more single letters or digits with short gaps: v o t e s, v.0.t.e.s, v🔥o🔥t🔥e🔥s.
SPELLED = re.compile(rf"(?<!{_LETTER}){_LETTER}(?:(?:[^\w\n]|_){{1,4}}{_LETTER}(?!{_LETTER})){{2,}}")
SINGLE = re.compile(rf"(?<!{_LETTER}){_LETTER}(?!{_LETTER})")
# What a star may say that stands after the next blank, and such a star.
COUNT_AT_END = re.compile(r"[1-5]\Z")
STAR_AT_START = re.compile("[⭐★🌟*]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_LONE_HALF = re.compile(rf"(?<!{_HALF}){_HALF}(?!{_HALF})")
_GAP = re.compile(rf"{_LETTER}((?:[^\w\n]|_)+)(?={_LETTER})")
_CHUNK = re.compile(r"\S+")
_PARTED = re.compile(rf"{_LETTER}(?:[^\w\s]|_)+{_LETTER}")
_PIECE = re.compile(r"[^\s/:;,.~•»➜\[\]{}()-]+")
_ORDINARY = re.compile(r"\W*(?:\d+[^\W\d_]{0,3}|[^\W\d_]\d+(?![$€§]))\W*")
# A digit or sign stands for a letter only beside letters, and a sign at the end of a word for none.
_HOLDS_LEET = re.compile(
    rf"[^\W\d_]\d|\d[^\W\d_]|(?<={_LETTER})[@$€£¥+§¢!|¡](?={_LETTER})|[@$€£¥§](?={_LETTER})"
)


def readings(text: str) -> tuple[str, ...]:
    """Return the ways a text can be read, each as folded words parted by single blanks; the plain one first."""
    plain = fold(text)
    found = dict.fromkeys([_words(plain)])
    for written in _written(text, plain):
        found |= dict.fromkeys(_meant(written))
    return tuple(reading for reading in found if reading)


def spelled(text: str) -> tuple[str, ...]:
    """Return the ways a text can be read whose single letters are spelled words: v o t e s."""
    return tuple(reading for reading in _meant(_unspelled(fold(text))) if reading)


def _meant(written: str) -> Iterator[str]:
    for meant in (written, *_leet(written)):
        for reading in (_words(meant), _glued(meant)):
            yield from (reading, *_twins(reading))


def hangs_on_others(piece: str) -> bool:
    """Whether what stands between two blanks may be read otherwise for what stands beside it."""
    plain = fold(piece)
    if _IDEOGRAPH.search(plain) or _LONE_HALF.search(INVISIBLE.sub("", piece)):
        return True
    return any(_is_leet(written) or _is_glued_by_others(written) for written in _written(piece, plain))


def _is_leet(written: str) -> bool:
    # A piece that is read as leet is replaced wherever it stands in the whole.
    return next(_leet(written), None) is not None


def _is_glued_by_others(folded: str) -> bool:
    """Whether words of two scripts touch: they are read as one where some other piece is parted by signs."""
    several = any(len(WORD.findall(chunk)) > 1 for chunk in _CHUNK.findall(folded))
    return several and not _PARTED.search(folded)


def _written(text: str, plain: str) -> Iterable[str]:
    # A picture that says a word; between letters it may as well be a gap, so this is one more way to read.
    pictured = (
        fold(_PICTURE.sub(lambda match: f" {_PICTURES[match[0]]} ", text)) if _PICTURE.search(text) else plain
    )
    return dict.fromkeys(
        (
            plain,
            _unspelled(plain),
            pictured,
            _STARRED.sub(r"\1 star ", _FIVE.sub(" 5⭐", plain)),
            _unflagged(text, plain),
            _REPEATED.sub(r"\1", plain),
            _drawn(text),
            *(_MASK.sub(vowel, plain) for vowel in (_VOWELS if _MASK.search(plain) else "")),
        )
    )


def _unspelled(plain: str) -> str:
    return _IDEOGRAPHS.sub("", SPELLED.sub(_joined, plain))


def _unflagged(text: str, plain: str) -> str:
    """Return the text with flags read as letters: a mark that nobody sees keeps halves from drawing a flag."""
    seen = INVISIBLE.sub("", text)
    return fold(_FLAG.sub(_flagged, seen)) if _FLAG.search(seen) else plain


def _drawn(text: str) -> str:
    """Return the text with letters read as what they are drawn to look like, and GluedWords parted."""
    tall = _SMALL_L.sub(lambda match: "l" * len(match[0]), _CAPITAL_I.sub("I", text.translate(_CAPITALS)))
    meant = fold(_NEW_WORD.sub(" ", tall))
    for drawn, letter in _DRAWN.items():
        meant = meant.replace(drawn, letter)
    return meant


def _words(folded: str) -> str:
    return " ".join(WORD.findall(folded))


def _glued(folded: str) -> str:
    """Return the words that signs without blanks run through: re.vi.ews, vo🔥tes."""
    if not _PARTED.search(folded):
        return ""
    chunks = (WORD.findall(chunk) for chunk in _CHUNK.findall(folded))
    return " ".join("".join(parts) for parts in chunks if len(parts) > 1)


def _flagged(match: re.Match[str]) -> str:
    return f" {match[0].replace(' ', '').translate(FLAGS)} "


def _joined(match: re.Match[str]) -> str:
    """Join single letters; where the gap is another than usual in this run, a new word begins."""
    gaps = _GAP.findall(match[0])
    usual = Counter(gaps).most_common(1)[0][0]
    return _GAP.sub(lambda gap: gap[0][0] + (" " if _parts_words(gap[1], usual) else ""), match[0])


def _parts_words(gap: str, usual: str) -> bool:
    return gap != usual and (usual.isspace() or any(char.isspace() for char in gap))


def _leet(written: str) -> Iterator[str]:
    odd = [piece for piece in _PIECE.findall(written) if _HOLDS_LEET.search(piece)]
    # 10k, r30 and 24h are what they say.
    odd = [piece for piece in odd if not _ORDINARY.fullmatch(piece)]
    if not odd:
        return
    for table in (*LEET, CYRILLIC_LEET):
        meant = written
        for piece in odd:
            meant = meant.replace(piece, piece.translate(table))
        yield meant


def _twins(reading: str) -> Iterator[str]:
    """Read words with letters of two scripts in either, and words of look-alikes alone as Latin ones."""
    if reading.isascii():
        return
    parts = reading.split(" ")
    # Words of other scripts stand in the plain reading: beside them, Russian words that turn Latin mean nothing.
    yield " ".join(latin for part in parts if (latin := part.translate(LATIN)).isascii())
    yield " ".join(part if part.isascii() else part.translate(CYRILLIC) for part in parts)


def pairs(reading: str) -> Iterable[str]:
    """Return neighbouring words as one: tele gram."""
    parts = reading.split(" ")
    return (first + second for first, second in pairwise(parts))
