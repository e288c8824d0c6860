"""What a look at a panel found, as sentences for the operator."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.commands.plain import plain
from panel import Check, Finding, FindingKind, LookAlike, UnreachableReason

_UNREACHABLE = {
    UnreachableReason.DNS: "its name cannot be resolved",
    UnreachableReason.REFUSED: "nothing listens at that address",
    UnreachableReason.CONNECT_FAILED: "no connection could be made",
    UnreachableReason.CONNECT_TIMEOUT: "it took no connection in time",
    UnreachableReason.TLS: "it has no certificate that can be trusted",
    UnreachableReason.TIMEOUT: "it did not answer in time",
    UnreachableReason.DISCONNECTED: "it broke the connection off",
}
_LOOKS = {
    LookAlike.WEB_PAGE: "a web page answers there",
    LookAlike.WRAPPED: "it wraps its answers in success and data, as another kind of API does",
    LookAlike.OTHER_FIELDS: "it asks for other fields, as another kind of API does",
    LookAlike.OTHER_PATH: "that is the address of one action, and API v2 has one address for all",
    LookAlike.OTHER: "the answer is another",
}
_USUALLY = "The right one usually ends in /api/v2; the panel's page named API shows it."


def _moved(to: str) -> str:
    return f"The panel has moved to {plain(to)}" if to else "The panel redirects without saying where to."


def _not_api(looks: str) -> str:
    return f"This address does not speak API v2: {_LOOKS[LookAlike(looks)]}. {_USUALLY}"


_SENTENCES: dict[FindingKind, Callable[[str], str]] = {
    FindingKind.UNREACHABLE: lambda why: (
        f"The panel cannot be reached: {_UNREACHABLE[UnreachableReason(why)]}."
    ),
    FindingKind.MOVED: _moved,
    FindingKind.BLOCKED: lambda _: (
        "A gatekeeper in front of the panel turns this machine away: ask the panel to let its IP address in."
    ),
    FindingKind.KEY_WRONG: lambda _: (
        "The panel does not know this key: copy it again from your account page there."
    ),
    FindingKind.PAUSED: lambda said: f"The panel asks for patience ({plain(said)}): try again in a minute.",
    FindingKind.REFUSED: lambda said: f"The panel refuses to answer: {plain(said)}",
    FindingKind.SERVER_TROUBLE: lambda said: f"The panel is in trouble ({plain(said)}): try again later.",
    FindingKind.NOT_API_V2: _not_api,
    FindingKind.NO_CATALOGUE: lambda _: "The key is right, but the list of services cannot be read.",
    FindingKind.NO_CURRENCY: lambda _: "The panel does not say which currency its amounts are in.",
    FindingKind.MANY_QUARANTINED: lambda number: (
        f"Most services cannot be sold: of {number} the type, price or limits cannot be read."
    ),
}


def sentence(finding: Finding) -> str:
    """Return what was found, and where it helps, what to do."""
    return _SENTENCES[finding.kind](finding.detail)


def read_so_far(look: Check) -> str:
    """Return what the panel did answer: balance and number of services; "" when nothing."""
    if look.balance is None:
        return ""
    money = f"balance {look.balance.amount:,f} {plain(look.balance.currency or '')}".rstrip()
    if look.catalogue is None:
        return money
    return f"{money}, {_services(look)}"


def exposed(url: str) -> str:
    """Return a warning when the key would travel readable through other people's networks; else ""."""
    parts = urlsplit(url)
    if parts.scheme == "https" or _is_near(parts.hostname or ""):
        return ""
    return "With http:// anybody on the way can read the key: use https:// if the panel has it."


def _is_near(host: str) -> bool:
    """Whether a host is this machine or stands in its own network, as a name without dots does."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host


def _services(look: Check) -> str:
    if look.catalogue is None:
        return ""
    whole, left = len(look.catalogue.services), len(look.catalogue.quarantined)
    return f"{whole:,} services" + (f" ({left:,} more cannot be read well enough to be sold)" if left else "")
