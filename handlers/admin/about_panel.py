"""Notices to admins about the panel, its catalogue, and this program itself."""

from collections.abc import Mapping
from decimal import Decimal

from handlers.admin.callbacks import AnyOrder, Desk, EndPause, LeftBehind, Room, Suspended, SuspendedList
from handlers.admin.views import pauses as pause_views
from handlers.admin.views.panel import trouble as panel_trouble
from handlers.admin.views.suspended import why
from handlers.keyboard import Row, button
from handlers.outgoing import Outgoing
from handlers.screen import Screen, stacked
from handlers.told import Renderer, Told
from handlers.views.names import tidy
from locales import Safe
from shop.notices import Notice
from shop.pauses import BY_ADMIN, Pause, PauseKind

NAME = 90
WORDS = 300
MINUTE = 60_000
HOUR = 60
WORKS = {
    "challenge": "work-challenge",
    "poll": "work-poll",
    "backup": "work-backup",
    "audit": "work-audit",
    "old_key": "work-old-key",
}
"""Work whose trouble has a sentence of its own."""

ACTIONS = {"add": "action-add", "status": "action-status"}
"""What the panel was asked for, by the name of the call."""

REFUSED_CALLS = {"refill": "admin-refill-text", "cancel": "admin-cancel-text"}
"""Calls that an error of any words refuses."""

NAMES = {
    "sender": "work-name-sender",
    "poller": "work-name-poller",
    "notifier": "work-name-notifier",
    "fetch": "work-name-fetch",
    "sync": "work-name-catalogue",
    "shelves": "work-name-catalogue",
    "balance": "work-name-balance",
    "requests": "work-name-requests",
    "records": "work-name-records",
}
"""Endless work by the first word of its name in the log; the rest are chores."""


def pause(told: Told) -> Outgoing:
    """Return that sales rest, what that stops and what ends it."""
    kind = PauseKind(told.args["pause"])
    detail = {name: value for name, value in told.args.items() if name != "pause"}
    on = Pause(told.backdrop.house.panel_id, kind, told.now, detail)
    text = stacked(told.say.html("admin-pause"), pause_views.told(told.say, on))
    name = pause_views.name_of(told.say, kind.value)
    end = button(told.say.text("button-pause-end", name=name), EndPause(kind=kind.value))
    return Outgoing(Screen(text, ((end,) if kind in BY_ADMIN else (), _desk(told))))


def pause_over(told: Told) -> Outgoing:
    """Return that sales go on, and how long they rested."""
    name = pause_views.name_of(told.say, told.args["pause"])
    lasted = int(told.args["lasted"]) // MINUTE
    hours, minutes = divmod(lasted, HOUR)
    return _plain(told, told.say.html("admin-pause-over", name=name, hours=hours, minutes=minutes))


def low_balance(told: Told) -> Outgoing:
    """Return that the panel's account runs low."""
    say, house = told.say, told.backdrop.house
    amount = say.amount(Decimal(told.args["amount"]), house.currency or "")
    return _plain(told, say.html("admin-low-balance", amount=amount, limit=say.money(house.low_balance or 0)))


def suspended(told: Told) -> Outgoing:
    """Return that a service is not sold any more, and why."""
    service_id = int(told.args["service_id"])
    service = told.backdrop.shelves.current.service(service_id)
    name = tidy(service.name, NAME) if service else told.say.text("some-service")
    head = told.say.html("admin-suspended", name=name)
    text = stacked(head, why(told.say, str(told.args["reason"]), str(told.args["detail"])))
    look = button(told.say.text("button-look-service"), Suspended(service=service_id))
    return Outgoing(Screen(text, ((look,), _desk(told))))


def catalogue(told: Told) -> Outgoing | None:
    """Return that a sync brought nothing, or put many services in doubt."""
    code = str(told.args["problem"])
    return CATALOGUE.get(code, _no_catalogue)(told)


def panel_changed(told: Told) -> Outgoing:
    """Return that orders are left at a panel nobody asks any more, with both ways out."""
    say, args = told.say, told.args
    text = say.html("admin-panel-changed", address=tidy(str(args["address"])), orders=int(args["orders"]))
    by_hand = button(say.text("button-by-hand"), LeftBehind(panel=int(args["panel_id"])))
    return Outgoing(Screen(text, ((by_hand,), _desk(told))))


def conflict(told: Told) -> Outgoing:
    """Return that another program fetches this bot's updates."""
    return _plain(told, told.say.html("admin-conflict"))


def text_unknown(told: Told) -> Outgoing:
    """Return words of the panel that no rule knows."""
    call, text = str(told.args["action"]), tidy(str(told.args["text"]), WORDS)
    if call in REFUSED_CALLS:
        return _plain(told, told.say.html(REFUSED_CALLS[call], text=text))
    action = told.say.text(ACTIONS.get(call, "action-other"))
    return _plain(told, told.say.html("admin-text-unknown", action=action, text=text))


def trouble(told: Told) -> Outgoing:
    """Return that work in the background fails."""
    say, args = told.say, told.args
    work, failures = str(args["work"]), int(args.get("failures", 0))
    name = say.text(NAMES.get(work.partition(" ")[0], "work-name-chores"))
    text = stacked(
        say.html("admin-trouble"), say.html(WORKS.get(work, "work-other"), name=name, failures=failures)
    )
    view = told.found.order
    show = (button(say.text("button-show-order"), AnyOrder(order=view.id)),) if view else ()
    return Outgoing(Screen(text, (show, _desk(told))))


ABOUT_PANEL: Mapping[Notice, Renderer] = {
    Notice.ADMIN_CATALOGUE: catalogue,
    Notice.ADMIN_CONFLICT: conflict,
    Notice.ADMIN_LOW_BALANCE: low_balance,
    Notice.ADMIN_PANEL_CHANGED: panel_changed,
    Notice.ADMIN_PAUSE: pause,
    Notice.ADMIN_PAUSE_OVER: pause_over,
    Notice.ADMIN_SUSPENDED: suspended,
    Notice.ADMIN_TEXT_UNKNOWN: text_unknown,
    Notice.ADMIN_TROUBLE: trouble,
}


def _many_suspended(told: Told) -> Outgoing:
    text = told.say.html("admin-many-suspended", count=int(told.args["count"]))
    look = button(told.say.text("button-synced-suspended"), SuspendedList())
    return Outgoing(Screen(text, ((look,), _desk(told))))


def _vanished(told: Told) -> Outgoing:
    counts = {name: int(told.args[name]) for name in ("missing", "of")}
    look = button(told.say.text("button-desk-lost", missing=counts["missing"]), Desk(to=Room.LOSS))
    return Outgoing(Screen(told.say.html("desk-loss", **counts), ((look,), _desk(told))))


def _no_catalogue(told: Told) -> Outgoing:
    return _plain(told, told.say.html("synced-not", problem=panel_trouble(told.say, told.args["problem"])))


CATALOGUE: Mapping[str, Renderer] = {"suspended": _many_suspended, "vanished": _vanished}
"""Troubles with the catalogue that have a message of their own, by their code."""


def _plain(told: Told, text: Safe) -> Outgoing:
    return Outgoing(Screen(text, (_desk(told),)))


def _desk(told: Told) -> Row:
    return (button(told.say.text("button-desk"), Desk(to=Room.DESK)),)
