"""What a person wants to be told: every kind of notice to customers has its weight here, every choice its weights."""

from collections.abc import Mapping
from enum import StrEnum

from shop.notices import Notice


class Wants(StrEnum):
    """What a person can choose; the values stand in the database."""

    EVERY = "every"
    RESULTS = "results"
    OFF = "off"


class Weight(StrEnum):
    """How much a notice matters.

    `ANSWER` answers what the person sent, so it comes with its sound at any hour. `ALWAYS` needs the person's word, or
    their trust hangs on it, or they asked to be reminded. `RESULT` is an end, `STEP` is on the way there, `LIVE` only
    ever refreshes a card, `NEWS` is about the catalogue.
    """

    ANSWER = "answer"
    ALWAYS = "always"
    RESULT = "result"
    STEP = "step"
    LIVE = "live"
    NEWS = "news"


USUAL = Wants.RESULTS
"""Of whoever never chose."""

WEIGHTS: Mapping[Notice, Weight] = {
    Notice.FRESH_CARD: Weight.ANSWER,
    Notice.SORRY: Weight.ANSWER,
    Notice.SLOW_DOWN: Weight.ANSWER,
    Notice.ORDER_REQUOTE: Weight.ALWAYS,
    Notice.ORDER_UNKNOWN: Weight.ALWAYS,
    Notice.ORDER_UNKNOWN_DAY: Weight.ALWAYS,
    Notice.BATCH_UNKNOWN_DAY: Weight.ALWAYS,
    Notice.REQUEST_POSSIBLE: Weight.ALWAYS,
    Notice.SCHEDULE_PAUSED: Weight.ALWAYS,
    Notice.ORDER_FINAL: Weight.RESULT,
    Notice.ORDER_REJECTED: Weight.RESULT,
    Notice.ORDER_RELEASED: Weight.RESULT,
    Notice.REFUND_MORE: Weight.RESULT,
    Notice.BATCH_SUMMARY: Weight.RESULT,
    Notice.BATCH_DIGEST: Weight.RESULT,
    Notice.REFILL_ENDED: Weight.RESULT,
    Notice.REQUEST_NO_ANSWER: Weight.RESULT,
    Notice.REQUEST_REFUSED: Weight.RESULT,
    Notice.SCHEDULE_ENDED: Weight.RESULT,
    Notice.SCHEDULE_MISSED: Weight.RESULT,
    Notice.SCHEDULE_ORDERED: Weight.RESULT,
    Notice.ORDER_PLACED: Weight.STEP,
    Notice.ORDER_WAITING: Weight.STEP,
    Notice.ORDER_PROGRESS: Weight.LIVE,
    Notice.BATCH_PROGRESS: Weight.LIVE,
    Notice.CHANGES: Weight.NEWS,
}
"""Every notice to customers; what is not here is for admins, whom no choice of theirs as customers keeps from it."""

_NEEDED = frozenset({Weight.ANSWER, Weight.ALWAYS})

MESSAGES: Mapping[Wants, frozenset[Weight]] = {
    Wants.EVERY: _NEEDED | {Weight.RESULT, Weight.NEWS, Weight.STEP},
    Wants.RESULTS: _NEEDED | {Weight.RESULT, Weight.NEWS},
    Wants.OFF: _NEEDED,
}
"""What comes as a message of its own; everything else changes at most the card that is there."""


def wants_of(told: str | None) -> Wants:
    """Return what somebody chose, or what is usual."""
    return USUAL if told is None else Wants(told)


def as_message(weight: Weight, told: str | None) -> bool:
    """Whether a notice comes as a message of its own to somebody who chose this."""
    return weight in MESSAGES[wants_of(told)]
