"""From how many to how many units a service is sold."""

from locales.speech import Speech
from shop.catalogue.listed import NO_LIMIT

ENDLESS = "∞"


def limits(say: Speech, least: int, most: int) -> dict[str, str]:
    """Return the arguments `min` and `max` of a sentence; a service may have no upper limit."""
    return {"min": say.number(least), "max": ENDLESS if most >= NO_LIMIT else say.number(most)}
