"""Bundles: services that are ordered together for one link, at one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from shop.batches import collecting, reading
from shop.batches.collecting import Collected
from shop.batches.reading import Line
from shop.catalogue.service import Service
from shop.catalogue.snapshot import Catalogue
from shop.database import Tx
from storage import batches, bundles
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


def save(
    tx: Tx, person_id: int, batch_id: int, name: str, goods: Catalogue, now: int, *, is_shared: bool
) -> Bundle | None:
    """Save the services of a batch as a bundle: each once, with the quantity of its first good line.

    Returns:
        None when the batch is not theirs, or has no good line.
    """
    batch = batches.find(tx, batch_id, person_id)
    items = _items(reading.read_all(batch.said, goods)) if batch else []
    if not items:
        return None
    number = bundles.save(tx, person_id, name[:LONGEST_NAME], items, now, is_shared=is_shared)
    return bundles.find(tx, number, person_id)


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


def begin(tx: Tx, person_id: int, found: Opened, link: str, goods: Catalogue, now: int) -> Collected:
    """Begin a batch that orders a bundle for a link."""
    return collecting.begin(tx, person_id, _said(found, link, PERCENT), goods, now)


def scale(
    tx: Tx, person_id: int, batch_id: int, found: Opened, percent: int, goods: Catalogue
) -> Collected | None:
    """Order another multiple of a bundle with the same batch; None when the batch is not theirs, or confirmed."""
    return collecting.change(
        tx, batch_id, person_id, lambda said: _said(found, _link(said, goods), percent), goods
    )


def _items(lines: Sequence[Line]) -> list[Item]:
    first: dict[int, Item] = {}
    for line in lines:
        if line.problem is None and line.service is not None:
            first.setdefault(line.service.id, Item(line.service.id, line.quantity))
    return list(first.values())


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
    return good or (lines[0].said.split(" | ")[1] if lines else "")
