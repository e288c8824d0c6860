"""Paths and queries: encoded one way, without what only tracks."""

import re
from collections.abc import Sequence
from urllib.parse import quote, unquote_plus

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|ttclid|twclid|ysclid|srsltid|igsh(id)?|mc_[ce]id|mkt_tok|mibextid"
    r"|_hs\w+|__hs\w+|_openstat|_ga|_gl|li_fat_id|oly_\w+|vero_\w+|ref_(src|url)|yclid|rb_clickid|epik|s_cid",
    re.IGNORECASE,
)
PATH = "/@+-._~!$&'()*,;=:%"
QUERY = PATH + "?|"
BLANK_END = re.compile(r"(?:/|%20|%0[9AD]|%C2%A0|%E2%80%8[B-F]|%EF%BB%BF)+\Z", re.IGNORECASE)
STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
PLAIN = re.compile(r"[A-Za-z0-9_~-]")


def path_of(path: str) -> str:
    """Return a path with everything but plain ASCII encoded, and encoded once."""
    return _once(path, PATH)


def tidy(path: str) -> str:
    """Return a path without doubled slashes, and without its last one and encoded blanks behind it."""
    return BLANK_END.sub("", re.sub(r"/{2,}", "/", path))


def untracked(query: str) -> str:
    """Return a query without parameters that only track."""
    return "&".join(piece for piece in _pieces(query) if not TRACKING.fullmatch(_name(piece)))


def kept(query: str, groups: Sequence[tuple[str, ...]]) -> str:
    """Return what of a query carries the target: the first group of names whose first is there, sorted."""
    pieces = {_name(piece): piece for piece in reversed(_pieces(query)) if "=" in piece}
    names: tuple[str, ...] = next((group for group in groups if group[0] in pieces), ())
    return "&".join(pieces[name] for name in sorted(names) if name in pieces)


def _pieces(query: str) -> list[str]:
    return [piece for piece in _once(query, QUERY).split("&") if piece]


def _name(piece: str) -> str:
    return unquote_plus(piece.partition("=")[0])


def _once(text: str, safe: str) -> str:
    encoded = STRAY.sub("%25", quote(text, safe=safe, errors="replace"))
    return ENCODED.sub(_plain, encoded)


def _plain(match: re.Match[str]) -> str:
    char = chr(int(match[0][1:], 16))
    return char if PLAIN.fullmatch(char) else match[0].upper()
