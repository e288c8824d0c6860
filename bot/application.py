"""The wiring: everything that runs, put together in one readable place."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from aiogram import Bot, Dispatcher

from bot.clock import now_ms
from bot.conversations import Conversations
from bot.house_and_panels import house_and_panels
from bot.ingest.arrivals import Arrivals
from bot.ingest.fetch import Fetch
from bot.ingest.handle import Handling
from bot.ingest.lanes import Lanes
from bot.ingest.marks import Marks
from bot.parts import Parts
from bot.patience import Patience
from bot.pictures.painter import ChildPainter
from bot.profile import Profile
from bot.settings import Settings
from bot.supervisor import Supervisor
from bot.tasks.alarms import Alarms
from bot.tasks.nightly import Nightly
from bot.tasks.notifier import Notifier
from bot.tasks.poller import Poller, at_once
from bot.tasks.recorder import Recorder
from bot.tasks.repeater import Repeater
from bot.tasks.requester import Requester
from bot.tasks.sender import Sender
from bot.tasks.upkeep import Upkeep, every
from bot.tasks.watch import AccountWatch, PanelWatch
from handlers import make_dispatcher
from handlers.memory import Memory
from handlers.told import Backdrop
from locales import Texts
from panel import PanelClient
from shop.catalogue import Shelves
from shop.house import House
from shop.orders import at_start
from shop.orders.line import Line
from storage.address import is_sqlite

MOMENT_S, MINUTE_S, QUARTER_S, HOUR_S = 5, 60, 900, 3600
SYNC_S = 600
BALANCE_S = 30
RECORDS_S = 600
QUIET_COLLECTOR = (50_000, 50, 50)


@dataclass(slots=True)
class Application:
    """A bot that is put together, not yet running; `start` and `stop` it.

    Attributes:
        house: the operator's facts as they were when it was put together.
    """

    parts: Parts
    bot: Bot
    house: House
    supervisor: Supervisor
    fetch: Fetch
    marks: Marks
    notifier: Notifier
    sender: Sender
    pollers: list[Poller]
    requesters: list[Requester]
    repeater: Repeater
    watch: PanelWatch
    followed: list[AccountWatch]
    upkeep: Upkeep
    nightly: Nightly | None
    profile: Profile
    recorder: Recorder

    async def start(self) -> None:
        """Take up what an earlier process left, then begin everything."""
        await self.parts.db.write(at_start.recover, self.house, now_ms())
        await self.watch.shelves.reload(self.parts.db, self.house)
        # Before anything new is fetched, or a chat's order would turn round.
        await self.fetch.take_up()
        for name, work in self._endless():
            self.supervisor.keep(name, work)
        # The collector walks all of aiogram's types at each full pass; what exists now stays.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*QUIET_COLLECTOR)

    async def stop(self) -> None:
        """Fetch and send nothing new, wait for what is on its way, write the marks."""
        await self.supervisor.stop()
        await self.marks.flush()

    def _endless(self) -> list[tuple[str, Callable[[], Any]]]:
        bells = self.parts.bells
        return [
            ("marks", self.marks.run),
            ("sender", self.sender.run),
            *((f"poller of panel {one.panel_id}", work) for one in self.pollers for work in one.works()),
            *((f"requests of panel {one.panel_id}", one.run) for one in self.requesters),
            ("repeater", self.repeater.run),
            ("notifier", self.notifier.run),
            ("sync", every(SYNC_S, bells, "sync", self.watch.sync)),
            ("shelves", every(HOUR_S, bells, "catalogue", self.watch.reload, first_s=HOUR_S)),
            ("balance", every(BALANCE_S, bells, "balance", self.watch.balance)),
            ("moment", every(MOMENT_S, bells, "moment", self.upkeep.moment)),
            # The first turns wait (so does that of the shelves, just filled): a catalogue on its way is not yet stale.
            ("minute", every(MINUTE_S, bells, "minute", self.upkeep.minute, first_s=MINUTE_S)),
            ("hour", every(HOUR_S, bells, "hour", self.upkeep.hour, first_s=MINUTE_S)),
            ("digests", every(QUARTER_S, bells, "digests", self.upkeep.digests, first_s=MINUTE_S)),
            *self._copies(),
            *(
                (f"balance of panel {one.panel_id}", every(BALANCE_S, bells, "balance", one.balance))
                for one in self.followed
            ),
            ("records", every(RECORDS_S, bells, "records", self.recorder.look, first_s=MINUTE_S)),
            ("profile", every(HOUR_S, bells, "profile", self.profile.bring_up_to_date)),
            ("fetch", self.fetch.run),
        ]

    def _copies(self) -> list[tuple[str, Callable[[], Any]]]:
        if self.nightly is None:
            return []
        return [
            ("backup", every(HOUR_S / 4, self.parts.bells, "backup", self.nightly.look, first_s=MINUTE_S))
        ]


async def put_together(parts: Parts) -> Application:
    """Wire a bot from its parts; nothing runs yet, nothing is sent.

    Args:
        parts: opened; the caller closes them.
    """
    settings, db, bells = parts.settings, parts.db, parts.bells
    house, clients = await house_and_panels(parts)
    pollers = _pollers(parts, house, clients)
    bot, patience = parts.bot(), Patience(monotonic)
    parts.session.middleware(patience)
    alarms = Alarms(db, house, now_ms)
    supervisor = Supervisor(alarms.trouble)
    talk = _talk(parts, house, clients)
    arrivals, allowed = Arrivals(), talk.dispatcher.resolve_used_update_types()
    marks = Marks(db, bot.id, talk.conversations, arrivals, now_ms)
    lanes = Lanes(supervisor, Handling(bot, talk.dispatcher, db, talk.conversations, marks, arrivals, now_ms))
    notifier = Notifier(bot, db, lanes, patience, bells, supervisor, talk.backdrop, now_ms)
    return Application(
        parts=parts,
        bot=bot,
        house=house,
        supervisor=supervisor,
        fetch=Fetch(bot, db, lanes, arrivals, allowed, parts.disk, alarms.conflict, now_ms),
        marks=marks,
        notifier=notifier,
        sender=Sender(db, parts.panel, house, bells, supervisor, now_ms),
        pollers=pollers,
        requesters=[
            Requester(
                db, clients[one.panel_id], house, one.panel_id, bells, supervisor, now_ms, one.line.flight
            )
            for one in pollers
        ],
        repeater=Repeater(db, house, bells, now_ms),
        watch=PanelWatch(
            db, parts.panel, house, talk.backdrop.shelves, now_ms, Learning(talk.dispatcher, notifier)
        ),
        followed=_followed(parts, house, clients),
        upkeep=Upkeep(db, house, now_ms),
        nightly=_nightly(settings, alarms),
        profile=Profile(bot, db, house, talk.backdrop.texts, now_ms),
        recorder=Recorder(db, house, talk.backdrop.shelves, now_ms),
    )


def _pollers(parts: Parts, house: House, clients: dict[int, PanelClient]) -> list[Poller]:
    return [
        Poller(parts.db, client, house, number, parts.bells, now_ms, Line(at_once(client.concurrency)))
        for number, client in clients.items()
    ]


def _followed(parts: Parts, house: House, clients: dict[int, PanelClient]) -> list[AccountWatch]:
    """Return who looks after the keys of panels that nothing is sold from any more."""
    return [
        AccountWatch(parts.db, client, house, number, now_ms)
        for number, client in clients.items()
        if number != house.panel_id
    ]


@dataclass(frozen=True, slots=True)
class Talk:
    """What the conversation is made of."""

    conversations: Conversations
    dispatcher: Dispatcher
    backdrop: Backdrop


def _talk(parts: Parts, house: House, clients: dict[int, PanelClient]) -> Talk:
    conversations = Conversations(parts.db, now_ms)
    backdrop = Backdrop(Texts(parts.settings.default_language), house, Shelves())
    memory = Memory()
    parts.bells.tell(memory.changed)
    dispatcher = make_dispatcher(
        conversations,
        memory=memory,
        house=house,
        shelves=backdrop.shelves,
        texts=backdrop.texts,
        bells=parts.bells,
        clients=clients,
        painter=ChildPainter(),
    )
    return Talk(conversations, dispatcher, backdrop)


@dataclass(frozen=True, slots=True)
class Learning:
    """Shows prices in the currency of the books, when the first good balance tells it only now."""

    dispatcher: Dispatcher
    notifier: Notifier

    def __call__(self, currency: str) -> None:
        """Tell handlers and notices the currency."""
        house = replace(self.notifier.backdrop.house, currency=currency)
        self.dispatcher["house"] = house
        self.notifier.backdrop = replace(self.notifier.backdrop, house=house)


def _nightly(settings: Settings, alarms: Alarms) -> Nightly | None:
    """PostgreSQL is copied with its own tools, and `panelgram doctor` says so."""
    if not is_sqlite(settings.database_url):
        return None
    return Nightly(settings.database_url, settings.backup_dir, settings.timezone, alarms.trouble, now_ms)
