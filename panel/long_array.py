"""A long JSON array, decoded some items at a time: as one text it would take four bytes for each letter."""

from codecs import getincrementaldecoder
from collections.abc import Callable

WINDOW_BYTES = 256 * 1024
_BLANKS = " \t\r\n"
_ENDS = 8


class LongArray:
    """The text of an array, as far as it is decoded from bytes and not yet from JSON.

    Args:
        body: UTF-8; what is none becomes U+FFFD.
        padding: characters that may stand around the array.
        loads: decodes one JSON document, raises ValueError for what is none.
    """

    def __init__(self, body: bytes, padding: str, loads: Callable[[str], object]) -> None:
        self._body, self._padding, self._loads = body, padding, loads
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._read, self._step, self._text = 0, WINDOW_BYTES, ""

    def items(self) -> list[object]:
        """Return what the array holds.

        Raises:
            ValueError: This is no array, or no JSON.
        """
        while self._has_more and not self._text:
            self._more()
            self._text = self._text.lstrip(self._padding)
        if not self._text.startswith("["):
            raise ValueError("no array")
        self._text = self._text[1:]
        found: list[object] = []
        while self._has_more:
            taken = self._some_items()
            found += taken
            # What is longer than a window is looked at again in one twice as long, or it would never end.
            self._step = WINDOW_BYTES if taken else 2 * self._step
            self._more()
        return found + self._rest(first=not found)

    @property
    def _has_more(self) -> bool:
        return self._read < len(self._body)

    def _more(self) -> None:
        piece = self._body[self._read : self._read + self._step]
        self._read += len(piece)
        self._text += self._decoder.decode(piece, final=not self._has_more)

    def _some_items(self) -> list[object]:
        """Take the items that are whole, up to one of the last braces: one may stand in a text or end a part of an item."""
        end = len(self._text)
        for _ in range(_ENDS):
            end = self._text.rfind("}", 0, end)
            after = self._text[end + 1 :].lstrip(_BLANKS)
            if end < 0 or not after.startswith(","):
                continue
            items = self._decoded(f"[{self._text[: end + 1]}]")
            if items:
                self._text = after[1:]
                return items
        return []

    def _decoded(self, text: str) -> list[object]:
        try:
            value = self._loads(text)
        except ValueError:
            return []
        return value if isinstance(value, list) else []

    def _rest(self, *, first: bool) -> list[object]:
        value = self._loads(f"[{self._text.rstrip(self._padding)}")
        if not isinstance(value, list) or not (value or first):
            raise ValueError("a comma and nothing after it")
        return value
