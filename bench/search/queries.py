"""Reads the lists of queries and says which services are right for each."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sandbox.panel.services import Service as Drawn
from shop.words.folding import words

HERE = Path(__file__).with_name("queries.toml")
SORTS = ("typos", "transliteration", "order", "mixed")
ANY = "*"

STATED: Mapping[str, tuple[str, ...]] = {
    "refill": (
        "Refill {n}D",
        "R{n}",
        "{n} Days Refill",
        "{n} Days",
        "Refill Button {n}D",
        "Гарантия {n} дней",
        "Reposição {n} Dias",
        "Garantía {n} días",
        "{n} Gün Telafili",
        "ضمان {n} يوم",
        "Garansi {n} Hari",
        "Bảo hành {n} ngày",
        "{n} दिन रिफिल",
    ),
    "speed": (
        "Speed {n}/Day",
        "Speed {n}/D",
        "Up To {n} Per Day",
        "{n}/Day",
        "Day {n}",
        "Скорость до {n} в сутки",
        "Até {n} por dia",
        "Velocidad {n}/día",
        "Günlük {n}",
        "السرعة {n} في اليوم",
        "Kecepatan {n}/Hari",
        "Tốc độ {n}/ngày",
        "गति {n}/दिन",
    ),
    "most": ("Max {n}", "{n} Max", "Макс {n}", "Maks {n}", "الحد الأقصى {n}", "Tối đa {n}", "अधिकतम {n}"),
}
NO_REFILL = (
    "No Refill",
    "NR",
    "Без гарантии",
    "Sem Reposição",
    "Sin garantía",
    "Telafisiz",
    "بدون ضمان",
    "Tidak Ada Garansi",
    "Không bảo hành",
    "कोई रिफिल नहीं",
)
"""How the sandbox states figures; each stands alone between two separators."""

FLAGS = {
    "ru": "🇷🇺", "pt": "🇧🇷", "es": "🇪🇸", "tr": "🇹🇷", "ar": "🇸🇦", "id": "🇮🇩", "vi": "🇻🇳", "hi": "🇮🇳",
}  # fmt: skip
"""In the name of a shelf: the language it is named in."""

COUNTRIES: Mapping[str, tuple[str, str]] = {
    "us": ("usa", ""),
    "br": ("brazil", "pt"),
    "in": ("india", "hi"),
    "tr": ("turkey", "tr"),
    "ar": ("arab", "ar"),
    "kr": ("korea", ""),
}
"""The quality that says so, and the language in which the shelf does."""

_SEPARATORS = re.compile(r"\s[|\-~➜•»/]\s|[\[\]]")


@dataclass(frozen=True, slots=True)
class Query:
    """A line of the list; the head of `queries.toml` says what each part asks."""

    sort: str
    typed: str
    sold: str
    says: tuple[str, ...] = ()
    refill: str = ""
    speed: str = ""
    most: str = ""
    tongue: str = ""
    country: str = ""

    def right(self, service: Drawn) -> bool:
        """Whether a service is what this query asks for."""
        platform, subject = self.sold.split()
        return (
            service.subject == subject
            and (platform == ANY or _holds(service.name, platform))
            and all(any(_holds(service.name, one) for one in says.split("|")) for says in self.says)
            and self._states_all(service.name)
            and (not self.tongue or FLAGS[self.tongue] in service.category)
            and (not self.country or _from(service, self.country))
        )

    def _states_all(self, name: str) -> bool:
        parts = [words(part) for part in _SEPARATORS.split(name)]
        return all(self._states(parts, figure) for figure in STATED)

    def _states(self, parts: Iterable[str], figure: str) -> bool:
        asked = getattr(self, figure)
        if not asked:
            return True
        shapes = NO_REFILL if figure == "refill" and asked == "0" else STATED[figure]
        return not {words(shape.format(n=asked)) for shape in shapes}.isdisjoint(parts)


def queries(path: Path = HERE) -> tuple[Query, ...]:
    """Read a list.

    Raises:
        ValueError: a line asks what nobody knows.
    """
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    if not rows.keys() <= set(SORTS):
        raise ValueError(f"{path} has sorts other than {SORTS}")
    return tuple(_query(sort, line) for sort, lines in rows.items() for line in lines)


def right_ones(query: Query, sold: Mapping[str, Drawn]) -> frozenset[str]:
    """Return the numbers of the services that are right."""
    return frozenset(number for number, service in sold.items() if query.right(service))


def _query(sort: str, line: Mapping[str, object]) -> Query:
    try:
        return Query(sort, **{**line, "says": tuple(line.get("says", ()))})  # type: ignore[arg-type]
    except TypeError as error:
        raise ValueError(f"{line}: {error}") from error


def _holds(name: str, phrase: str) -> bool:
    return f" {words(phrase)} " in f" {words(name)} "


def _from(service: Drawn, country: str) -> bool:
    quality, tongue = COUNTRIES[country]
    return _holds(service.name, quality) or (tongue != "" and FLAGS[tongue] in service.category)
