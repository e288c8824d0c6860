"""What rests and why, told by tables: a new kind of pause needs its texts, nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiogram.enums import ButtonStyle

from handlers.admin.callbacks import Desk, EndPause, Room
from handlers.keyboard import Row, button
from handlers.screen import Screen, lines, stacked
from handlers.views import ways
from locales import Safe
from locales.speech import Speech
from shop.pauses import BY_ADMIN, RULES, EndsBy, Pause, Stops, is_trial


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one kind of pause, as their ids.

    Attributes:
        name: a few words.
        why: the sentence that says what is the matter.
        sure: what an admin reads before ending it, None when a tap ends it at once.
    """

    name: str
    why: str
    sure: str | None = None


WORDS = {
    "maintenance": Words("pause-name-maintenance", "pause-maintenance"),
    "restored": Words("pause-name-restored", "pause-restored", "pause-sure-restored"),
    "key": Words("pause-name-key", "pause-key"),
    "currency": Words("pause-name-currency", "pause-currency"),
    "funds": Words("pause-name-funds", "pause-funds"),
    "stale": Words("pause-name-stale", "pause-stale"),
    "outage": Words("pause-name-outage", "pause-outage"),
}
"""By the value of `PauseKind`."""

STOPS = {
    Stops.CONFIRM: "pause-stops-confirm",
    Stops.SENDING: "pause-stops-sending",
    Stops.REQUESTS: "pause-stops-requests",
}
ENDS = {
    EndsBy.TRIAL: "pause-ends-trial",
    EndsBy.COVERED: "pause-ends-covered",
    EndsBy.BALANCE: "pause-ends-balance",
    EndsBy.SYNC: "pause-ends-sync",
    EndsBy.ADMIN: "pause-ends-admin",
    EndsBy.RESTART: "pause-ends-restart",
}
TRIAL = "pause-trial"


def pauses(say: Speech, on: Iterable[Pause]) -> Screen:
    """Return what rests, each pause with what it stops and what ends it."""
    found = tuple(on)
    listed = [told(say, pause) for pause in found] or [say.html("pauses-none")]
    buttons = (_end(say, pause.kind.value) for pause in found if pause.kind in BY_ADMIN)
    return Screen(stacked(say.html("pauses"), *listed), (*buttons, ways.back(say, Desk(to=Room.DESK))))


def before_end(say: Speech, kind: str, sentence: str) -> Screen:
    """Return what an admin should have looked at before ending a pause of this kind."""
    label = say.text("button-pause-end", name=name_of(say, kind))
    end = button(label, EndPause(kind=kind, sure=True), ButtonStyle.DANGER)
    return Screen(say.html(sentence), ((end,), ways.back(say, Desk(to=Room.PAUSES))))


def name_of(say: Speech, kind: str) -> str:
    """Return a kind of pause in a few words."""
    return say.text(WORDS[kind].name)


def told(say: Speech, pause: Pause) -> Safe:
    """Return what is the matter, what that stops and what ends it."""
    why = say.html(
        WORDS[pause.kind.value].why,
        since=say.moment(pause.since),
        panel=pause.detail.get("panel", ""),
        books=pause.detail.get("books", ""),
        copied=say.moment(int(pause.detail.get("copied_at", pause.since))),
        lost=int(pause.detail.get("lost", 0)),
    )
    return lines(why, _stops(say, pause), _ends(say, pause))


def _stops(say: Speech, pause: Pause) -> Safe:
    return say.html("pause-stops", what=", ".join(_stopped(say, pause)))


def _stopped(say: Speech, pause: Pause) -> Iterator[str]:
    stopped = RULES[pause.kind].stops
    return (say.text(key) for what, key in STOPS.items() if what in stopped)


def _ends(say: Speech, pause: Pause) -> Safe:
    key = TRIAL if is_trial(pause) else ENDS[RULES[pause.kind].ends_by]
    order, cost = str(pause.detail.get("order_id", "")), int(pause.detail.get("cost", 0))
    return say.html(key, order=order, cost=say.money(cost))


def _end(say: Speech, kind: str) -> Row:
    label = say.text("button-pause-end", name=name_of(say, kind))
    return (button(label, EndPause(kind=kind), ButtonStyle.PRIMARY),)
