"""aiogram imported in a third of its time and memory: its types are built when they are first used.

At import aiogram has pydantic build a validator and a serializer of each of its four hundred types, each whole with
all that stands in it: four seconds and a hundred megabytes, most of them for types that never come to a shop.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from inspect import get_annotations
from sys import modules
from typing import Any

from pydantic import BaseModel

_NAME = re.compile(r"\w+")


def import_aiogram() -> None:
    """Import aiogram so that pydantic builds a type when it is first used; does nothing when it is imported already."""
    with _building_nothing() as names:
        import_module("aiogram")
    for one in names.values():
        if isinstance(one, type) and issubclass(one, BaseModel):
            _make_readable(one, names)


@contextmanager
def _building_nothing() -> Iterator[Mapping[str, object]]:
    """Let no type be built from names handed in, as aiogram does; gives those names."""
    names: dict[str, object] = {}
    ordinary = BaseModel.__dict__["model_rebuild"]

    def later(cls: type[BaseModel], /, **given: Any) -> bool | None:  # noqa: ANN401 - pydantic's
        if "_types_namespace" not in given:
            return bool(ordinary.__get__(None, cls)(**given))
        names.update(given["_types_namespace"])
        return None

    BaseModel.model_rebuild = classmethod(later)  # type: ignore[method-assign,assignment]
    try:
        yield names
    finally:
        BaseModel.model_rebuild = ordinary  # type: ignore[method-assign]


def _make_readable(one: type[BaseModel], names: Mapping[str, object]) -> None:
    """Put the names of a type's annotations where pydantic looks for them: into the module of the type."""
    module = vars(modules[one.__module__])
    for base in one.__mro__:
        for annotation in get_annotations(base).values():
            for name in _NAME.findall(str(annotation)):
                if name in names:
                    module.setdefault(name, names[name])
