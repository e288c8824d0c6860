"""From a text to a link: completed where that is unambiguous, refused with a reason where it is not."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit

from shop.links import hosts, parts, reading
from shop.links.link import Link, LinkProblem
from shop.links.reading import LONGEST
from shop.links.sites import BY_HOST, SITES

WEBSITE = "website"
FAR_TOO_LONG = 10 * LONGEST
WORDS_READ = 20
"""More words than this are a letter, not a link with blanks."""

_KEPT = 4_096
"""A mass order of 2,000 lines is read at each of its steps, and each link again before it is offered."""

HTTP = re.compile(r"(?:https?(?::/*|//+)|//+)+", re.IGNORECASE)
SCHEME = re.compile(r"([a-z][a-z0-9+-]*):(?!\d)", re.IGNORECASE)
RISKY = frozenset(("javascript", "data", "file", "vbscript", "blob", "tg", "intent", "ftp", "mailto", "tel"))


@dataclass(frozen=True, slots=True)
class _Address:
    """A link taken apart.

    Attributes:
        has_scheme: whether the scheme stood in the text.
        host: as the network writes it.
        bare: the same without fronts like www. and m.
    """

    has_scheme: bool
    host: str
    bare: str
    split: SplitResult

    @property
    def problem(self) -> LinkProblem | None:
        """What keeps it from being a link to a place people can reach."""
        if hosts.is_address(self.host) or (self.has_scheme and self.host and hosts.is_unreachable(self.host)):
            return LinkProblem.UNSAFE
        is_host = hosts.HOST.fullmatch(self.host) is not None
        return None if is_host and self._is_meant else LinkProblem.NOT_A_LINK

    @property
    def _is_meant(self) -> bool:
        has_path = self.split.path not in {"", "/"}
        return self.has_scheme or has_path or self.bare in BY_HOST or hosts.is_telling(self.host)


def recognise(text: str) -> Link | LinkProblem:
    """Read what somebody pasted as a link. Nothing is fetched.

    Args:
        text: as typed; invisible marks in it, and blanks, quotes and full stops around it, are passed over,
            and so are words before it, as apps share links.
    """
    bare = reading.bare(text[:FAR_TOO_LONG])
    problem = reading.problem_of(bare)
    if problem is not None:
        return problem
    shared = reading.shared_link(bare)
    if shared is not None:
        return _settled(shared)
    if any(map(str.isspace, bare)):
        return LinkProblem.SPACES if _holds_link(bare.split()) else LinkProblem.NOT_A_LINK
    return _settled(bare)


def _holds_link(words: list[str]) -> bool:
    if len(words) > WORDS_READ:
        return "://" in "".join(words)
    plain = (word for word in (*words, "".join(words)) if "/" in word or word.startswith("www."))
    return any(isinstance(_settled(reading.bare(word)), Link) for word in plain)


@lru_cache(maxsize=_KEPT)
def _settled(text: str) -> Link | LinkProblem:
    """Read a text again as long as something falls off the end of what was read."""
    link = _read(text)
    while isinstance(link, Link) and reading.bare(link.url) != link.url:
        link = _read(reading.bare(link.url))
    return LinkProblem.TOO_LONG if isinstance(link, Link) and len(link.url) > LONGEST else link


def _read(text: str) -> Link | LinkProblem:
    try:
        address = _taken_apart(text)
        if isinstance(address, LinkProblem):
            return address
        return address.problem or _known(address) or _website(address)
    except ValueError:
        return LinkProblem.NOT_A_LINK


def _taken_apart(text: str) -> _Address | LinkProblem:
    start = HTTP.match(text)
    rest = text[start.end() :] if start else text
    other = SCHEME.match(rest)
    if other is not None and rest.startswith("//", other.end()):
        return LinkProblem.UNSAFE
    if other is not None and start is None:
        return LinkProblem.UNSAFE if other[1].lower() in RISKY else LinkProblem.NOT_A_LINK
    insecure = start is not None and re.match("http(?!s)", start[0], re.IGNORECASE)
    split = urlsplit(f"{'http' if insecure else 'https'}://{rest}")
    if split.username is not None:
        is_mail = start is None and "/" not in text
        return LinkProblem.NOT_A_LINK if is_mail else LinkProblem.UNSAFE
    host = hosts.written(split.hostname or "")
    return _Address(start is not None, host, hosts.without_front(host), split)


def _known(address: _Address) -> Link | LinkProblem | None:
    """Return a link of a site we know, None for any other."""
    split = address.split
    name = BY_HOST.get(address.bare, "")
    path = parts.tidy(parts.path_of(split.path))
    site = SITES.get(name)
    if site is None or not site.owns(address.bare, unquote(path)):
        return None
    if split.port not in {None, 80, 443}:
        return LinkProblem.UNSAFE
    query = parts.kept(split.query, site.keeps)
    target = site.target(address.bare, unquote(path), unquote(query))
    if target is None:
        return LinkProblem.WRONG_KIND
    tail = f"{path}?{query}" if query else path
    place = f"{target.kind}/{quote(target.id)}" if target.id else f"{address.bare}{tail}"
    return Link(f"https://{address.bare}{tail}", name, target.kind, f"{name}/{place}")


def _website(address: _Address) -> Link:
    split = address.split
    port = f":{split.port}" if split.port not in {None, 80, 443} else ""
    query = parts.untracked(split.query)
    # On some sites the part behind the hash is the page.
    page = split.fragment if split.fragment.startswith(("/", "!")) else ""
    tail = (f"?{query}" if query else "") + (f"#{parts.path_of(page)}" if page else "")
    path = parts.path_of(split.path) or ("/" if tail else "")
    url = f"{split.scheme}://{address.host}{port}{path}{tail}"
    return Link(url, address.bare, WEBSITE, f"{address.bare}{port}{path.rstrip('/')}{tail}")
