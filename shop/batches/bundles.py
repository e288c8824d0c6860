"""Bundles: services that are ordered together for one link, at one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from shop.batches import collecting, reading
from shop.catalogue.service import Service
from shop.catalogue.snapshot import Catalogue
from shop.database import Tx
from storage import bundles
from storage.batches import Batch
from storage.bundles import Bundle, Item

__all__ = ["Bundle", "Opened", "drop", "opened", "page", "save"]

PERCENT = 100
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle with what it holds now.

    Attributes:
        items: service and quantity at the scale of one; those whose service is gone are left out.
        gone: how many those are.
    """

    bundle: Bundle
    items: tuple[tuple[Service, int | None], ...]
    gone: int


def page(tx: Tx, person_id: int, offset: int, limit: int) -> tuple[list[Bundle], int]:
    """Return a part of the bundles that a person may order, and how many there are."""
    return bundles.visible(tx, person_id, offset, limit), bundles.count_visible(tx, person_id)


def worth_saving(batch: Batch, goods: Catalogue) -> list[Item]:
    """Return the services of a batch, each once, with the quantity of its first good line."""
    first: dict[int, Item] = {}
    for line in reading.read_all(batch.said, goods):
        if line.problem is None and line.service is not None:
            first.setdefault(line.service.id, Item(line.service.id, line.quantity))
    return list(first.values())


def save(tx: Tx, person_id: int, name: str, items: Sequence[Item], now: int, *, is_shared: bool) -> Bundle:
    """Save services with their quantities as a bundle."""
    name = name[:LONGEST_NAME]
    number = bundles.save(tx, person_id, name, items, now, is_shared=is_shared)
    return Bundle(number, person_id, name, is_shared)


def opened(tx: Tx, bundle_id: int, person_id: int, goods: Catalogue) -> Opened | None:
    """Return a bundle that a person may order."""
    bundle = bundles.find(tx, bundle_id, person_id)
    if bundle is None:
        return None
    items = [(goods.service(item.service_id), item.quantity) for item in bundles.items(tx, bundle_id)]
    there = tuple((service, quantity) for service, quantity in items if service is not None)
    return Opened(bundle, there, len(items) - len(there))


def drop(tx: Tx, bundle_id: int, person_id: int, now: int) -> bool:
    """Take a person's own bundle away; False when it is not theirs."""
    return bundles.drop(tx, bundle_id, person_id, now)


def fresh(person_id: int, found: Opened, link: str, now: int) -> Batch:
    """Return a batch that orders a bundle for a link."""
    return collecting.fresh(person_id, _said(found, link, PERCENT), now)


def scaled(batch: Batch, found: Opened, percent: int, goods: Catalogue) -> Batch:
    """Return a batch with another multiple of a bundle."""
    return collecting.changed(batch, _said(found, _link(batch.said, goods), percent))


def _said(found: Opened, link: str, percent: int) -> str:
    return "\n".join(_line(service, link, quantity, percent) for service, quantity in found.items)


def _line(service: Service, link: str, quantity: int | None, percent: int) -> str:
    parts = (service.number, link) if quantity is None else (service.number, link, _scaled(quantity, percent))
    return " | ".join(parts)


def _scaled(quantity: int, percent: int) -> str:
    return str(max(1, quantity * percent // PERCENT))


def _link(said: str, goods: Catalogue) -> str:
    """Return the link that a bundle's batch is for: that of its first good line, else as it was written."""
    lines = reading.read_all(said, goods)
    good = next((line.link for line in lines if line.link is not None), None)
    return good or (lines[0].said.partition(" | ")[2].partition(" | ")[0] if lines else "")
