"""A range of prices in what a person types: `under 1$`, `<2`, `0.5-2`."""

import re
from dataclasses import dataclass
from decimal import Decimal

_MONEY = r"(?:[$€₽£₺]|usd\b|eur\b|rub\b|dollars?\b|bucks?\b|руб\w*|доллар\w*|дол\b|бакс\w*|tl\b|دولار)"
_AMOUNT = rf"{_MONEY}?\s*(\d{{1,9}}(?:[.,]\d{{1,6}})?)\s*{_MONEY}?"
_UNDER = r"(?:under|below|less than|cheaper than|up to|до|под|дешевле|меньше|не дороже|hasta|menos de|ate|en fazla|اقل من|duoi|di bawah)"
_OVER = r"(?:over|above|more than|from|от|дороже|больше|mas de|desde|acima de|اكثر من|tren|di atas)"
_END = r"(?=\s*$)"
_A = r"(?:/\s*|(?:per|an?|в|за)\s+)?"
_SPAN = r"(?:h|hrs?|hours?|min|мин\w*|час\w*|d|days?|дн\w*|день|сут\w*)"
# So long, or so many a day.
_NO_SPAN = rf"(?!\s*{_A}{_SPAN}\b)"
_ALONE = rf"(?![\w.,]){_NO_SPAN}"

_SHAPES = (
    (re.compile(rf"(?<![\w.,]){_AMOUNT}\s*[-–—]\s*{_AMOUNT}{_ALONE}"), "between"),
    (re.compile(rf"(?:{_OVER})\s+{_AMOUNT}\s+(?:to|до|ate|hasta)\s+{_AMOUNT}{_ALONE}"), "between"),
    (re.compile(rf"[<≤]\s*=?\s*{_AMOUNT}{_ALONE}"), "under"),
    (re.compile(rf"[>≥]\s*=?\s*{_AMOUNT}{_ALONE}"), "over"),
    (re.compile(rf"\b{_UNDER}\s+(?=\S*{_MONEY}|\S+\s*{_MONEY}|\S+\s*$){_AMOUNT}{_ALONE}"), "under"),
    (re.compile(rf"\b{_OVER}\s+(?=\S*{_MONEY}|\S+\s*{_MONEY}|\S+\s*$){_AMOUNT}{_ALONE}"), "over"),
)


# With one of these it is a price; else it may be anything of which there are so many.
_SURELY = re.compile(rf"[<>≤≥]|{_MONEY}")


@dataclass(frozen=True, slots=True)
class Prices:
    """Bounds for the price of 1000 units, or of one package; None is no bound.

    Attributes:
        low: the least.
        high: the most.
        is_sure: whether they can be nothing but prices.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    is_sure: bool = True


def taken_out(text: str) -> tuple[str, Prices | None]:
    """Return a text without the range of prices it names, and the range."""
    for shape, kind in _SHAPES:
        if match := shape.search(text):
            amounts = sorted(Decimal(part.replace(",", ".")) for part in match.groups())
            left = f"{text[: match.start()]} {text[match.end() :]}".strip()
            return left, _range(kind, amounts, is_sure=_SURELY.search(match[0]) is not None)
    return text, None


def _range(kind: str, amounts: list[Decimal], *, is_sure: bool) -> Prices:
    low = None if kind == "under" else amounts[0]
    high = None if kind == "over" else amounts[-1]
    return Prices(low, high, is_sure)
