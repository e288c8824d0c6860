"""Half-made orders and pasted links: what buttons refer to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from storage.database import Tx, glance


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an order that is being made.

    Attributes:
        service_id: our number of the service, None while only a link is known.
        link: as it was recognised.
        quantity: units; of one run where there are several.
        fields: what else the service's type asks for, by its name in `add`.
        plan: JSON object of when and how often it is to be sent; None for once and at once.
    """

    id: int
    person_id: int
    service_id: int | None
    link: str | None
    quantity: int | None
    fields: Mapping[str, str] = field(default_factory=dict)
    plan: str | None = None


_COLUMNS = "id, person_id, service_id, link, quantity, fields, plan"


def _draft(row: Mapping[str, Any]) -> Draft:
    return Draft(**{**row, "fields": json.loads(row["fields"])})


def start(  # noqa: PLR0913 - all that may be known of an order when it begins
    tx: Tx,
    person_id: int,
    now: int,
    *,
    service_id: int | None = None,
    link: str | None = None,
    quantity: int | None = None,
    fields: Mapping[str, str] | None = None,
    plan: str | None = None,
) -> Draft:
    """Begin a draft."""
    sql = f"""INSERT INTO drafts (person_id, service_id, link, quantity, fields, created_at, plan)
              VALUES (:person, cast(:service AS bigint), cast(:link AS text), cast(:quantity AS bigint), :more, :now,
                      cast(:plan AS text))
              RETURNING {_COLUMNS}"""
    more = json.dumps(dict(fields or {}))
    known = {"service": service_id, "link": link, "quantity": quantity, "more": more, "plan": plan}
    row = tx.one(sql, person=person_id, now=now, **known)
    if row is None:
        raise LookupError("a draft came back without a row")
    return _draft(row)


@glance
def find(tx: Tx, draft_id: int, person_id: int) -> Draft | None:
    """Return a person's own draft."""
    row = tx.one(
        f"SELECT {_COLUMNS} FROM drafts WHERE id = :id AND person_id = :person", id=draft_id, person=person_id
    )
    return None if row is None else _draft(row)


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
    return None if row is None else _draft(row)


def put(tx: Tx, draft_id: int, person_id: int, values: Mapping[str, str | None]) -> Draft | None:
    """Put fields into a person's own draft, or take those out that are None; return it, None when there is none."""
    draft = find(tx, draft_id, person_id)
    if draft is None:
        return None
    after = {name: value for name, value in {**draft.fields, **values}.items() if value is not None}
    sql = f"UPDATE drafts SET fields = :fields WHERE id = :id AND person_id = :person RETURNING {_COLUMNS}"
    row = tx.one(sql, id=draft_id, person=person_id, fields=json.dumps(after))
    return None if row is None else _draft(row)


def plan(tx: Tx, draft_id: int, person_id: int, said: str | None) -> Draft | None:
    """Say when a person's own draft is to be sent, or at once; return it, None when there is none."""
    sql = f"""UPDATE drafts SET plan = cast(:plan AS text) WHERE id = :id AND person_id = :person
              RETURNING {_COLUMNS}"""
    row = tx.one(sql, id=draft_id, person=person_id, plan=said)
    return None if row is None else _draft(row)


def prune(tx: Tx, before: int) -> int:
    """Delete drafts that began before a time, ms UTC; return how many."""
    return tx.run("DELETE FROM drafts WHERE created_at < :before", before=before)
