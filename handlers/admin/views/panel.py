"""What a panel did instead of answering, in a sentence each."""

from locales import Safe
from locales.speech import Speech

TROUBLES = {
    "unreachable_dns": "trouble-address",
    "unreachable_tls": "trouble-certificate",
    "unreachable_refused": "trouble-silence",
    "unreachable_connect_failed": "trouble-silence",
    "unreachable_connect_timeout": "trouble-silence",
    "unreachable_timeout": "trouble-silence",
    "unreachable_disconnected": "trouble-cut",
    "not_json": "trouble-babble",
    "html": "trouble-babble",
    "shape": "trouble-babble",
    "too_deep": "trouble-babble",
    "too_large": "trouble-large",
    "empty": "trouble-empty",
    "no_catalogue": "trouble-empty",
    "challenge": "trouble-challenge",
    "auth": "trouble-key",
    "rate_limited": "trouble-too-fast",
    "maintenance": "trouble-maintenance",
    "server_trouble": "trouble-server",
    "moved": "trouble-moved",
    "vanished": "trouble-vanished",
    "rests": "trouble-rests",
}
OTHER = "trouble-other"


def trouble(say: Speech, code: str) -> Safe:
    """Return why a panel told neither catalogue nor balance.

    Args:
        say: how the admin is spoken to.
        code: of `shop.catalogue.problem`, or `vanished`.
    """
    return say.html(TROUBLES.get(code, OTHER))
