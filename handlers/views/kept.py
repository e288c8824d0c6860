"""What many people see is made once for each catalogue."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from locales.speech import Speech
from shop.catalogue.snapshot import Catalogue

P = ParamSpec("P")
T = TypeVar("T")

MOST = 2_000
"""So many screens, or parts of them, of one catalogue and one view."""


def kept(
    view: Callable[Concatenate[Speech, Catalogue, P], T],
) -> Callable[Concatenate[Speech, Catalogue, P], T]:
    """Remember what a view returns while its catalogue is the current one.

    Args:
        view: depends on its arguments alone, which can be hashed; it never returns None.
    """
    of: WeakKeyDictionary[Catalogue, dict[object, T]] = WeakKeyDictionary()

    @wraps(view)
    def remembered(say: Speech, goods: Catalogue, /, *args: P.args, **kwargs: P.kwargs) -> T:
        screens = of.setdefault(goods, {})
        key = (say, args, *kwargs.items())
        found = screens.get(key)
        if found is None:
            if len(screens) >= MOST:
                screens.clear()
            found = screens[key] = view(say, goods, *args, **kwargs)
        return found

    return remembered
