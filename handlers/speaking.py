"""How somebody is spoken to: language and zone."""

from locales import Texts
from locales.speech import Speech
from shop.house import House
from shop.night import zone_of
from shop.people import Person


def speech_of(texts: Texts, house: House, person: Person | None) -> Speech:
    """Return how a person is spoken to: as they chose, else as their client and the house say."""
    if person is None:
        return passing(texts, house, None)
    language = texts.negotiate(person.language, person.client_language)
    return Speech(texts, language, zone_of(person.zone, house.zone), house.currency)


def passing(texts: Texts, house: House, client_language: str | None) -> Speech:
    """Return how somebody is spoken to of whom nothing else is known."""
    return Speech(texts, texts.negotiate(client_language), house.zone, house.currency)
