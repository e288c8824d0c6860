"""Who spoke lately, and what their messages show: read once, dropped when a transaction changes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from shop import cards, people
from shop.database import Database, Tx, glance
from shop.people import Person

REMEMBERED = 20_000
"""So many people, and so many messages."""

Place = tuple[int, int]

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of who speaks.

    Attributes:
        owners: who owns the bot by claim.
        shows: the order that the tapped message shows.
    """

    person: Person | None
    owners: tuple[int, ...]
    shows: int | None


class Memory:
    """Remembers what every update needs. It must hear of every signal of the database (`changed`)."""

    def __init__(self) -> None:
        self._people: dict[int, Person | None] = {}
        self._shown: dict[Place, int | None] = {}
        self._owners: tuple[int, ...] | None = None
        self._changes = 0

    async def known(self, db: Database, person_id: int, place: Place | None) -> Known:
        """Return who speaks.

        Args:
            db: database, asked only for what is not remembered.
            person_id: who.
            place: chat and number of the tapped message.
        """
        owners = self._owners
        remembered = person_id in self._people and (place is None or place in self._shown)
        if owners is not None and remembered:
            return Known(self._people[person_id], owners, None if place is None else self._shown[place])
        changes = self._changes
        found = await db.read(look, person_id, place)
        # Whatever changed while it was read may have been read before it changed.
        if changes == self._changes:
            self._keep(found, person_id, place)
        return found

    def changed(self, names: Iterable[str]) -> None:
        """Forget what these signals of a committed transaction name."""
        for name in names:
            what, _, which = name.partition(":")
            if what == "person":
                self._people.pop(int(which), None)
            elif what == "card":
                chat, _, message = which.partition(":")
                self._shown.pop((int(chat), int(message)), None)
            elif what == "owners":
                self._owners = None
            else:
                continue
            self._changes += 1

    def now_shows(self, place: Place, order_id: int | None) -> None:
        """Remember what a message shows since a moment ago; what has been committed of it, is known already.

        Args:
            place: chat and number of the message, which nobody else changes meanwhile.
            order_id: the order, None when it is no order's card.
        """
        _put(self._shown, place, order_id)

    def _keep(self, found: Known, person_id: int, place: Place | None) -> None:
        self._owners = found.owners
        _put(self._people, person_id, found.person)
        if place is not None:
            _put(self._shown, place, found.shows)


@glance
def look(tx: Tx, person_id: int, place: Place | None) -> Known:
    """Read who speaks."""
    shows = cards.shown(tx, *place) if place else None
    return Known(people.find(tx, person_id), people.owners(tx), shows)


def _put(kept: dict[K, V], key: K, value: V) -> None:
    kept[key] = value
    if len(kept) > REMEMBERED:
        del kept[next(iter(kept))]
