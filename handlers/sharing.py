"""Addresses that open Telegram's own choice of a chat to send something to."""

from urllib.parse import quote, urlencode

SHARING = "https://t.me/share/url"


def share_link(text: str, url: str | None = None) -> str:
    """Return the address that sends a text on, below a link if there is one.

    Clients do nothing where `url` is missing, so words without a link stand in its place.
    """
    parts = {"url": text} if url is None else {"url": url, "text": text}
    # A plus for a space is shown as a plus on iPhones.
    return f"{SHARING}?{urlencode(parts, quote_via=quote)}"
