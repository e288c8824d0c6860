"""What rarely needs to be said to a `PanelClient`, and has a default that is right."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from panel.errors import Action, ErrorKind
from panel.service_types import ServiceType
from panel.transport import Limits
from panel.vocabulary import PanelStatus

USER_AGENT = "Panelgram/0.1"


@dataclass(frozen=True, slots=True)
class Options:
    """The operator's additions for one panel, bounds, and sources of time and chance.

    Attributes:
        limits: Seconds and bytes of requests.
        read_attempts: How often a read is sent before it fails, at least 1.
        retry_pause_s: Seconds before the second attempt; doubled before each further one.
        error_rows: (class, pattern) of localised error texts, tried after the built-in table.
        status_words: Raw state (or number) to canonical status.
        type_words: Raw service type ("" for an absent one) to canonical type.
        on_unmatched: Told the action and the redacted text of every error that no row matches.
        monotonic: Seconds of a clock that only goes forward.
        random: For jitter.
    """

    limits: Limits = field(default_factory=Limits)
    read_attempts: int = 3
    retry_pause_s: float = 0.5
    error_rows: tuple[tuple[ErrorKind, str], ...] = ()
    status_words: Mapping[str, PanelStatus] = field(default_factory=dict)
    type_words: Mapping[str, ServiceType] = field(default_factory=dict)
    on_unmatched: Callable[[Action, str], None] | None = None
    monotonic: Callable[[], float] = time.monotonic
    random: Random = field(default_factory=Random)
