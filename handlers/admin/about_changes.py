"""The message to admins about what syncs changed: how many of each kind, and the way to all of them."""

from collections.abc import Mapping

from handlers.admin.views import changes as views
from handlers.outgoing import Outgoing
from handlers.told import Renderer, Told
from shop.catalogue.diffs import Span, often_of
from shop.notices import Notice


def changed(told: Told) -> Outgoing | None:
    """Return the numbers; nothing for who chose meanwhile to hear of it at other times."""
    person, span = told.found.person, Span(int(told.args["since"]), int(told.args["until"]))
    chosen = often_of(person.diffs if person else None)
    if chosen.value != told.args["often"] or not told.found.diff:
        return None
    return Outgoing(views.summary(told.say, told.found.diff, span))


ABOUT_CHANGES: Mapping[Notice, Renderer] = {Notice.ADMIN_CHANGES: changed}
