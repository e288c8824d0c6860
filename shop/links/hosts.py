"""Host names: written as the network writes them, and which of them nobody can reach."""

import ipaddress
import re
import unicodedata

from shop.links.sites import BY_HOST

HOST = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})"
)
# Ideographic full stops part the labels of a host like the plain one.
DOTS = re.compile("[.\u3002\uff0e\uff61]")
NOWHERE = re.compile(
    r"(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|private|lan|home|corp|arpa|test|invalid|onion)"
)
VARIANTS = re.compile("[\ufe00-\ufe0f]")
NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
FRONTS = re.compile(r"(?:www|m|mobile|web|old|new|np|amp|lite|touch|mbasic|[a-z]{2}(?:-[a-z]{2})?)\.(?=.)")
NAMES_ALONE = frozenset((
    "com", "net", "org", "info", "biz", "pro", "edu", "gov", "mil", "int", "app", "dev", "page", "shop",
    "store", "online", "site", "website", "web", "xyz", "top", "club", "blog", "art", "tech", "tools",
    "cloud", "link", "space", "fun", "media", "studio", "agency", "digital", "network", "group", "company",
    "marketing", "market", "academy", "restaurant", "cafe", "travel", "tours", "hotel", "photo", "photos",
    "gallery", "band", "video", "film", "games", "bet", "casino", "capital", "bank", "finance", "estate",
    "center", "zone", "global", "international", "fashion", "boutique", "jewelry", "gifts", "software",
    "email", "host", "hosting", "guru", "consulting", "events", "wedding", "foundation", "eco", "energy",
    "moscow", "москва", "рус", "онлайн", "сайт", "орг", "ком", "london", "paris", "berlin", "nyc", "tokyo",
    "africa", "asia", "tel", "mobi", "wiki", "icu", "cyou", "sbs", "cfd", "click", "buzz", "rocks",
    "ninja",
))  # fmt: skip
"""Ends of hosts that tell a link from a slip of the typing finger where nothing else does."""


def written(host: str) -> str:
    """Return a host in lower case, its international labels in punycode.

    Raises:
        ValueError: it holds what no host may hold.
    """
    return ".".join(_label(label) for label in DOTS.split(host.strip("[]").rstrip(".")))


def is_address(host: str) -> bool:
    """Whether a host is the address of a machine, or a name that leads nowhere on the public internet."""
    if NOWHERE.fullmatch(host):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_unreachable(host: str) -> bool:
    """Whether a host has no public name: one word, or a number, which some programs take for an address."""
    return "." not in host or NUMBER.fullmatch(host.rpartition(".")[2]) is not None


def is_telling(host: str) -> bool:
    """Whether a host without scheme and path is plainly one."""
    end = host.rpartition(".")[2]
    return host.startswith("www.") or len(end) == len("de") or end in NAMES_ALONE or end.startswith("xn--")


def without_front(host: str) -> str:
    """Return a known site's host for its mobile, old and national fronts, any other one without www."""
    rest = host
    while rest not in BY_HOST:
        front = FRONTS.match(rest)
        if front is None or not HOST.fullmatch(rest[front.end() :]):
            break
        rest = rest[front.end() :]
    return rest if rest in BY_HOST else host.removeprefix("www.").removeprefix("m.")


def _label(label: str) -> str:
    if label.isascii():
        return label.lower()
    # Letter by letter, and not folded: ß and the last sigma of a word are letters of their own in host names.
    plain = unicodedata.normalize("NFKC", "".join(char.lower() for char in VARIANTS.sub("", label)))
    plain = unicodedata.normalize("NFC", "".join(char.lower() for char in plain))
    if plain.isascii():
        return plain
    if not all(_may_stand(char) for char in plain):
        raise ValueError("a host of letters, digits and hyphens")
    return "xn--" + plain.encode("punycode").decode("ascii")


def _may_stand(char: str) -> bool:
    return char == "-" or (unicodedata.category(char)[0] in "LMN") or unicodedata.category(char) == "So"
