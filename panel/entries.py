"""Which part of an answer speaks of which id, in all the shapes panels use."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from panel.figures import identifier


@dataclass(frozen=True, slots=True)
class Found:
    """The raw entry for each id the answer speaks of, and how many entries nobody asked for."""

    entries: Mapping[str, object] = field(default_factory=dict)
    unasked: int = 0


def entries_of_many(value: object, ids: Collection[str], id_field: str) -> Found:
    """Entries of a batch answer: an object keyed by id, or a list of objects that name theirs.

    What an entry itself names counts more than its key: PHP makes lists with gaps objects keyed by position.

    Args:
        value: The decoded answer.
        ids: Those asked for; nothing else is returned.
        id_field: Where a row of a list names its id.
    """
    value = _unwrapped(value, ids)
    if isinstance(value, dict):
        pairs = [
            (_id_of(entry, id_field) or key.strip(), entry)
            for key, entry in value.items()
            if _is_entry(key, entry)
        ]
    elif isinstance(value, list):
        pairs = [(_id_of(row, id_field), row) for row in value]
    else:
        pairs = []
    asked = {key: entry for key, entry in pairs if key in ids}
    return Found(asked, sum(key not in ids for key, _ in pairs))


def entry_of_one(value: object, asked: str, id_field: str, content: frozenset[str]) -> Found:
    """The entry of an answer to a question about one id: bare, keyed by the id, or in a list.

    An entry that names another id is not about ours.

    Args:
        value: The decoded answer.
        asked: The id.
        id_field: Where an entry may name its id.
        content: Fields by which a bare entry is known.
    """
    entry = _single(value, asked, id_field, content)
    named = _id_of(entry, id_field)
    if named not in {"", asked}:
        return Found(unasked=1)
    return Found({asked: entry})


def _single(value: object, asked: str, id_field: str, content: frozenset[str]) -> object:
    if isinstance(value, list):
        if len(value) == 1:
            return value[0]
        return next((row for row in value if _id_of(row, id_field) == asked), None)
    if not isinstance(value, dict):
        return value
    inner = value.get("data")
    if isinstance(inner, (dict, list)) and inner:
        return _single(inner, asked, id_field, content)
    return value if content & value.keys() else value.get(asked, value)


def _unwrapped(value: object, ids: Collection[str]) -> object:
    if not isinstance(value, dict) or any(key.strip() in ids for key in value):
        return value
    inner = value.get("data", value.get("orders"))
    return inner if isinstance(inner, (dict, list)) else value


def _is_entry(key: str, entry: object) -> bool:
    return isinstance(entry, dict) or identifier(key) is not None


def _id_of(row: object, id_field: str) -> str:
    return (identifier(row.get(id_field)) or "") if isinstance(row, dict) else ""
