"""One Fluent folder per language, and here the one small file that reads them.

Money, ids and rates go in as text that `locales.figures` has made: Fluent itself shows 0.00034 as 0.
"""

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from html import escape
from pathlib import Path

import structlog
from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent
LAST_RESORT = "en"
KEPT = 16_384
"""So many formatted texts are remembered: most buttons and many lines are the same for everybody."""
_MARK = re.compile("\ue000([0-9]+)\ue001")
_log = structlog.get_logger("locales")


class Safe(str):
    """Markup that is already escaped and goes into `html` as it is."""

    __slots__ = ()


class MissingTextError(LookupError):
    """A text or one of its variables does not exist; raised only by strict readers."""


class Texts:
    """Every text in every language.

    Args:
        default: language of people whose own is not here.
        strict: raise on what is missing (tests); else the best there is goes out and the gap is logged once.
        folder: where the language folders stand.
    """

    def __init__(self, default: str = LAST_RESORT, *, strict: bool = False, folder: Path = FOLDER) -> None:
        self._strict = strict
        self._bundles = {
            path.name: _bundle(path) for path in sorted(folder.iterdir()) if any(path.glob("*.ftl"))
        }
        self._seen: set[tuple[str, str]] = set()
        self._formatted = lru_cache(KEPT)(self._format)
        self.default = default if default in self._bundles else LAST_RESORT

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Tags of the languages there are, for example `("en", "ru")`."""
        return tuple(self._bundles)

    def negotiate(self, *wanted: str | None) -> str:
        """Return the first wanted tag that exists, exactly or by its language, else the default."""
        for tag in filter(None, wanted):
            for found in self._chain(tag)[:-2]:
                return found
        return self.default

    def text(self, key: str, language: str, /, **args: object) -> str:
        """Return plain text: for buttons, alerts and commands."""
        return self._formatted(key, language, tuple((name, _plain(value)) for name, value in args.items()))

    def html(self, key: str, language: str, /, **args: object) -> Safe:
        """Return markup for a message; every text argument is escaped unless it is `Safe`."""
        return Safe(
            self._formatted(key, language, tuple((name, _escaped(value)) for name, value in args.items()))
        )

    def nodes(self, key: str, language: str, /, **args: object) -> list[object]:
        """Return text parts and, in the places the translator chose, the arguments that are no scalars."""
        kept = [value for value in args.values() if not isinstance(value, str | int)]
        marks = {name: _mark(value, kept) for name, value in args.items()}
        parts: list[object] = list(_MARK.split(self._formatted(key, language, tuple(marks.items()))))
        parts[1::2] = [kept[int(str(number))] for number in parts[1::2]]
        return [part for part in parts if part != ""]

    def _chain(self, tag: str) -> list[str]:
        exact = tag.replace("_", "-").lower()
        ways = (exact, exact.partition("-")[0], self.default, LAST_RESORT)
        own = [way for way in ways[:2] if way in self._bundles]
        return [*own, *ways[2:]]

    def _format(self, key: str, language: str, given: tuple[tuple[str, object], ...]) -> str:
        args = dict(given)
        for tag in self._chain(language):
            bundle = self._bundles[tag]
            if bundle.has_message(key) and (pattern := bundle.get_message(key).value):
                text, errors = bundle.format_pattern(pattern, args)
                self._note(key, tag, errors)
                return str(text)
            self._note(key, tag, ["no such text"])
        return key

    def _note(self, key: str, tag: str, errors: Iterable[object]) -> None:
        problems = [str(error) for error in errors]
        if problems and self._strict:
            raise MissingTextError(f"{key} in {tag}: {'; '.join(problems)}")
        if problems and (key, tag) not in self._seen:
            self._seen.add((key, tag))
            _log.error("text_missing", key=key, language=tag, problems=problems)


def _bundle(folder: Path) -> FluentBundle:
    return _made(folder.name, *(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ftl"))))


@cache
def _made(tag: str, *texts: str) -> FluentBundle:
    """Parsing is the longest part of a start: it is done once a process, and nobody changes what comes of it."""
    # Isolating marks would sit invisibly in links and in what people copy.
    bundle = FluentBundle([tag], use_isolating=False)
    for text in texts:
        bundle.add_resource(FluentResource(text))
    return bundle


def _plain(value: object) -> object:
    return value if isinstance(value, int) else str(value)


def _escaped(value: object) -> object:
    if isinstance(value, int | Safe):
        return value
    return escape(str(value), quote=False)


def _mark(value: object, kept: list[object]) -> object:
    if isinstance(value, str | int):
        return value
    return f"\ue000{next(at for at, one in enumerate(kept) if one is value)}\ue001"
