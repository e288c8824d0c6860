"""Asking the panel from the desk: the tap commits a wish, the task asks, a notice answers."""

from dataclasses import replace
from decimal import Decimal

import pytest
from admin_desk import start
from cast import BOSS
from small_shop import NOW

from bot.tasks.watch import PanelWatch
from handlers.render import RENDERERS, Backdrop, render
from panel import Catalogue, ErrorKind, PanelRefused, Service, ServiceType, Unreachable
from panel.answers import Balance
from panel.exceptions import UnreachableReason
from shop import wishes
from shop.notices import Notice
from shop.pauses import PauseKind
from shop.wishes import Wish
from storage import outbox, readings

MINUTE = 60_000


class Panel:
    """A panel that says what a test wants."""

    def __init__(self):
        self.asked = []
        self.catalogue = Catalogue([])
        self.money = Balance(Decimal("12.5"), "USD")

    async def services(self):
        return self._answer("services", self.catalogue)

    async def balance(self):
        return self._answer("balance", self.money)

    def _answer(self, what, answer):
        self.asked.append(what)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def panel():
    return Panel()


@pytest.fixture
def watch(world, panel):
    """The task that asks the panel, as it runs in the bot."""
    learnt = []
    return PanelWatch(
        world.db,
        panel,
        world.dispatcher["house"],
        world.dispatcher["shelves"],
        lambda: world.now,
        learnt.append,
    )


@pytest.fixture
def deliver(world):
    """Sends what the outbox owes to admins about their wishes; returns how many messages that were."""

    async def one(row):
        if row.kind not in {Notice.ADMIN_SYNCED, Notice.ADMIN_BALANCE}:
            return await world.db.write(outbox.drop, row.id, "another test's")
        backdrop = Backdrop(world.texts, world.dispatcher["house"], world.dispatcher["shelves"])
        found = await render(row, world.db, backdrop, world.now)
        await world.bot(found.send(row.chat_id))
        return await world.db.write(outbox.mark_sent, row.id, None, world.now)

    async def send():
        before = sum(name == "sendMessage" for name, _values in world.telegram.calls)
        while rows := await world.db.read(outbox.waiting, world.now, 50):
            for row in rows:
                await one(row)
        return sum(name == "sendMessage" for name, _values in world.telegram.calls) - before

    return send


async def test_sync_now_is_asked_at_once_and_told_when_it_is_done(
    world, boss, watch, panel, deliver, signals, services
):
    panel.catalogue = Catalogue([_listed(one) for one in services])
    await world.db.write(lambda tx: tx.run("UPDATE services SET gone_at = :now WHERE id < 3", now=NOW))
    signals.clear()
    await boss.tap("button-desk-sync")
    assert "sync" in signals
    assert boss.answered("desk-asking")
    assert boss.sees("desk-sync-asked")
    assert panel.asked == [], "no tap waits for the panel"
    await watch.sync()
    assert await deliver() == 1
    assert boss.sees("synced", count=6)
    assert boss.sees("synced-added", count=2)
    assert boss.sees("desk"), "the answer brings the desk as it is now"
    assert not boss.sees("desk-sync-asked")


async def test_a_sync_that_nobody_wished_is_told_to_nobody(watch, deliver, boss):
    await watch.sync()
    assert await deliver() == 0


async def test_a_wish_made_while_the_panel_answers_waits_for_the_next_sync(
    world, boss, watch, panel, deliver
):
    class Slow(Panel):
        async def services(self):
            await boss.tap("button-desk-sync")
            raise Unreachable(UnreachableReason.TIMEOUT)

    await replace(watch, panel=Slow()).sync()
    assert await deliver() == 0
    assert await world.db.read(wishes.waiting, Wish.SYNC) == (BOSS,)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Unreachable(UnreachableReason.TIMEOUT), "trouble-silence"),
        (PanelRefused(ErrorKind.MAINTENANCE, "raw words"), "trouble-maintenance"),
        (PanelRefused(ErrorKind.UNKNOWN, "raw words"), "trouble-other"),
    ],
)
async def test_a_sync_that_failed_says_why_in_a_sentence(boss, watch, panel, deliver, error, sentence):
    panel.catalogue = error
    await boss.tap("button-desk-sync")
    await watch.sync()
    assert await deliver() == 1
    assert boss.sees("synced-not", problem=boss._words(sentence, {}))


async def test_while_the_key_is_refused_a_sync_says_that_nothing_is_asked(world, boss, watch, panel, deliver):
    await start(world, PauseKind.KEY)
    await boss.tap("button-desk-sync")
    await watch.sync()
    assert panel.asked == []
    assert await deliver() == 1
    assert boss.sees("trouble-rests")


async def test_a_sync_that_suspends_leads_to_the_suspended(boss, watch, panel, deliver, services):
    dearer = [_listed(one)._replace(rate=one.rate * 9) for one in services]
    panel.catalogue = Catalogue(dearer, skipped=2)
    await boss.tap("button-desk-sync")
    await watch.sync()
    await deliver()
    assert boss.sees("synced-suspended", count=5)
    assert boss.sees("synced-unreadable", count=2)
    await boss.tap("button-synced-suspended")
    assert boss.sees("suspended-line")


async def test_a_list_that_lost_too_much_is_told_and_can_be_accepted(
    world, boss, watch, panel, deliver, services
):
    panel.catalogue = Catalogue([_listed(one) for one in services[:2]])
    await boss.tap("button-desk-sync")
    await watch.sync()
    await deliver()
    assert boss.sees("synced-not", problem=boss._words("trouble-vanished", {}))
    await boss.tap("button-desk-lost")
    await boss.tap("button-desk-loss")
    world.now += MINUTE
    await watch.sync()
    await deliver()
    assert boss.sees("synced-gone", count=4)


async def test_the_balance_is_asked_although_it_was_read_just_now(world, boss, watch, panel, deliver):
    await world.db.write(readings.record, 1, "1", "USD", "watch", world.now)
    await watch.balance()
    assert panel.asked == []
    await boss.tap("button-desk-ask-balance")
    assert boss.answered("desk-asking")
    assert boss.sees("desk-balance-asked")
    await watch.balance()
    assert panel.asked == ["balance"]
    assert await deliver() == 1
    assert boss.sees("balance-read")
    assert boss.sees("desk-balance")
    assert not boss.sees("desk-balance-asked")


async def test_a_balance_that_cannot_be_had_says_why(boss, watch, panel, deliver):
    panel.money = Unreachable(UnreachableReason.DNS)
    await boss.tap("button-desk-ask-balance")
    await watch.balance()
    assert await deliver() == 1
    assert boss.sees("balance-not", problem=boss._words("trouble-address", {}))


def test_every_wish_has_its_answer():
    assert set(wishes.TOLD) == set(Wish)
    assert set(wishes.TOLD.values()) <= set(RENDERERS)


def _listed(service):
    """A service of the shelves as the panel lists it."""
    return Service(
        service_id=service.number,
        name=service.name,
        category=service.category,
        type=next(one for one in ServiceType if one.lower() == service.type),
        rate=service.rate,
        minimum=service.min,
        maximum=service.max,
    )
