"""The catalogue that is searched: twenty thousand services that are shown, read as a panel's answer is read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from panel.catalogue_reading import CatalogueReader
from sandbox.panel.catalogue import catalogue
from sandbox.panel.services import Service as Drawn
from shop.catalogue import Catalogue, Service
from shop.catalogue.listed import Known, read
from shop.catalogue.service import of_row
from shop.policy import shipped_policy
from storage.catalogue import Facts, ServiceRow

SHOWN = 20_000
DRAWN, MORE = 20_000, 2_500
"""Of these the policy hides one in nine. The first draw has most of the shelves that are named in other languages."""
SEEDS = (1, 2)
NEXT_NUMBERS = 1_000_000


def drawn() -> Mapping[str, Drawn]:
    """Return what the stand-in panel sells, by its number."""
    first, more = catalogue(DRAWN, SEEDS[0]), catalogue(MORE, SEEDS[1])
    renumbered = [replace(one, number=str(NEXT_NUMBERS + int(one.number))) for one in more]
    return {service.number: service for service in (*first, *renumbered)}


def goods(sold: Sequence[Drawn]) -> Catalogue:
    """Return the catalogue a shop shows of it.

    Raises:
        ValueError: the panel's answer is no catalogue, or shows too little.
    """
    answer = CatalogueReader().read([service.row() for service in sold])
    if answer is None:
        raise ValueError("nothing was drawn that reads as a catalogue")
    offered = read(answer, shipped_policy(), Known()).offered.values()
    shown = [_service(at, facts) for at, facts in enumerate(offered, 1) if facts.denied_by is None]
    if len(shown) < SHOWN:
        raise ValueError(f"only {len(shown)} services are shown: draw more")
    hidden = [_service(at, facts) for at, facts in enumerate(offered, 1) if facts.denied_by is not None]
    return Catalogue((*shown[:SHOWN], *hidden))


def _service(at: int, facts: Facts) -> Service:
    row = facts._asdict()
    return of_row(ServiceRow(**row, id=at, panel_id=1, free_by=None, gone_at=None, suspended=None))
