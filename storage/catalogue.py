"""The last good copy of a panel's catalogue."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any, NamedTuple

from storage.database import Tx


# A catalogue is read whole, and a frozen dataclass takes six times as long to make as a tuple.
class ServiceRow(NamedTuple):
    """A service as it was last seen.

    Attributes:
        number: the panel's id of it.
        type: normalised, for example `default` or `custom comments`.
        rate: decimal text, of 1000 units or one package.
        refill: yes, no or unknown; so are cancel and dripfeed.
        denied_by: the policy rule that hides it.
        free_by: admin who lets it be sold at its rate of 0.
        suspended: code of why it is shown and not sold.
        position: rank in the panel's order, with gaps.
        gone_at: when it vanished, ms UTC.
    """

    id: int
    panel_id: int
    number: str
    name: str
    category: str
    type: str
    rate: str
    min: int
    max: int
    refill: str
    cancel: str
    dripfeed: str
    description: str | None
    average_time: str | None
    platform: str
    kind: str
    position: int
    denied_by: str | None
    free_by: int | None
    gone_at: int | None
    suspended: str | None

    @property
    def listed(self) -> "Facts":
        """What it was listed with."""
        return Facts._make(_listed(self))


_SELECT = """SELECT s.id, s.panel_id, s.number, s.name, s.category, s.type, s.rate, s.min, s.max, s.refill, s.cancel,
                    s.dripfeed, s.description, s.average_time, s.platform, s.kind, s.position, s.denied_by, s.free_by, s.gone_at,
                    w.reason AS suspended
             FROM services s LEFT JOIN suspensions w ON w.service_id = s.id"""


PAGE = 500
_WORDS = ("category", "type", "refill", "cancel", "dripfeed", "platform", "kind")
SHARED = tuple(map(ServiceRow._fields.index, _WORDS))
"""Where words stand that many services have in common; the columns are asked for in the order of the fields."""

KEPT = 1_024
"""So many services are remembered as they were read one by one: a few are ordered over and over."""


def find(tx: Tx, service_id: int) -> ServiceRow | None:
    """Return a service, also one that is gone."""
    row = tx.one(f"{_SELECT} WHERE s.id = :id", id=service_id)
    return None if row is None else _read_before(tuple(row.values()))


@lru_cache(KEPT)
def _read_before(values: tuple[Any, ...]) -> ServiceRow:
    """Return the same object for the same row; the columns are asked for in the order of its fields."""
    return ServiceRow(*values)


def is_given_away(tx: Tx, panel_id: int, service_id: int) -> bool:
    """Whether a panel offers another service now under the number of this one."""
    sql = """SELECT 1 AS one FROM services mine JOIN services other ON other.number = mine.number
             WHERE mine.id = :id AND mine.gone_at IS NOT NULL AND other.panel_id = :panel AND mine.panel_id = :panel
               AND other.gone_at IS NULL"""
    return tx.one(sql, id=service_id, panel=panel_id) is not None


def accept_free(tx: Tx, service_id: int, admin_id: int) -> bool:
    """Let a service be sold at its rate of 0 until that rate changes; False when there is no such service."""
    return tx.run("UPDATE services SET free_by = :admin WHERE id = :id", id=service_id, admin=admin_id) == 1


def living(tx: Tx, panel_id: int) -> list[ServiceRow]:
    """Return what a panel offers, in its own order."""
    return sorted(_every(tx, panel_id, "AND s.gone_at IS NULL"), key=lambda row: row.position)


def _every(tx: Tx, panel_id: int, only: str = "") -> Iterator[ServiceRow]:
    """Return services in the order of their rows, read in pages: memory is taken for a page of rows at a time."""
    sql = f"{_SELECT} WHERE s.panel_id = :panel AND s.id > :last {only} ORDER BY s.id LIMIT :size"
    last = 0
    while rows := tx.all(sql, panel=panel_id, last=last, size=PAGE):
        yield from map(_service, rows)
        last = rows[-1]["id"]


def _service(row: Mapping[str, Any]) -> ServiceRow:
    """Make a service whose words are those of all the others that say the same."""
    values = [*row.values()]
    for at in SHARED:
        values[at] = intern(values[at])
    return ServiceRow._make(values)


class Facts(NamedTuple):
    """What a service is listed with: the columns of its row, as `ServiceRow` has them; its place in the order last."""

    number: str
    name: str
    category: str
    type: str
    rate: str
    min: int
    max: int
    refill: str
    cancel: str
    dripfeed: str
    description: str | None
    average_time: str | None
    platform: str
    kind: str
    denied_by: str | None
    position: int

    def at(self, position: int) -> "Facts":
        """Return the same at another place in the panel's order."""
        # Not `_replace`, which takes several times as long: a catalogue has many.
        return Facts(*self[:-1], position)


FACTS = Facts._fields
_listed = attrgetter(*FACTS)
# Either engine must be told what a NULL is.
_VALUES = {
    name: f"cast(:{name} AS text)" if name in {"description", "average_time", "denied_by"} else f":{name}"
    for name in FACTS
}


def newest(tx: Tx, panel_id: int) -> dict[str, ServiceRow]:
    """Return by number what a panel offers, and of what it offered once the newest row."""
    found: tuple[dict[str, ServiceRow], dict[str, ServiceRow]] = ({}, {})
    for row in _every(tx, panel_id):
        found[row.gone_at is None][row.number] = row
    gone, offered = found
    return gone | offered


_ADD = f"""INSERT INTO services (panel_id, {", ".join(FACTS)}, first_seen_at, changed_at)
           VALUES (:panel, {", ".join(_VALUES.values())}, :now, :now)
           ON CONFLICT (panel_id, number) WHERE gone_at IS NULL DO NOTHING"""


def add(tx: Tx, panel_id: int, facts: Facts, now: int) -> int | None:
    """Add a service; return our number of it, None when one of its number is offered already."""
    return tx.insert(_ADD, panel=panel_id, now=now, **facts._asdict())


def add_all(tx: Tx, panel_id: int, many: Iterable[Facts], now: int) -> int:
    """Add those services whose numbers are not offered already; return how many."""
    return tx.many(_ADD, [{"panel": panel_id, "now": now, **facts._asdict()} for facts in many])


def change(tx: Tx, service_id: int, facts: Facts, now: int) -> None:
    """Write down how a service is listed now; one that was gone is offered again."""
    columns = ", ".join(f"{name} = {value}" for name, value in _VALUES.items())
    sql = f"UPDATE services SET {columns}, changed_at = :now, gone_at = NULL WHERE id = :id"
    tx.run(sql, id=service_id, now=now, **facts._asdict())


def end(tx: Tx, service_id: int, now: int) -> bool:
    """Write down that a service is not offered any more; False when that was known."""
    sql = "UPDATE services SET gone_at = :now, changed_at = :now WHERE id = :id AND gone_at IS NULL RETURNING id"
    return tx.one(sql, id=service_id, now=now) is not None
