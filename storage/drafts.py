"""Half-made orders and pasted links: what buttons refer to."""

from dataclasses import dataclass

from storage.database import Tx, glance


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an order that is being made.

    Attributes:
        service_id: our number of the service, None while only a link is known.
        link: as it was recognised.
        quantity: units.
    """

    id: int
    person_id: int
    service_id: int | None
    link: str | None
    quantity: int | None


_COLUMNS = "id, person_id, service_id, link, quantity"


def start(
    tx: Tx,
    person_id: int,
    now: int,
    *,
    service_id: int | None = None,
    link: str | None = None,
    quantity: int | None = None,
) -> Draft:
    """Begin a draft."""
    sql = f"""INSERT INTO drafts (person_id, service_id, link, quantity, fields, created_at)
              VALUES (:person, cast(:service AS bigint), cast(:link AS text), cast(:quantity AS bigint), :none, :now)
              RETURNING {_COLUMNS}"""
    row = tx.one(sql, person=person_id, service=service_id, link=link, quantity=quantity, none="{}", now=now)
    if row is None:
        raise LookupError("a draft came back without a row")
    return Draft(**row)


@glance
def find(tx: Tx, draft_id: int, person_id: int) -> Draft | None:
    """Return a person's own draft."""
    row = tx.one(
        f"SELECT {_COLUMNS} FROM drafts WHERE id = :id AND person_id = :person", id=draft_id, person=person_id
    )
    return None if row is None else Draft(**row)


def change(
    tx: Tx,
    draft_id: int,
    person_id: int,
    *,
    service_id: int | None = None,
    link: str | None = None,
    quantity: int | None = None,
) -> Draft | None:
    """Change what is given of a person's own draft; return it, None when there is none."""
    sql = f"""UPDATE drafts SET service_id = coalesce(cast(:service AS bigint), service_id),
                  link = coalesce(cast(:link AS text), link),
                  quantity = coalesce(cast(:quantity AS bigint), quantity)
              WHERE id = :id AND person_id = :person RETURNING {_COLUMNS}"""
    row = tx.one(sql, id=draft_id, person=person_id, service=service_id, link=link, quantity=quantity)
    return None if row is None else Draft(**row)


def prune(tx: Tx, before: int) -> int:
    """Delete drafts that began before a time, ms UTC; return how many."""
    return tx.run("DELETE FROM drafts WHERE created_at < :before", before=before)
