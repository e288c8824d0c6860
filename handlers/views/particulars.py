"""What an order says besides how much: whom it is for, and the fields of its type."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from handlers.screen import lines
from handlers.views.amounts import Ordered
from handlers.views.collecting import preview, remarks
from handlers.views.fields import ON_THE_AMOUNT, WORDS
from handlers.views.names import tidy
from handlers.views.values import value
from locales import Safe
from locales.speech import Speech
from shop.inputs.lines import lines_of
from shop.service_types import Field, FieldKind, rule_of

LINK = 300


class Aimed(Protocol):
    """What is ordered for something or somebody."""

    @property
    def link(self) -> str:
        """Where it goes; the user name of a subscription."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What `add` sends besides the service."""


def where(order: Aimed) -> str:
    """Return where an order goes: its link, or the name of whom it is for."""
    return tidy(order.link if "link" in order.fields else f"@{order.link}", LINK)


def told(say: Speech, order: Ordered) -> Iterator[Safe]:
    """Return a paragraph about the short fields of an order, and one about each of its lists."""
    rule = rule_of(order.type)
    target = frozenset(() if rule is None or rule.has_link else (rule.fields[0].name,))
    fields = [
        field
        for field in (rule.fields if rule else ())
        if field.name in order.fields and field.name not in ON_THE_AMOUNT | target
    ]
    yield lines(*(_short(say, field, order) for field in fields if field.kind is not FieldKind.LINES))
    yield from (_list(say, field, order) for field in fields if field.kind is FieldKind.LINES)


def _short(say: Speech, field: Field, order: Ordered) -> Safe:
    return say.html(WORDS[field.name].shown, value=value(say, field.name, order.fields[field.name]))


def _list(say: Speech, field: Field, order: Ordered) -> Safe:
    kept = lines_of(order.fields[field.name])
    head = say.html(WORDS[field.name].shown, value=say.number(len(kept)), count=len(kept))
    return lines(head, preview(say, kept), *remarks(say, field, kept))
