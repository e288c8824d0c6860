"""The panel's address: one URL, kept exactly as configured."""

from yarl import URL


def panel_address(text: str) -> URL:
    """The address as it is used, trailing slash and all.

    Raises:
        ValueError: It is no http or https address, or holds a user, a fragment or a key.
    """
    try:
        url = URL(text.strip())
    except ValueError:
        raise ValueError("the panel's address is not a URL") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise ValueError("the panel's address must start with https:// or http:// and name a host")
    if url.user or url.password or url.fragment:
        raise ValueError("the panel's address must hold no user, password or fragment")
    if "key" in url.query:
        raise ValueError("the panel's address must not hold the key")
    return url


def shown_address(url: URL) -> str:
    """The address without its query, for messages."""
    return str(url.with_query(None))
