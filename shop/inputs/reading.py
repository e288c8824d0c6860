"""Reads what somebody typed or tapped for one field of their order."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from panel.service_types import Field, FieldKind
from shop.catalogue.service import Service
from shop.inputs import days
from shop.inputs.bounds import bounds_of
from shop.inputs.budgets import read_budget
from shop.inputs.countries import country_of
from shop.inputs.lines import NAME, TAG
from shop.inputs.wrong import InputProblem, Wrong
from shop.links import Link, handle_of, recognise
from shop.links.fitting import ANY
from shop.links.link import LinkProblem
from shop.money import price_of
from shop.quantity import QuantityProblem, read_whole

LONGEST = 200
RANGE = re.compile(r"(.*?\d)\s*(?:-|–|—|\.\.+|…|to|до)\s*(\d.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class About:
    """What an input is for.

    Attributes:
        service: as it is sold now.
        fields: what is known of the order so far, by name; link and quantity among them.
        today: in the person's zone.
        currency: of the books.
    """

    service: Service
    fields: Mapping[str, str]
    today: date
    currency: str | None


Read = Mapping[str, str] | Wrong


def read(field: Field, text: str, about: About) -> Read:
    """Read an input; return what it puts into the order, by name of field, or why it will not do."""
    said = text.strip()
    if not said:
        return Wrong(InputProblem.EMPTY)
    reader = _BY_NAME.get(field.name) or _BY_KIND[field.kind]
    return reader(field, said, about)


def _number(field: Field, said: str, about: About) -> Read:
    bounds = bounds_of(about.service, field, about.fields)
    if bounds.are_empty:
        return Wrong(InputProblem.NO_ROOM)
    number = read_whole(said, bounds.least, bounds.most)
    if isinstance(number, QuantityProblem):
        return Wrong(number, bounds.least, bounds.most)
    return {field.name: str(number)}


def _text(field: Field, said: str, _about: About) -> Read:
    line = " ".join(said.split())
    if len(line) > LONGEST:
        return Wrong(InputProblem.TOO_LONG, most=LONGEST)
    plain = "".join(c for c in line if unicodedata.category(c) not in {"Cc", "Cs"})
    return {field.name: plain} if plain else Wrong(InputProblem.EMPTY)


def _choice(field: Field, said: str, _about: About) -> Read:
    found = re.fullmatch(r"(\d{1,4})\D*", said)
    if found is None or str(int(found[1])) not in field.choices:
        return Wrong(InputProblem.NOT_A_CHOICE)
    return {field.name: str(int(found[1]))}


def _link(field: Field, said: str, about: About) -> Read:
    link = recognise(said)
    if not isinstance(link, Link):
        return Wrong(link)
    elsewhere = about.service.platform not in ANY and link.site != about.service.platform
    is_wrong = field.name == "media" and elsewhere
    return Wrong(LinkProblem.WRONG_SITE) if is_wrong else {field.name: link.url}


def _username(field: Field, said: str, about: About) -> Read:
    name = NAME.fullmatch(said)
    if name is not None and not _is_address(said):
        return {field.name: name[1]}
    link = recognise(said)
    handle = handle_of(link) if isinstance(link, Link) else None
    if handle is None or not isinstance(link, Link):
        return Wrong(InputProblem.NOT_A_NAME)
    elsewhere = about.service.platform not in ANY and link.site != about.service.platform
    return Wrong(LinkProblem.WRONG_SITE) if elsewhere else {field.name: handle}


def _is_address(said: str) -> bool:
    """Whether a word with dots is a page of a site we know rather than somebody's name."""
    link = recognise(said) if "." in said else None
    return isinstance(link, Link) and link.kind != "website"


def _hashtag(field: Field, said: str, _about: About) -> Read:
    tag = TAG.fullmatch(said)
    return Wrong(InputProblem.NOT_A_TAG) if tag is None else {field.name: tag[1]}


def _country(field: Field, said: str, _about: About) -> Read:
    code = country_of(said)
    return Wrong(InputProblem.NOT_A_COUNTRY) if code is None else {field.name: code}


def _expiry(field: Field, said: str, about: About) -> Read:
    day = days.read_day(said, about.today)
    return day if isinstance(day, Wrong) else {field.name: days.written(day)}


def _per_post(field: Field, said: str, about: About) -> Read:
    """Read how many each post gets: a number, or from one number to another."""
    parts = RANGE.fullmatch(said)
    ends = [_number(field, part, about) for part in (parts.groups() if parts else (said,))]
    wrong = next((end for end in ends if isinstance(end, Wrong)), None)
    if wrong is not None:
        return wrong
    least, most = (int(end[field.name]) for end in (ends[0], ends[-1]) if not isinstance(end, Wrong))
    return Wrong(InputProblem.TURNED_ROUND) if most < least else {"min": str(least), "max": str(most)}


def _posts(field: Field, said: str, about: About) -> Read:
    """Read a number of posts, or a budget from which the number follows."""
    budget = read_budget(said, about.currency)
    if budget is None:
        return _number(field, said, about)
    each = price_of(about.service.rate, int(about.fields.get("max", 1)), about.service.per)
    if isinstance(budget, InputProblem):
        return Wrong(budget, price=each)
    affordable = budget // max(each, 1) - int(about.fields.get("old_posts", 0))
    if affordable < 1:
        return Wrong(InputProblem.TOO_LITTLE_MONEY, price=each)
    return {field.name: str(min(affordable, field.maximum or affordable))}


Reader = Callable[[Field, str, About], Read]
_BY_NAME: Mapping[str, Reader] = MappingProxyType(
    {
        "username": _username,
        "hashtag": _hashtag,
        "country": _country,
        "min": _per_post,
        "posts": _posts,
    }
)
_BY_KIND: Mapping[FieldKind, Reader] = MappingProxyType(
    {
        FieldKind.NUMBER: _number,
        FieldKind.TEXT: _text,
        FieldKind.CHOICE: _choice,
        FieldKind.URL: _link,
        FieldKind.DATE: _expiry,
    }
)
