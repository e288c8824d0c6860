"""The catalogue: which items are services, which of them can be sold, and what is wrong with the others."""

import asyncio
from collections.abc import Mapping

from panel.catalogue import Catalogue, QuarantinedService, QuarantineReason, Service
from panel.figures import NO_LIMIT, amount, flag, identifier, is_ambiguous, unbounded_count, word
from panel.service_types import ServiceType, normalised_type, service_type

UNREADABLE_PERCENT = 30
"""An answer with more unreadable items than this is no catalogue."""

_NAME_LIMIT = 500
_TEXT_LIMIT = 8000
_WRAPPERS = ("services", "data")


class CatalogueReader:
    """Reads catalogues of one panel.

    Args:
        types: The operator's own words for types ("" for an absent one), besides the table's.
    """

    def __init__(self, types: Mapping[str, ServiceType] | None = None) -> None:
        self._types = {normalised_type(raw): kind for raw, kind in (types or {}).items()}

    def read(self, value: object, duplicate_keys: int = 0) -> Catalogue | None:
        """The catalogue in a decoded answer, in all the shapes panels use.

        Returns:
            None when there is no catalogue: nothing in it, or too much of it unreadable.
        """
        items = _items(value)
        found: dict[str, Service | QuarantinedService] = {}
        skipped = duplicates = 0
        for item in items:
            read = self._service(item)
            if read is None:
                skipped += 1
            elif read.service_id in found:
                duplicates += 1
            else:
                found[read.service_id] = read
        if not found or skipped * 100 > UNREADABLE_PERCENT * len(items):
            return None
        return _catalogue(found, skipped, duplicates, duplicate_keys)

    async def read_aside(self, value: object, duplicate_keys: int = 0) -> Catalogue | None:
        """The same on another thread, so that a large catalogue delays nobody."""
        return await asyncio.to_thread(self.read, value, duplicate_keys)

    def _service(self, item: object) -> Service | QuarantinedService | None:
        if not isinstance(item, dict):
            return None
        service_id = identifier(item.get("service"))
        if service_id is None:
            return None
        return self._sold(service_id, item) or self._quarantined(service_id, item)

    def _sold(self, service_id: str, item: Mapping[str, object]) -> Service | None:
        kind = self._type(item.get("type"))
        rate, limits = amount(item.get("rate")), _limits(item)
        name = word(item.get("name"), _NAME_LIMIT)
        if kind is None or rate is None or limits is None or not name:
            return None
        return Service(
            service_id=service_id,
            name=name,
            category=word(item.get("category"), _NAME_LIMIT),
            type=kind,
            rate=rate,
            minimum=limits[0],
            maximum=limits[1],
            refill=flag(item.get("refill")),
            cancel=flag(item.get("cancel")),
            dripfeed=flag(item.get("dripfeed")),
            description=_description(item),
            average_time=word(item.get("average_time"), _NAME_LIMIT),
        )

    def _type(self, raw: object) -> ServiceType | None:
        text = word(raw, _NAME_LIMIT)
        return self._types.get(normalised_type(text)) or service_type(text)

    def _quarantined(self, service_id: str, item: Mapping[str, object]) -> QuarantinedService:
        return QuarantinedService(
            service_id=service_id,
            name=word(item.get("name"), _NAME_LIMIT),
            category=word(item.get("category"), _NAME_LIMIT),
            type_text=word(item.get("type"), _NAME_LIMIT),
            reasons=tuple(self._reasons(item)),
            rate=amount(item.get("rate")),
            limits=_limits(item),
        )

    def _reasons(self, item: Mapping[str, object]) -> list[QuarantineReason]:
        bounds = (item.get("min"), item.get("max"))
        absent = not word(item.get("type"), _NAME_LIMIT)
        ambiguous = any(is_ambiguous(bound) for bound in bounds)
        found = {
            QuarantineReason.NAME_ABSENT: not word(item.get("name"), _NAME_LIMIT),
            QuarantineReason.TYPE_ABSENT: absent and self._type(None) is None,
            QuarantineReason.TYPE_UNKNOWN: not absent and self._type(item.get("type")) is None,
            QuarantineReason.RATE_UNREADABLE: amount(item.get("rate")) is None,
            QuarantineReason.LIMITS_AMBIGUOUS: ambiguous,
            QuarantineReason.LIMITS_UNREADABLE: not ambiguous and _limits(item) is None,
        }
        return [reason for reason, holds in found.items() if holds]


def _items(value: object) -> list[object]:
    """The list of services: bare, in a wrapper, or the values of an object (a PHP array with gaps)."""
    for _ in range(len(_WRAPPERS)):
        if isinstance(value, dict):
            value = next(
                (value[name] for name in _WRAPPERS if isinstance(value.get(name), (list, dict))), value
            )
    if isinstance(value, dict):
        value = list(value.values()) if all(isinstance(item, dict) for item in value.values()) else []
    return value if isinstance(value, list) else []


def _limits(item: Mapping[str, object]) -> tuple[int, int | None] | None:
    """Minimum and maximum in units; a maximum of None means no limit worth showing."""
    minimum, maximum = unbounded_count(item.get("min")), unbounded_count(item.get("max"))
    if minimum is None or maximum is None or not 1 <= minimum <= min(maximum, NO_LIMIT):
        return None
    return minimum, maximum if maximum < NO_LIMIT else None


def _description(item: Mapping[str, object]) -> str:
    return word(item.get("description"), _TEXT_LIMIT) or word(item.get("desc"), _TEXT_LIMIT)


def _catalogue(
    found: Mapping[str, Service | QuarantinedService], skipped: int, duplicates: int, duplicate_keys: int
) -> Catalogue:
    return Catalogue(
        services=tuple(item for item in found.values() if isinstance(item, Service)),
        quarantined=tuple(item for item in found.values() if isinstance(item, QuarantinedService)),
        skipped=skipped,
        duplicates=duplicates,
        duplicate_keys=duplicate_keys,
    )
