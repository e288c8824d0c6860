"""Screens that many people see are made once for each catalogue."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from weakref import WeakKeyDictionary

from handlers.screen import Screen
from locales.speech import Speech
from shop.catalogue.snapshot import Catalogue

P = ParamSpec("P")

MOST = 2_000
"""So many screens of one catalogue."""

View = Callable[Concatenate[Speech, Catalogue, P], Screen]


def kept(view: View[P]) -> View[P]:
    """Remember what a view returns while its catalogue is the current one.

    Args:
        view: depends on its arguments alone, which can be hashed.
    """
    of: WeakKeyDictionary[Catalogue, dict[object, Screen]] = WeakKeyDictionary()

    @wraps(view)
    def remembered(say: Speech, goods: Catalogue, /, *args: P.args, **kwargs: P.kwargs) -> Screen:
        screens = of.setdefault(goods, {})
        key = (say, args, *kwargs.items())
        found = screens.get(key)
        if found is None:
            if len(screens) >= MOST:
                screens.clear()
            found = screens[key] = view(say, goods, *args, **kwargs)
        return found

    return remembered
