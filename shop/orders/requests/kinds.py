"""The words of requests, and how long things take."""

from enum import StrEnum

from shop.orders.interval import DAY, MINUTE


class Kind(StrEnum):
    """What can be asked of the panel about an order."""

    REFILL = "refill"
    CANCEL = "cancel"


class State(StrEnum):
    """How a request stands; `no_answer` from the moment it goes out until the panel has answered."""

    ASKED = "asked"
    NO_ANSWER = "no_answer"
    REQUESTED = "requested"
    REFUSED = "refused"
    DONE = "done"


class Ended(StrEnum):
    """How a request ended without a word of the panel; else the panel's own word stands there."""

    NOT_PLACED = "not_placed"
    OVER = "over"
    DECIDED = "decided"
    FORGOTTEN = "forgotten"
    UNTRACKED = "untracked"
    LEFT_BEHIND = "left_behind"
    WITHDRAWN = "withdrawn"


BELL = "requests"
"""Wakes whoever brings requests to panels."""

COLLECT_MS = 1_000
"""So long requests are collected, to go to the panel together."""

AGAIN_MS = 10 * MINUTE
"""After so long without an answer, or after a no that may change, the same may be asked again."""

RETRY_MS = MINUTE // 2
LONGEST_RETRY_MS = 10 * MINUTE
RETRIED_FOR_MS = 6 * 60 * MINUTE
"""So long a request is tried again that provably did not reach the panel."""

FAILED_FOR_MS = 7 * DAY
"""A refill in trouble for so long is given up."""

FOLLOWED_FOR_MS = 30 * DAY
UNTRACKED_FOR_MS = 7 * DAY
"""So long a refill without an id counts as running: nobody can ask how it stands."""
