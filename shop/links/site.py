"""How one site writes its links."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

NAME = r"(?=[.\-]*\w)[\w.\-]+"
"""What people call themselves, on most sites; written so that no text takes long to be refused."""

NOBODY = ""
"""Kind of a path that belongs to the site itself: no order can be for it."""

PAGE = "page"

Kinds = tuple[tuple[str, str], ...]
"""Patterns of path and kept query, first match wins, with what they lead to. Their named group tells the target."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a path leads to; `id` is None where a path does not say it plainly."""

    kind: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """How one site writes its links.

    Attributes:
        hosts: without www., m. and the like; the first one stands in keys.
        kinds: of these hosts.
        examples: what to show somebody whose link is of another kind.
        keeps: query parameters that carry the target, in groups: the first group whose first name is there is kept.
        short: further hosts and their own kinds, for example of short links.
        at: address of the person called `@name`, None where a bare name says too little.
        only: what a path on these hosts must match to be this site's and not a neighbour's.
        folds: kinds whose names are the same in upper and lower case.
    """

    hosts: tuple[str, ...]
    kinds: Kinds
    examples: Mapping[str, str]
    keeps: tuple[tuple[str, ...], ...] = ()
    short: Mapping[str, Kinds] = field(default_factory=dict)
    at: str | None = None
    only: str = r".*"
    folds: frozenset[str] = field(default=frozenset({"profile", "channel", "group"}))

    def owns(self, host: str, path: str) -> bool:
        """Whether a path on one of its hosts is this site's."""
        return host in self.short or _whole(self.only).fullmatch(path) is not None

    def target(self, host: str, path: str, query: str) -> Target | None:
        """Return what a link leads to, None when to nobody.

        Args:
            host: one of the site's.
            path: decoded, without its last slash.
            query: decoded, only what the site keeps.
        """
        subject = f"{path}?{query}" if query else path
        for pattern, kind in self.short.get(host, self.kinds):
            match = _whole(pattern).fullmatch(subject)
            if match is not None:
                return self._found(kind, match) if kind else None
        return Target(PAGE) if path else None

    def _found(self, kind: str, match: re.Match[str]) -> Target:
        name = next(filter(None, match.groupdict().values()), None)
        return Target(kind, name.lower() if name and kind in self.folds else name)


@lru_cache(maxsize=1024)
def _whole(pattern: str) -> re.Pattern[str]:
    # A pattern that asks nothing of the query takes any.
    any_query = "" if r"\?" in pattern else r"(?:\?.*)?"
    return re.compile(f"(?:{pattern}){any_query}", re.IGNORECASE | re.DOTALL)


def own(words: str) -> tuple[str, str]:
    """Return a row for paths that begin with one of these words: the site's own pages."""
    either = "|".join(map(re.escape, words.split()))
    return rf"/({either})(/.*)?", NOBODY
