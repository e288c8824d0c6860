"""Error texts of answers: finding, classifying and redacting them."""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from urllib.parse import quote, quote_plus, unquote

from pydantic import SecretStr

from panel.answers import EntryError
from panel.errors import TEXT_LIMIT, Action, ErrorKind, ErrorTable

_READ_LIMIT = 20_000
_SHORTEST_HIDDEN = 4
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)\S+", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_NO_ERROR = frozenset({"", "0", "false", "null", "none"})
_FAILING = frozenset({"error", "fail", "failed"})
_OF_AN_ORDER = frozenset({"charge", "remains", "start_count", "start_counter"})

_BY_CODE = {401: ErrorKind.AUTH, 429: ErrorKind.RATE_LIMITED}
_SERVER_ERRORS = 500
_DOUBT = frozenset({ErrorKind.AMBIGUOUS, ErrorKind.UNKNOWN})
_SERVER_TROUBLE = ErrorKind.SERVER_TROUBLE

HIDDEN = "***"
"""Stands where a key or a link stood."""


class Wording:
    """Explains the error texts of one panel.

    Args:
        table: The classes.
        key: Never shown.
        on_unmatched: Told the action and the redacted text of every error that no row matches.
    """

    def __init__(
        self, table: ErrorTable, key: SecretStr, on_unmatched: Callable[[Action, str], None] | None = None
    ) -> None:
        self._table = table
        self._key = key
        self._on_unmatched = on_unmatched

    def explain(self, text: str, action: Action, hidden: Iterable[str] = ()) -> EntryError:
        """The class of an error text and what may be shown of it to an admin.

        Links are taken out before the text is classified: they are the customer's words, not the panel's. Nor
        does a class rest on other words of the customer's (a comment, a name), but doubt may.

        Args:
            text: As the panel sent it.
            action: What it answered.
            hidden: Values of the request (links, names) that the text may echo.
        """
        bounded = text[:_READ_LIMIT]
        links = [value for value in hidden if len(value) >= _SHORTEST_HIDDEN and not value.isdigit()]
        shown = self._redacted(bounded, links)
        kind = self._kind_without(bounded, links, action)
        if kind is ErrorKind.UNKNOWN and self._on_unmatched is not None:
            self._on_unmatched(action, shown)
        return EntryError(kind, shown)

    def explain_whole(self, text: str, action: Action, http_status: int) -> EntryError:
        """The same for an error of a whole answer to a read: the code speaks where the text is unfamiliar."""
        said = self.explain(text, action)
        by_code = _SERVER_TROUBLE if http_status >= _SERVER_ERRORS else _BY_CODE.get(http_status)
        return replace(said, kind=by_code) if said.kind is ErrorKind.UNKNOWN and by_code else said

    def kind(self, text: str, action: Action) -> ErrorKind:
        """The class of an error text, recorded nowhere."""
        return self._table.classify(_without_links(text[:_READ_LIMIT], ()), action)

    def _kind_without(self, text: str, values: list[str], action: Action) -> ErrorKind:
        text = _without_links(text, values)
        kind = self._table.classify(text, action)
        if kind in _DOUBT:
            return kind
        for value in values:
            text = _hide(text, value)
        return self._table.classify(text, action)

    def shown(self, text: str, hidden: Iterable[str] = ()) -> str:
        """A text of the panel without key, links and the given values; bounded, on one line."""
        return self._redacted(text[:_READ_LIMIT], list(hidden))

    def without_key(self, address: str) -> str:
        """An address the panel names, without the key."""
        key, read = self._key.get_secret_value(), unquote(address)
        return _hide(read, key) if key.lower() in read.lower() else address

    def _redacted(self, text: str, links: list[str]) -> str:
        key = self._key.get_secret_value()
        whole = text if len(text) < _READ_LIMIT else text[: _READ_LIMIT - len(key)]
        for secret in (key, *links):
            whole = _hide(whole, secret)
        return _UNSEEN.sub(" ", _URL.sub(HIDDEN, whole)).strip()[:TEXT_LIMIT]


def _hide(text: str, secret: str) -> str:
    quoted = {quote_plus(secret, errors="replace"), quote(secret, safe="", errors="replace")}
    forms = {secret, html.escape(secret), *quoted} - {""}
    for form in sorted(forms, key=len, reverse=True):
        text = re.sub(re.escape(form), HIDDEN, text, flags=re.IGNORECASE)
    return text


def _without_links(text: str, links: Iterable[str]) -> str:
    text = _URL.sub(HIDDEN, text)
    for link in links:
        text = _hide(text, link) if "/" in link else text
    return text


def stated_error(value: object, action: Action) -> str | None:
    """The error an answer (or an entry of one) states; None when it states none.

    A text alone is an error. An object states one by a non-empty `error`, or by a `status` that says so and a
    message beside it. The result may be "" when there is an error without words.
    """
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return None
    error = value.get("error")
    if not _says_nothing(error):
        return _text_of(error) or message(value)
    state = value.get("status")
    failing = isinstance(state, str) and state.strip().lower() in _FAILING
    if failing and not (action is Action.STATUS and _OF_AN_ORDER & value.keys()):
        return message(value) or None
    return None


def message(value: Mapping[str, object]) -> str:
    """The text beside an error: `message`, else `msg`, else ""."""
    return _text_of(value.get("message")) or _text_of(value.get("msg"))


def _says_nothing(error: object) -> bool:
    if isinstance(error, str):
        return error.strip().lower() in _NO_ERROR
    return not error


def _text_of(error: object, depth: int = 0) -> str:
    if isinstance(error, str):
        return error.strip()
    if isinstance(error, (int, Decimal)) and not isinstance(error, bool):
        return str(error)
    if isinstance(error, dict) and depth == 0:
        return next(filter(None, (_text_of(error.get(name), 1) for name in ("message", "msg", "code"))), "")
    if isinstance(error, list) and depth == 0:
        return "; ".join(filter(None, (_text_of(item, 1) for item in error)))
    return ""
