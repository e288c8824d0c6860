"""The operator's own words for what one panel says: a TOML file of errors, statuses and service types."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from panel import Options
from panel.errors import ErrorKind, normalised_error
from panel.service_types import ServiceType, normalised_type, service_type
from panel.vocabulary import PanelStatus, normalised_word

PARTS = ("errors", "statuses", "types")
ROW = frozenset({"class", "text"})
UNLIKE = ("", "?", "a b", "0", "что-то")
"""Texts that have nothing in common: what is found in one of them would be found in nearly any."""

T = TypeVar("T", bound=StrEnum)


class WordsProblem(Exception):
    """Words that cannot be used; the text is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What the operator knows of one panel's words, besides the built-in tables.

    Attributes:
        errors: class and regular expression.
        statuses: the panel's word or number to what it means.
        types: the panel's word ("" where it gives none) to the service type it means.
    """

    errors: tuple[tuple[ErrorKind, str], ...] = ()
    statuses: Mapping[str, PanelStatus] = field(default_factory=dict)
    types: Mapping[str, ServiceType] = field(default_factory=dict)

    def among(self, options: Options) -> Options:
        """Return a client's options with these words among them."""
        return replace(options, error_rows=self.errors, status_words=self.statuses, type_words=self.types)


def load(path: Path | None) -> PanelWords:
    """Return the words of a file; without one there are none.

    Raises:
        WordsProblem: it cannot be read, or says something that has no meaning.
    """
    if path is None:
        return PanelWords()
    said = _read(path)
    odd = sorted(set(said) - set(PARTS))
    if odd:
        raise WordsProblem(f"{path} has {odd[0]!r}, which means nothing; it may have {', '.join(PARTS)}.")
    rows = said.get("errors", [])
    if not isinstance(rows, list):
        raise WordsProblem(f"In {path} each error begins with a line [[errors]].")
    statuses = _table(path, said, "statuses", normalised_word)
    types = _table(path, said, "types", normalised_type)
    return PanelWords(
        errors=tuple(_error(f"[[errors]] number {n} in {path}", row) for n, row in enumerate(rows, 1)),
        statuses={raw: _status(path, raw, meant) for raw, meant in statuses.items()},
        types={raw: _type(path, raw, meant) for raw, meant in types.items()},
    )


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise WordsProblem(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordsProblem(f"{path} is not TOML: {error}.") from error


def _error(where: str, row: object) -> tuple[ErrorKind, str]:
    if not isinstance(row, dict) or set(row) != ROW or not all(isinstance(one, str) for one in row.values()):
        raise WordsProblem(f'{where} must have class = "…" and text = "…", and nothing else.')
    kinds = [kind for kind in ErrorKind if kind is not ErrorKind.UNKNOWN]
    kind = _one_of(kinds, row["class"], f"{where}: there is no class")
    pattern = row["text"]
    try:
        found = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise WordsProblem(f"{where}: {pattern!r} is no regular expression: {error}.") from error
    if any(found.search(normalised_error(text)) for text in UNLIKE):
        raise WordsProblem(f"{where}: {pattern!r} is found in any text, also in one that hides an order.")
    return kind, pattern


def _table(
    path: Path, said: Mapping[str, object], part: str, same: Callable[[str], str]
) -> Mapping[str, object]:
    """Return one table; two spellings of one word that mean different things are a mistake."""
    table = said.get(part, {})
    if not isinstance(table, dict):
        raise WordsProblem(f'In {path} the {part} are lines like "word" = "meaning" under a line [{part}].')
    first: dict[str, str] = {}
    for raw, meant in table.items():
        other = first.setdefault(same(raw), raw)
        if table[other] != meant:
            raise WordsProblem(f"In {path}, {other!r} and {raw!r} are one word and mean different {part}.")
    return table


def _status(path: Path, raw: str, meant: object) -> PanelStatus:
    if not normalised_word(raw):
        raise WordsProblem(f"A status in {path} has no word: a panel that says nothing has said nothing.")
    known = [status for status in PanelStatus if status is not PanelStatus.UNRECOGNISED]
    return _one_of(known, meant, f"In {path}, {raw!r} means no status")


def _type(path: Path, raw: str, meant: object) -> ServiceType:
    kind = service_type(meant) if isinstance(meant, str) else None
    return kind or _one_of(list(ServiceType), meant, f"In {path}, {raw!r} means no service type")


def _one_of(known: Sequence[T], said: object, sentence: str) -> T:
    for one in known:
        if one.value == said:
            return one
    raise WordsProblem(f"{sentence} {said!r}; there are {', '.join(known)}.")
