"""How a notice reaches a person who chose what they want to hear: as a message, without a sound, or on the card alone.

It is decided when a notice is sent, so the choice of that moment counts, and nothing that is kept back waits.
"""

from dataclasses import replace

from handlers.outgoing import Outgoing
from handlers.render.customers import batch_card, live_card
from handlers.told import Told
from shop.night import is_quiet, quiet_of
from shop.people import Person
from shop.wants import WEIGHTS, Weight, as_message


def heard(told: Told, message: Outgoing) -> Outgoing | None:
    """Return a notice as its person wants it; None where there is not even a card that it could change."""
    weight, person = _weight(told), told.found.person
    if weight is None:
        return message
    if not as_message(weight, person.told if person else None):
        return message if message.edits else _on_the_card(told)
    return replace(message, edits=False, silent=weight is not Weight.ANSWER and _sleeps(person, told))


def _weight(told: Told) -> Weight | None:
    """Return how much a notice matters: the sum of a batch, like one order, more when nobody knows of a part of it."""
    weight, batch = WEIGHTS.get(told.kind), told.found.batch
    is_unclear = batch is not None and batch.parts.get("unclear", 0) > 0
    return Weight.ALWAYS if is_unclear and weight is Weight.RESULT else weight


def _on_the_card(told: Told) -> Outgoing | None:
    """Return the card as it is now for the message that shows it: nothing is lost, only nobody is called."""
    return batch_card(told) if told.found.batch is not None else live_card(told)


def _sleeps(person: Person | None, told: Told) -> bool:
    if person is None:
        return False
    return is_quiet(quiet_of(person.quiet_from, person.quiet_to), told.say.zone, told.now)
