"""One SQL for both engines: `:name` parameters, a tuple spread into an IN list."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

# A colon that starts a parameter: not the second of a cast's `::`, not inside a word.
PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)")

LIST = re.compile(r"(?i)\bIN\s+:")


def spread(sql: str, params: dict[str, object]) -> tuple[str, dict[str, object]]:
    """Write each tuple parameter out as `(:name_0, :name_1, …)`; with IN an empty one matches nothing.

    Raises:
        ValueError: for an empty tuple after NOT IN: no list says "nothing" there on both engines.
    """
    if tuple not in map(type, params.values()):
        return sql, params
    wide = {name: value for name, value in params.items() if isinstance(value, tuple)}
    plain = {name: value for name, value in params.items() if name not in wide}
    for name, values in wide.items():
        plain |= {f"{name}_{index}": value for index, value in enumerate(values)}
    return _spread_sql(sql, tuple((name, len(values)) for name, values in wide.items())), plain


def by_place(sql: str, params: dict[str, object]) -> tuple[str, tuple[object, ...]]:
    """Return a statement with its values in the order of their places: SQLite looks each name up at every run."""
    text, values_of, has_lists = _places(sql)
    if has_lists:
        sql, params = spread(sql, params)
        text, values_of, _ = _places(sql)
    return text, values_of(params)


def rows_by_place(sql: str, rows: Sequence[Mapping[str, object]]) -> tuple[str, list[tuple[object, ...]]]:
    """Do the same for many rows of values, none of which is a list."""
    text, values_of, _ = _places(sql)
    return text, [values_of(row) for row in rows]


@lru_cache(maxsize=1024)
def _places(sql: str) -> tuple[str, Callable[[Mapping[str, object]], tuple[object, ...]], bool]:
    names = PARAMETER.findall(sql)
    return PARAMETER.sub("?", sql), _in_order(names), LIST.search(sql) is not None


def _in_order(names: list[str]) -> Callable[[Mapping[str, object]], tuple[object, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    # Of one name `itemgetter` returns the bare value, and none it does not take.
    return (lambda params: (params[names[0]],)) if names else lambda _params: ()


@lru_cache(maxsize=1024)
def for_psycopg(sql: str) -> str:
    """Translate `:name` to `%(name)s` and double every percent sign."""
    return PARAMETER.sub(r"%(\1)s", sql.replace("%", "%%"))


@lru_cache(maxsize=1024)
def _spread_sql(sql: str, widths: tuple[tuple[str, int], ...]) -> str:
    for name, width in widths:
        if not width and re.search(rf"(?i)\bNOT\s+IN\s+:{name}\b", sql):
            raise ValueError(f"NOT IN :{name} with an empty tuple")
    lists = {name: _list(name, width) for name, width in widths}
    return PARAMETER.sub(lambda match: lists.get(match[1], match[0]), sql)


def _list(name: str, width: int) -> str:
    if not width:
        return "(NULL)"
    return "(" + ", ".join(f":{name}_{index}" for index in range(width)) + ")"
