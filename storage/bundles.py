"""Bundles: services that are ordered together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Bundle:
    """A named set.

    Attributes:
        owner_id: who saved it.
        is_shared: everybody may order it; else its owner alone.
    """

    id: int
    owner_id: int
    name: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A service of a bundle.

    Attributes:
        quantity: units at the scale of one; None for packages.
    """

    service_id: int
    quantity: int | None


_VISIBLE = "gone_at IS NULL AND (owner_id = :person OR is_shared = :shared)"


def save(tx: Tx, owner_id: int, name: str, items: Sequence[Item], now: int, *, is_shared: bool) -> int:
    """Keep a bundle; return its number."""
    sql = """INSERT INTO bundles (owner_id, name, is_shared, created_at) VALUES (:owner, :name, :shared, :now)"""
    number = tx.insert(sql, owner=owner_id, name=name, shared=is_shared, now=now)
    if number is None:
        raise LookupError("a bundle came back without its number")
    sql = """INSERT INTO bundle_items (bundle_id, place, service_id, quantity)
             VALUES (:bundle, :place, :service, cast(:quantity AS bigint))"""
    tx.many(
        sql,
        [
            {"bundle": number, "place": place, "service": item.service_id, "quantity": item.quantity}
            for place, item in enumerate(items, 1)
        ],
    )
    return number


def visible(tx: Tx, person_id: int, offset: int, limit: int) -> list[Bundle]:
    """Return a part of the bundles a person may order: their own first, then those for everybody."""
    sql = f"""SELECT id, owner_id, name, is_shared FROM bundles WHERE {_VISIBLE}
              ORDER BY CASE WHEN owner_id = :person THEN 0 ELSE 1 END, id LIMIT :limit OFFSET :offset"""
    return [_bundle(row) for row in tx.all(sql, person=person_id, shared=True, limit=limit, offset=offset)]


def count_visible(tx: Tx, person_id: int) -> int:
    """Return how many bundles a person may order."""
    row = tx.one(f"SELECT count(*) AS n FROM bundles WHERE {_VISIBLE}", person=person_id, shared=True)
    return int(row["n"]) if row else 0


def find(tx: Tx, bundle_id: int, person_id: int) -> Bundle | None:
    """Return a bundle that a person may order."""
    sql = f"SELECT id, owner_id, name, is_shared FROM bundles WHERE id = :id AND {_VISIBLE}"
    row = tx.one(sql, id=bundle_id, person=person_id, shared=True)
    return None if row is None else _bundle(row)


def items(tx: Tx, bundle_id: int) -> list[Item]:
    """Return what a bundle holds, in its order."""
    sql = "SELECT service_id, quantity FROM bundle_items WHERE bundle_id = :bundle ORDER BY place"
    return [Item(**row) for row in tx.all(sql, bundle=bundle_id)]


def drop(tx: Tx, bundle_id: int, owner_id: int, now: int) -> bool:
    """Take a bundle away from everybody; False when it is not theirs."""
    sql = "UPDATE bundles SET gone_at = :now WHERE id = :id AND owner_id = :owner AND gone_at IS NULL"
    return tx.run(sql, id=bundle_id, owner=owner_id, now=now) == 1


def _bundle(row: Mapping[str, Any]) -> Bundle:
    return Bundle(row["id"], row["owner_id"], row["name"], bool(row["is_shared"]))
