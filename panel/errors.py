"""The texts of panel errors and what each class of them means.

The table was checked against 138 real texts and 19 vague ones. The first match wins, so its order matters:
`ambiguous` stands first because such texts hold words of other classes and may hide a placed order.
"""

import re
from collections.abc import Iterable
from enum import StrEnum


class Action(StrEnum):
    """The seven actions of API v2."""

    SERVICES = "services"
    ADD = "add"
    STATUS = "status"
    REFILL = "refill"
    REFILL_STATUS = "refill_status"
    CANCEL = "cancel"
    BALANCE = "balance"


class ErrorKind(StrEnum):
    """The class of an error text."""

    AMBIGUOUS = "ambiguous"
    SERVER_TROUBLE = "server_trouble"
    AUTH = "auth"
    FUNDS = "funds"
    DUPLICATE_LINK = "duplicate_link"
    NOT_AVAILABLE = "not_available"
    NOT_FOUND = "not_found"
    RATE_LIMITED = "rate_limited"
    MAINTENANCE = "maintenance"
    BAD_SERVICE = "bad_service"
    TOO_MANY = "too_many"
    BAD_LINK = "bad_link"
    BAD_FIELD = "bad_field"
    BAD_QUANTITY = "bad_quantity"
    BAD_REQUEST = "bad_request"
    UNKNOWN = "unknown"

    @property
    def rejects(self) -> bool:
        """Whether such an answer to `add` means that no order exists."""
        return self in _REJECTING

    @property
    def of_the_panel(self) -> bool:
        """Whether it speaks of the panel or the account as a whole, never of a single order."""
        return self in _OF_THE_PANEL


_REJECTING = frozenset(
    {
        ErrorKind.AUTH,
        ErrorKind.FUNDS,
        ErrorKind.DUPLICATE_LINK,
        ErrorKind.MAINTENANCE,
        ErrorKind.BAD_SERVICE,
        ErrorKind.TOO_MANY,
        ErrorKind.BAD_LINK,
        ErrorKind.BAD_FIELD,
        ErrorKind.BAD_QUANTITY,
        ErrorKind.BAD_REQUEST,
    }
)
_OF_THE_PANEL = frozenset(
    {
        ErrorKind.AUTH,
        ErrorKind.FUNDS,
        ErrorKind.RATE_LIMITED,
        ErrorKind.MAINTENANCE,
        ErrorKind.SERVER_TROUBLE,
        ErrorKind.AMBIGUOUS,
    }
)
_NOT_ABOUT_ORDERS = frozenset({Action.ADD, Action.SERVICES, Action.BALANCE})
_ONLY_ABOUT_ORDERS = frozenset({ErrorKind.NOT_AVAILABLE, ErrorKind.NOT_FOUND})

# One row a line: class, then pattern to the end of the line.
_TABLE = r"""
ambiguous        time[d]?[ -]?out|curl error|sqlstate|exception|undefined (index|array|variable|offset|property)|(?<!identical )\border( \d+)?( was| is| has been)?( just| already)? (accepted|placed|created|saved|queued|registered|received)|\b(saved|queued|registered|created)\b.{0,20}\border\b
server_trouble   ^(\d{3} )?(service (temporarily )?unavailable|bad gateway|gateway time-?out|internal server error|server error)$
auth             (invalid|incorrect|wrong|bad|missing|unknown|inactive)\W{0,3}(api\W{0,3})?keys?\b
auth             \bkey\b.{0,20}(empty|required|not found|invalid|incorrect|inactive|expired)
auth             unauthori[sz]ed|forbidden|access denied|user not found|account_banned
auth             account.{0,25}(inactive|not active|suspended|banned|blocked|disabled|not exist)|\bbanned\b
auth             \bapi\b.{0,12}(is )?disabled?\b|\bip\b.{0,25}(not allowed|blocked|whitelist)
funds            not[ _]enough[ _](funds?|balance|money|credits?)|(insuff?i?cient|low)[ _](funds?|balance|credits?)
funds            balance.{0,15}(too low|is low|not enough|insufficient)|недостаточно (средств|баланса)|số dư không đủ|yetersiz bakiye|bakiye.{0,10}yetersiz|saldo insuficiente
duplicate_link   active order (with|for) th(is|e) (same )?link|link_duplicate|duplicate[ _](order|link)|(order|link) is duplicated?|duplicate_order
duplicate_link   already.{0,25}active.{0,12}order|wait until (the |your |previous )*order.{0,20}complet|identical order|same link
not_available    (refill|cancel).{0,60}(not (yet )?(available|allowed|possible|supported|eligible|enabled)|disabled|unavailable|will be available|only available|already|expired|limit)
not_available    not eligible for (refill|cancel)|already.{0,30}(refill|cancel|completed)|(can ?not|can't|no longer|could not)( be)? cancel|is_not_available|guarantee_expired
not_found        (incorrect|invalid|wrong|unknown|missing).{0,3}(order|refill)s?(.{0,3}ids?)?|(order|refill)( request| id)?.{0,4}not found
rate_limited     rate.?limit|too many (failed )?(requests|attempts|orders)|too fast|spam protection|slow down|wait \d+ sec|another transaction
maintenance      maintenance|temporarily (unavailable|disabled|closed|suspended)|ordering is disabled|under construction|bảo trì|технич\w* работ
bad_service      (incorrect|invalid|wrong|disabled|unknown|bad)[ _]services?\b|incorrect_service_id
bad_service      services?\b.{0,20}(not[ _](found|exist|active|available)|does not exist|inactive|disabled|unavailable|required|empty)|service_(not_found|inactive)
too_many         too_many_orders|(not|no) (order )?more than.{0,20}per (link|user|day)|limit.{0,20}(per|for) (this )?(link|user|day|account)
bad_link         (incorrect|invalid|wrong|bad)[ _](link|url|username|target)\b|neworder\.error\.(invalid_)?link$|link_not_found|invalid_link
bad_link         \b(link|url)\b.{0,25}(required|empty|not valid|invalid|incorrect|not found|not supported|must)|private (account|profile|channel|group)
bad_field        (incorrect|invalid|missing|empty).{0,15}\b(comments?|runs|interval|delay|expiry|hashtags?|keywords?|answer(_number)?|country|device|media|groups|posts|min|max)\b
bad_field        neworder\.error\.comment|\b(comments?|interval|runs|usernames?|hashtags?|keywords?|answer(_number)?)\b.{0,12}(field )?(is |are )?(required|empty)|drip-?.?feed
bad_quantity     quantity|\b(min|max)imum\b.{0,20}\d|follow the limit
bad_request      (incorrect|invalid|bad|wrong)[ _](request|action|method)|action.{0,20}(empty|required|invalid)|missing required|method not allowed
"""

TEXT_LIMIT = 500
"""Characters of an error text that are classified and kept."""
DOUBT_LIMIT = 20_000
"""Characters in which words of the class `ambiguous` are looked for: traces of code put them last."""


def _rows(table: str) -> list[tuple[ErrorKind, re.Pattern[str]]]:
    pairs = (line.split(maxsplit=1) for line in table.strip().splitlines())
    return [(ErrorKind(kind), re.compile(pattern)) for kind, pattern in pairs]


_BUILT_IN = tuple(_rows(_TABLE))
_AMBIGUOUS = next(pattern for kind, pattern in _BUILT_IN if kind is ErrorKind.AMBIGUOUS)


def normalised_error(text: str) -> str:
    """An error text as it is compared: bounded, lower case, blanks squeezed, no final dots and marks."""
    return " ".join(text[:TEXT_LIMIT].lower().split()).rstrip(".! ")


class ErrorTable:
    """Classifies error texts.

    Args:
        extra: Rows (class, pattern) of the operator, for localised texts. They are tried after the built-in
            ones, so that they can name what was unknown and never weaken `ambiguous`. A pattern is searched
            in the normalised text, whatever its case.

    Raises:
        re.error: A pattern is no regular expression.
    """

    def __init__(self, extra: Iterable[tuple[ErrorKind, str]] = ()) -> None:
        added = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in extra]
        self._rows = (*_BUILT_IN, *added)

    def classify(self, text: str, action: Action) -> ErrorKind:
        """The class of an error text that answered `action`; `unknown` when nothing matches."""
        if len(text) > TEXT_LIMIT and _AMBIGUOUS.search(" ".join(text[:DOUBT_LIMIT].lower().split())):
            return ErrorKind.AMBIGUOUS
        text = normalised_error(text)
        skipped = _ONLY_ABOUT_ORDERS if action in _NOT_ABOUT_ORDERS else frozenset()
        matches = (kind for kind, pattern in self._rows if kind not in skipped and pattern.search(text))
        return next(matches, ErrorKind.UNKNOWN)
