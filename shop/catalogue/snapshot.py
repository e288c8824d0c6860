"""One moment of the catalogue, in memory and never changed: screens read it without a question to the database."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from shop.catalogue.service import Service
from shop.links import Link, fits, handle_of
from shop.links.sites import SITES
from shop.records.record import Record

OTHER = "other"
WEBSITE = "website"
KEY_LENGTH = 12
NO_RECORDS: Mapping[int, Record] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the panel, or the part of one that is for one platform.

    Attributes:
        key: stable and short, for callback data.
        platform: of its services, `other` when they are of several.
        count: how many services it holds.
    """

    key: str
    name: str
    platform: str
    count: int


class Catalogue:
    """Services in the panel's order, and the ways people look for them.

    Denied services are nowhere to be found except in `hidden`.

    Args:
        services: in the panel's order.
        records: what became of their orders, by our own numbers.
    """

    def __init__(self, services: Iterable[Service], records: Mapping[int, Record] = NO_RECORDS) -> None:
        every = tuple(services)
        self._records = records
        self._sold = tuple(service for service in every if service.denied_by is None)
        self._hidden = tuple(service for service in every if service.denied_by is not None)
        self._by_id = MappingProxyType({service.id: service for service in self._sold})
        self._by_number = MappingProxyType({service.number: service for service in self._sold})
        self._of_platform = _grouped((service.platform, service) for service in self._sold)
        self._whole = _grouped((key_of(service.category), service) for service in self._sold)
        self._parts = _grouped((_part_key(service), service) for service in self._sold)
        self._categories = tuple(_category(key, held) for key, held in self._whole.items())
        self._by_platform = MappingProxyType({name: self._split(name) for name in self._of_platform})
        self._platforms = _in_order(self._of_platform)

    def judged(self, records: Mapping[int, Record]) -> "Catalogue":
        """Return the same services with newer records."""
        other = copy(self)
        other._records = records  # noqa: SLF001 - a copy of its own kind, not seen by anybody yet
        return other

    @property
    def records(self) -> Mapping[int, Record]:
        """What became of services' orders, by our own numbers."""
        return self._records

    def record(self, service_id: int) -> Record | None:
        """Return what became of a service's orders, None when nothing is known."""
        return self._records.get(service_id)

    @property
    def hidden(self) -> tuple[Service, ...]:
        """What the policy denies: for admins alone."""
        return self._hidden

    def all(self) -> tuple[Service, ...]:
        """Return everything that is shown."""
        return self._sold

    def platforms(self) -> tuple[str, ...]:
        """Return the platforms, those with most services first, `other` last."""
        return self._platforms

    def categories(self, platform: str | None = None) -> tuple[Category, ...]:
        """Return the categories, or what there is of them for one platform, in the panel's order."""
        return self._categories if platform is None else self._by_platform.get(platform, ())

    def category(self, key: str) -> Category | None:
        """Return a category, or a platform's part of one."""
        held = self.services(key)
        return _category(key, held) if held else None

    def services(self, key: str) -> tuple[Service, ...]:
        """Return what a category, or a platform's part of it, holds."""
        return self._whole.get(key) or self._parts.get(key) or ()

    def service(self, service_id: int) -> Service | None:
        """Return a service by our own number."""
        return self._by_id.get(service_id)

    def by_number(self, number: str) -> Service | None:
        """Return a service by the panel's number of it."""
        return self._by_number.get(number)

    def fitting(self, link: Link) -> tuple[Service, ...]:
        """Return what can be ordered for a link now: services of its site, else those for any website."""
        on = (link.site,) if link.site in SITES else (WEBSITE, OTHER)
        return tuple(service for platform in on for service in self._fitting(platform, link))

    def _fitting(self, platform: str, link: Link) -> Iterator[Service]:
        services = self._of_platform.get(platform, ())
        # Whether a link fits hangs on little: asked once a kind, not once a service.
        one_of_each = {(service.kind, service.by_name): service for service in services}
        kinds = {kind for kind, service in one_of_each.items() if _suits(service, link)}
        return (
            one
            for one in services
            if (one.kind, one.by_name) in kinds and one.orderable and one.suspended is None
        )

    def _split(self, platform: str) -> tuple[Category, ...]:
        keys = dict.fromkeys(_part_key(service) for service in self._of_platform[platform])
        return tuple(self._part(key) for key in keys)

    def _part(self, key: str) -> Category:
        held = self._parts[key]
        whole = key_of(held[0].category)
        # A category of one platform alone has one key wherever it is listed.
        return _category(whole if len(self._whole[whole]) == len(held) else key, held)


def _suits(service: Service, link: Link) -> bool:
    return handle_of(link) is not None if service.by_name else fits(service, link) is None


def key_of(*names: str) -> str:
    """Return a short stable name for a category, or for the part of it that is for one platform."""
    return sha256("\x1f".join(names).encode("utf-8", "replace")).hexdigest()[:KEY_LENGTH]


def _part_key(service: Service) -> str:
    return key_of(service.category, service.platform)


def _category(key: str, held: tuple[Service, ...]) -> Category:
    platforms = {service.platform for service in held}
    return Category(key, held[0].category, platforms.pop() if len(platforms) == 1 else OTHER, len(held))


def _grouped(pairs: Iterable[tuple[str, Service]]) -> MappingProxyType[str, tuple[Service, ...]]:
    found: dict[str, list[Service]] = {}
    for key, service in pairs:
        found.setdefault(key, []).append(service)
    return MappingProxyType({key: tuple(services) for key, services in found.items()})


def _in_order(of_platform: MappingProxyType[str, tuple[Service, ...]]) -> tuple[str, ...]:
    counted = Counter({name: len(services) for name, services in of_platform.items()})
    return tuple(sorted(counted, key=lambda name: (name == OTHER, -counted[name], name)))
