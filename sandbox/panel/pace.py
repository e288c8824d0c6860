"""How long things take in the sandbox, in milliseconds of the world's clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """`minute_ms` stands for a minute of the protocol (interval, delay): drip-feed can be watched.

    An ordinary order takes `order_ms`, and `digit_ms` more for each digit of its quantity.
    """

    order_ms: int = 4_000
    digit_ms: int = 3_000
    minute_ms: int = 1_000
    post_ms: int = 12_000
    cancel_ms: int = 1_500
    refill_ms: int = 8_000
    refill_again_ms: int = 60_000

    def duration(self, units: int) -> int:
        """From placing to completion, ms."""
        return self.order_ms + self.digit_ms * len(str(units))
