"""The digest of what changed of services one uses."""

from collections.abc import Mapping

from handlers.outgoing import Outgoing
from handlers.told import Renderer, Told
from handlers.views import changes as views
from shop.notices import Notice


def digest(told: Told) -> Outgoing | None:
    """Return what is different; nothing where it all came to nothing, or nobody wants to know any more."""
    person, news = told.found.person, told.found.news
    if person is None or not person.hears_changes or not news:
        return None
    return Outgoing(views.digest(told.say, news))


CHANGES: Mapping[Notice, Renderer] = {Notice.CHANGES: digest}
