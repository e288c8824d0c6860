"""One file a figure: how long it takes, and `measure`."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bench.conversations import Prepared
from bench.figures import (
    confirm_to_add,
    conversation_cpu,
    mass,
    order_tx,
    poll,
    rss,
    search,
    start,
    sync,
    tap_latency,
)
from bench.goals import Measured
from bench.world import World


class Figure(Protocol):
    """A module of this package."""

    SECONDS: int

    async def measure(self, world: World, ready: Prepared) -> Sequence[Measured]:
        """Take the figure."""


FIGURES: Mapping[str, Figure] = {
    "conversation_cpu": conversation_cpu,
    "order_tx": order_tx,
    "poll": poll,
    "tap_latency": tap_latency,
    "confirm_to_add": confirm_to_add,
    "search": search,
    "start": start,
    "rss": rss,
    "sync": sync,
    "mass": mass,
}
