"""How much is ordered, as people speak of it: units, runs, lines, posts or a package."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from handlers.screen import lines
from handlers.views.values import duration, span
from locales import Safe
from locales.speech import Speech
from shop.service_types import Counted, rule_of


class Ordered(Protocol):
    """A quote or an order."""

    @property
    def type(self) -> str:
        """Of its service."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What `add` sends besides the service."""

    @property
    def quantity(self) -> int | None:
        """Units as ordered."""

    @property
    def units(self) -> int:
        """Charged quantity."""


def amount(say: Speech, order: Ordered) -> str:
    """Return how much is ordered in few words."""
    return _amounts(order)[0](say, order)


def amount_line(say: Speech, order: Ordered) -> Safe:
    """Return the line of a card that says how much is ordered."""
    return _amounts(order)[1](say, order)


def is_of_units(order: Ordered) -> bool:
    """Whether what remains of it can be told in units of the whole."""
    return counted(order) not in {Counted.PACKAGE, Counted.SUBSCRIPTION}


def counted(order: Ordered) -> Counted | None:
    """Return how the charged quantity of an order is counted; None for a type that nobody knows."""
    rule = rule_of(order.type)
    return None if rule is None else rule.counted


def _amounts(order: Ordered) -> "tuple[Callable[[Speech, Ordered], str], Callable[[Speech, Ordered], Safe]]":
    if "runs" in order.fields:
        return _runs, _runs_line
    return _BY_COUNT.get(counted(order) or Counted.QUANTITY, (_units, _units_line))


def _units(say: Speech, order: Ordered) -> str:
    return say.number(order.units)


def _units_line(say: Speech, order: Ordered) -> Safe:
    return say.html("check-quantity", quantity=say.number(order.units))


def _package(say: Speech, _order: Ordered) -> str:
    return say.text("one-package")


def _package_line(say: Speech, _order: Ordered) -> Safe:
    return say.html("check-package")


def _runs(say: Speech, order: Ordered) -> str:
    return say.text("runs-short", **_of_runs(say, order))


def _runs_line(say: Speech, order: Ordered) -> Safe:
    runs, interval = int(order.fields["runs"]), int(order.fields["interval"])
    every, whole = duration(say, interval), duration(say, interval * (runs - 1))
    return say.html(
        "check-runs", total=say.number(order.units), every=every, whole=whole, **_of_runs(say, order)
    )


def _of_runs(say: Speech, order: Ordered) -> dict[str, str]:
    return {"quantity": say.number(order.quantity or 0), "runs": order.fields["runs"]}


def _posts(say: Speech, order: Ordered) -> str:
    return say.text("posts-short", **_of_posts(say, order))


def _posts_line(say: Speech, order: Ordered) -> Safe:
    old = order.fields.get("old_posts")
    told = say.html("check-old-posts", old=int(old)) if old else ""
    return lines(say.html("check-posts", **_of_posts(say, order)), told, say.html("check-in-full"))


def _of_posts(say: Speech, order: Ordered) -> dict[str, object]:
    each = span(say, int(order.fields["min"]), int(order.fields["max"]))
    return {"each": each, "posts": int(order.fields["posts"])}


_BY_COUNT: Mapping[Counted, tuple[Callable[[Speech, Ordered], str], Callable[[Speech, Ordered], Safe]]] = (
    MappingProxyType(
        {
            Counted.PACKAGE: (_package, _package_line),
            Counted.SUBSCRIPTION: (_posts, _posts_line),
        }
    )
)
