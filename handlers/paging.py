"""Long lists, eight rows at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData

from handlers.keyboard import Row, button, still
from locales import Safe
from locales.speech import Speech

T = TypeVar("T")

ROWS = 8


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list.

    Attributes:
        items: what stands on it.
        at: its number from 0; a number from outside is brought into the list.
        pages: how many there are, at least 1.
    """

    items: tuple[T, ...]
    at: int
    pages: int

    def numbered(self) -> Iterator[tuple[int, T]]:
        """Return the items with the numbers under which they stand on the page."""
        return iter(enumerate(self.items, start=1))

    def line(self, say: Speech) -> Safe:
        """Return "Page 2 of 7", or nothing when there is one."""
        if self.pages == 1:
            return Safe()
        return say.html("page", page=say.number(self.at + 1), pages=say.number(self.pages))

    def row(self, say: Speech, to: Callable[[int], CallbackData]) -> Row:
        """Return the buttons that turn pages, or none when there is one page."""
        if self.pages == 1:
            return ()
        here = still(say.text("button-page", page=say.number(self.at + 1), pages=say.number(self.pages)))
        before = (button(say.text("button-previous"), to(self.at - 1)),) if self.at > 0 else ()
        after = (button(say.text("button-next"), to(self.at + 1)),) if self.at + 1 < self.pages else ()
        return (*before, here, *after)


def place_of(total: int, page: int, rows: int = ROWS) -> tuple[int, int]:
    """Return which page of a list of so many items is meant, and how many pages there are, at least 1."""
    pages = max(1, -(-total // rows))
    return min(page, pages - 1), pages


def read_page(read: Callable[[int, int], tuple[Sequence[T], int]], page: int) -> Page[T]:
    """Return one page of a list that is read in parts.

    Args:
        read: takes an offset and a limit; returns the items there, and how many the whole has.
        page: from 0; one beyond the end is brought into the list.
    """
    items, total = read(page * ROWS, ROWS)
    at, pages = place_of(total, page)
    return Page(tuple(items), at, pages) if at == page else read_page(read, at)


def page_of(items: Sequence[T], page: int, rows: int = ROWS) -> Page[T]:
    """Return one page of a whole list."""
    at, pages = place_of(len(items), page, rows)
    return Page(tuple(items[at * rows : (at + 1) * rows]), at, pages)
