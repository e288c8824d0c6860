"""JSON from a stranger: bounded, exact, and free of what databases and encoders choke on.

The standard library's `json` with its hooks, because orjson gives no decimals and refuses a whole catalogue
for one lone surrogate.
"""

import json
import re
from dataclasses import dataclass
from decimal import Decimal

from panel.exceptions import UnreadableReason
from panel.long_array import WINDOW_BYTES, LongArray

MAX_DEPTH = 32
"""Containers inside containers; the deepest honest answer has five."""
MAX_DIGITS = 64
"""Characters of a JSON number; a longer one cannot be read."""
NO_NUMBER = "not a number"
"""Stands for NaN, Infinity and monstrous numbers: a text no number, id or word is read from."""

_PADDING = "\ufeff \t\r\n"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# Half of a pair of escapes without its other half.
_LONE = re.compile(
    r"\\u[dD](?:[89abAB]..(?!\\u[dD][c-fC-F])|[c-fC-F](?<!\\u[dD][89abAB]..\\u[dD][c-fC-F]))", re.DOTALL
)

_APART = re.compile(r'"[ \t\r\n]+:')


class NotADocumentError(Exception):
    """The body is no JSON document that we read."""

    def __init__(self, reason: UnreadableReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded body.

    Attributes:
        value: None, bool, int, Decimal, str, list or dict. Text holds no NUL and no lone surrogate.
        duplicate_keys: Keys that occurred twice in one object; the last one was taken.
    """

    value: object
    duplicate_keys: int = 0


def decode(body: bytes) -> Document:
    """Decode a whole body.

    A byte order mark and white space around it are stripped; nothing is dug out of surrounding text. Numbers
    with a point or an exponent become decimals; NaN, Infinity and monstrous numbers become `NO_NUMBER`.

    Raises:
        NotADocumentError: Empty, HTML, not JSON, or nested too deeply.
    """
    begins = body.lstrip(_PADDING.encode())[:1]
    if begins == b"<":
        raise NotADocumentError(UnreadableReason.HTML)
    reader = _Reader()
    try:
        value = _value(body, reader, is_array=begins == b"[")
    except RecursionError:
        raise NotADocumentError(UnreadableReason.TOO_DEEP) from None
    except ValueError:
        raise NotADocumentError(UnreadableReason.NOT_JSON) from None
    return Document(value, reader.duplicates)


def _value(body: bytes, reader: "_Reader", *, is_array: bool) -> object:
    if is_array and len(body) > WINDOW_BYTES:
        return LongArray(body, _PADDING, reader.loads).items()
    text = body.decode("utf-8", errors="replace").strip(_PADDING)
    if not text:
        raise NotADocumentError(UnreadableReason.EMPTY)
    return reader.loads(text)


def storable(text: str) -> str:
    """The text with NUL and lone surrogates replaced by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def _may_be_unstorable(text: str) -> bool:
    """Whether any text in a document may not be storable: lone surrogates come only of escapes, NUL of itself too.

    What stands behind two backslashes may be an escape or plain text, which is no half of a pair: it is doubted.
    """
    return "\\u0000" in text or "\x00" in text or "\\\\u" in text or _LONE.search(text) is not None


class _Reader:
    """Decodes JSON and counts keys that come twice in one object."""

    def __init__(self) -> None:
        self.duplicates = 0

    def loads(self, text: str) -> object:
        """Decode a document; what is none counts nothing.

        Raises:
            ValueError: It is not JSON.
            NotADocumentError: It is nested too deeply.
        """
        pairs = _Pairs() if _may_be_unstorable(text) else None
        value = _loads(text, pairs)
        if _keys(value, 0) != _counted(text) and pairs is None:
            # Mostly it is a text that looks like a key; only whoever builds each object sees whether a key came twice.
            pairs = _StorablePairs()
            value = _loads(text, pairs)
        if pairs is None:
            return value
        self.duplicates += pairs.duplicates
        return pairs.cleaned(value)


class _Pairs:
    """Builds objects of storable text and counts keys that come twice; a catalogue is not built a second time."""

    def __init__(self) -> None:
        self.duplicates = 0

    def __call__(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        built = {storable(key): self.cleaned(value) for key, value in pairs}
        if len(built) < len(pairs):
            self.duplicates += len(pairs) - len(dict(pairs))
        return built

    def cleaned(self, value: object) -> object:
        """Return text that can be stored, alone or in a list; objects were built of it."""
        if isinstance(value, str):
            return storable(value)
        if isinstance(value, list):
            value[:] = map(self.cleaned, value)
        return value


class _StorablePairs(_Pairs):
    """The same for a document in which no text needs to be cleaned, as nearly all are."""

    def __call__(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        built = dict(pairs)
        self.duplicates += len(pairs) - len(built)
        return built

    def cleaned(self, value: object) -> object:
        """Return it as it is."""
        return value


def _loads(text: str, pairs: _Pairs | None) -> object:
    return json.loads(
        text,
        object_pairs_hook=pairs,
        parse_int=_whole,
        parse_float=_decimal,
        parse_constant=_no_number,
        strict=False,
    )


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= MAX_DIGITS else NO_NUMBER


def _decimal(text: str) -> Decimal | str:
    if len(text) > MAX_DIGITS:
        return NO_NUMBER
    number = Decimal(text)
    return number if abs(number.adjusted()) <= MAX_DIGITS else NO_NUMBER


def _no_number(_text: str) -> str:
    return NO_NUMBER


def _counted(text: str) -> int | None:
    """Return how many keys a document seems to have; None where that would be too few, for one is apart from its colon."""
    return None if _APART.search(text) else text.count('":')


def _keys(value: object, depth: int) -> int:
    """Return how many keys all objects have; too many inside each other are refused."""
    if not isinstance(value, (dict, list)):
        return 0
    if depth >= MAX_DEPTH:
        raise NotADocumentError(UnreadableReason.TOO_DEEP)
    held = value.values() if isinstance(value, dict) else value
    own = len(value) if isinstance(value, dict) else 0
    return own + sum(_keys(item, depth + 1) for item in held if isinstance(item, (dict, list)))
