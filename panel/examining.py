"""Whether an address and a key are those of a panel that speaks API v2, and if not, what they are."""

import re
from dataclasses import dataclass
from enum import StrEnum

from panel.answers import Balance
from panel.catalogue import Catalogue
from panel.client import PanelClient
from panel.errors import ErrorKind
from panel.exceptions import Moved, PanelError, PanelRefused, Unreachable, Unreadable, UnreadableReason


class FindingKind(StrEnum):
    """What a look at a panel found wrong."""

    UNREACHABLE = "unreachable"
    MOVED = "moved"
    BLOCKED = "blocked"
    KEY_WRONG = "key_wrong"
    PAUSED = "paused"
    REFUSED = "refused"
    SERVER_TROUBLE = "server_trouble"
    NOT_API_V2 = "not_api_v2"
    NO_CATALOGUE = "no_catalogue"
    NO_CURRENCY = "no_currency"
    MANY_QUARANTINED = "many_quarantined"


class LookAlike(StrEnum):
    """What an address that does not speak API v2 seems to be."""

    WEB_PAGE = "web_page"
    WRAPPED = "wrapped"
    OTHER_FIELDS = "other_fields"
    OTHER_PATH = "other_path"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        kind: What.
        detail: The new address of `moved`, the reason of `unreachable`, a `LookAlike` of `not_api_v2`, the
            redacted text of a refusal, a number of services; else "".
    """

    kind: FindingKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """The result of a look: what was read, and what is wrong. `ok` when balance and catalogue were read."""

    balance: Balance | None
    catalogue: Catalogue | None
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether the panel can be used."""
        return self.balance is not None and self.catalogue is not None


_OTHER_FIELDS = re.compile(r"\b(service_id|amount|type|multistatus|request_id|api_id|secret(_key)?)\b")
_OTHER_PATH = re.compile(r"/orders?(/|$)|/(services|balance|status|add)/?$")
_REFUSALS = {
    ErrorKind.AUTH: FindingKind.KEY_WRONG,
    ErrorKind.RATE_LIMITED: FindingKind.PAUSED,
    ErrorKind.MAINTENANCE: FindingKind.PAUSED,
    ErrorKind.SERVER_TROUBLE: FindingKind.SERVER_TROUBLE,
    ErrorKind.AMBIGUOUS: FindingKind.SERVER_TROUBLE,
}
_SERVER_ERROR = 500
_FORBIDDEN = 403


async def check(client: PanelClient) -> Check:
    """Ask for the balance, the only test of the key, and then for the catalogue. Never raises.

    A wrong address is not asked a second time.
    """
    balance, catalogue = None, None
    try:
        balance = await client.balance()
        catalogue = await client.services()
    except PanelError as error:
        finding = _finding(error, client.address, knows_balance=balance is not None)
        return Check(balance, catalogue, (finding,))
    return Check(balance, catalogue, tuple(_remarks(balance, catalogue)))


def _remarks(balance: Balance, catalogue: Catalogue) -> list[Finding]:
    remarks = []
    if balance.currency is None:
        remarks.append(Finding(FindingKind.NO_CURRENCY))
    if len(catalogue.quarantined) > len(catalogue.services):
        remarks.append(Finding(FindingKind.MANY_QUARANTINED, str(len(catalogue.quarantined))))
    return remarks


def _finding(error: PanelError, address: str, *, knows_balance: bool) -> Finding:
    if isinstance(error, Unreachable):
        return Finding(FindingKind.UNREACHABLE, error.reason.value)
    if isinstance(error, Moved):
        return Finding(FindingKind.MOVED, error.to)
    if isinstance(error, PanelRefused):
        return _refusal(error, address)
    if isinstance(error, Unreadable):
        return _unreadable(error, address, knows_balance=knows_balance)
    return Finding(FindingKind.REFUSED)


def _refusal(refused: PanelRefused, address: str) -> Finding:
    """An unfamiliar or bad request to `balance`, the simplest of all, is no API v2."""
    kind = _REFUSALS.get(refused.kind)
    if kind is not None:
        return Finding(kind, refused.text)
    if _OTHER_FIELDS.search(refused.text.lower()):
        return Finding(FindingKind.NOT_API_V2, LookAlike.OTHER_FIELDS)
    if refused.kind is ErrorKind.BAD_REQUEST:
        return Finding(FindingKind.NOT_API_V2, _by_path(address, LookAlike.OTHER))
    return Finding(FindingKind.REFUSED, refused.text)


def _unreadable(error: Unreadable, address: str, *, knows_balance: bool) -> Finding:
    if error.reason is UnreadableReason.CHALLENGE or error.http_status == _FORBIDDEN:
        return Finding(FindingKind.BLOCKED)
    if knows_balance:
        return Finding(FindingKind.NO_CATALOGUE, error.reason.value)
    if error.http_status >= _SERVER_ERROR:
        return Finding(FindingKind.SERVER_TROUBLE, f"HTTP {error.http_status}")
    if error.wrapped:
        return Finding(FindingKind.NOT_API_V2, LookAlike.WRAPPED)
    page = error.reason in {UnreadableReason.HTML, UnreadableReason.NOT_JSON}
    return Finding(FindingKind.NOT_API_V2, _by_path(address, LookAlike.WEB_PAGE if page else LookAlike.OTHER))


def _by_path(address: str, otherwise: LookAlike) -> LookAlike:
    return LookAlike.OTHER_PATH if _OTHER_PATH.search(address.lower()) else otherwise
