"""Why what somebody typed cannot be taken as a field of their order."""

from dataclasses import dataclass
from enum import StrEnum


class InputProblem(StrEnum):
    """What is wrong; each has a sentence of its own."""

    NOT_A_NAME = "not_a_name"
    NOT_A_TAG = "not_a_tag"
    NOT_A_DATE = "not_a_date"
    NOT_A_COUNTRY = "not_a_country"
    NOT_A_CHOICE = "not_a_choice"
    PAST = "past"
    TOO_FAR = "too_far"
    TOO_LONG = "too_long"
    TOO_LITTLE_MONEY = "too_little_money"
    OTHER_CURRENCY = "other_currency"
    NO_ROOM = "no_room"
    EMPTY = "empty"
    TURNED_ROUND = "turned_round"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why an input will not do.

    Attributes:
        problem: decides the sentence.
        least: the smallest number that would do.
        most: the largest number that would do, or the longest text.
        price: micro-units that the least would cost, where money is wrong.
    """

    problem: StrEnum
    least: int = 0
    most: int = 0
    price: int = 0
