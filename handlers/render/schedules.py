"""Notices about repeated orders: each as it stands when it is told."""

from collections.abc import Mapping

from handlers.keyboard import Row, button
from handlers.later_callbacks import ScheduleCard
from handlers.outgoing import Outgoing
from handlers.render import customers
from handlers.screen import Screen, lines, stacked
from handlers.told import Renderer, Told
from handlers.views import schedules, ways
from handlers.views.names import tidy
from locales import Safe
from shop.notices import Notice
from shop.schedules.show import Standing

NAME = 90


def made(told: Told) -> Outgoing | None:
    """Return the card of the order that was made, as a new message; nothing is said of another's."""
    outgoing, at = customers.card(told), told.found.repeated
    if outgoing is None or at is None:
        return None
    said = told.say.html("schedule-made", id=str(at.schedule.id))
    return Outgoing(outgoing.screen.under(said))


def rests(told: Told) -> Outgoing | None:
    """Return that it rests and why, with the way to go on; nothing once it goes on again."""
    at = told.found.repeated
    if at is None or at.schedule.state != "paused":
        return None
    price = told.args.get("price")
    why = schedules.meaning(told.say, at, price if isinstance(price, int) else None)
    return _news(told, at, "schedule-news-paused", why, schedules.ways_on(told.say, at))


def is_over(told: Told) -> Outgoing | None:
    """Return that it has ended, and why."""
    at = told.found.repeated
    if at is None or at.schedule.state != "ended":
        return None
    return _news(told, at, "schedule-news-over", schedules.meaning(told.say, at))


def missed(told: Told) -> Outgoing | None:
    """Return that a day went without an order."""
    at, say = told.found.repeated, told.say
    if at is None:
        return None
    why, when = schedules.missed(say, str(told.args["why"])), say.moment(int(told.args["at"]))
    news = say.html("schedule-news-missed", id=str(at.schedule.id), when=when, why=why)
    text = stacked(news, say.html("schedule-goes-on") if at.schedule.state == "active" else "")
    return Outgoing(Screen(text, (_show(told, at), ways.home(say))))


SCHEDULES: Mapping[Notice, Renderer] = {
    Notice.SCHEDULE_ORDERED: made,
    Notice.SCHEDULE_PAUSED: rests,
    Notice.SCHEDULE_ENDED: is_over,
    Notice.SCHEDULE_MISSED: missed,
}


def _news(told: Told, at: Standing, key: str, why: Safe, on: tuple[Row, ...] = ()) -> Outgoing:
    head = _head(told, at, key)
    return Outgoing(Screen(lines(head, why), (*on, _show(told, at), ways.home(told.say))))


def _head(told: Told, at: Standing, key: str) -> Safe:
    name = tidy(at.schedule.service_name, NAME)
    return told.say.html(key, id=str(at.schedule.id), name=name)


def _show(told: Told, at: Standing) -> Row:
    return (button(told.say.text("button-schedule-show"), ScheduleCard(schedule=at.schedule.id)),)
