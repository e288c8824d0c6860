"""What links to the bot carry behind `start=`."""

import re

SERVICE = re.compile(r"s([0-9]{1,15})")
"""Our number of a service."""

INLINE = "inline"
"""One came from another chat, where something has to be done here first."""


def to_service(username: str, service_id: int) -> str:
    """Return the link that opens a service."""
    return f"https://t.me/{username}?start=s{service_id}"
