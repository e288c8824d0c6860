"""What changed of services, as customers and admins read it and act on it."""

import json
from types import SimpleNamespace

import pytest
from admin_desk import usd
from cast import ANN, BOSS
from small_shop import NOW, many

from handlers.admin.views.changes import COUNTS, LINES
from handlers.render import Backdrop, render
from handlers.views import changes as views
from shop import favourites, people
from shop.catalogue import news
from shop.catalogue.changes import Kind
from shop.notices import Notice
from storage import changes
from storage.changes import Change

HOUR = 3_600_000
SPAN = {"since": NOW - HOUR, "until": NOW}
EVERY = {
    Kind.NEW: (None, "0.9"),
    Kind.GONE: (None, None),
    Kind.BACK: (None, "0.9"),
    Kind.DEARER: ("0.9", "1.2"),
    Kind.CHEAPER: ("1.2", "0.9"),
    Kind.LIMITS: ("50/10000", "100/1000000000000"),
    Kind.NAME: ("Likes\ndefault", "Likes\nInstagram"),
    Kind.TYPE: ("default", "custom comments"),
    Kind.FLAGS: ("yes/no/unknown", "no/no/yes"),
    Kind.HIDDEN: (None, "VIP"),
    Kind.SHOWN: ("VIP", None),
    Kind.STOPPED: (None, "rate"),
    Kind.SOLD: (None, None),
}


def happen(tx, *moved, at=NOW):
    changes.put_all(tx, 1, [Change(*one) for one in moved], at)


@pytest.fixture
def told(world, house):
    """Renders a notice as it would be sent now, and puts it into the chat."""
    backdrop = Backdrop(world.texts, house, world.dispatcher["shelves"])

    async def tell(kind, chat, **args):
        row = SimpleNamespace(chat_id=chat, kind=kind.value, args=json.dumps(args), order_id=None)
        found = await render(row, world.db, backdrop, world.now)
        if found is not None:
            await world.bot(found.send(chat))
        return found

    return tell


@pytest.fixture
async def fan(world, ann):
    """Ann starred everything a day ago."""

    def star(tx):
        for service in (1, 2, 5, 6):
            favourites.toggle(tx, ANN, service, NOW - news.DAY)

    await world.db.write(star)
    return ann


def test_every_kind_of_change_has_its_words():
    assert set(COUNTS) == set(LINES) == set(Kind) == set(EVERY)
    assert set(views.LINES) == set(news.FIRST)


async def test_a_digest_says_what_is_different_and_opens_the_services(world, fan, told):
    def moves(tx):
        happen(tx, (1, Kind.DEARER, "0.8", "0.9"), (5, Kind.CHEAPER, "4", "3.5"), (2, Kind.GONE))
        happen(tx, (6, Kind.LIMITS, "10/100", "100/50000"))
        tx.run("UPDATE services SET gone_at = :n WHERE id = 2", n=NOW)

    await world.db.write(moves)
    await told(Notice.CHANGES, ANN, **SPAN)
    assert fan.sees("news")
    was, became = usd(fan, "0.8"), usd(fan, "0.90")
    assert f"Instagram Likes [Real] 🔥: {was} → {became}" in fan.text
    assert fan.sees("news-gone")
    assert fan.sees("news-cheaper", name="Telegram Members VIP pack", was=usd(fan, "4"), became=usd(fan, "3.5"),
                    per=fan._words("news-per-package", {}))  # fmt: skip
    assert fan.sees("news-limits")
    assert [text for text in fan.labels if "Fast" in text] == [], "what is gone cannot be opened"
    opened = next(one for one in fan.screen.buttons if "Instagram Likes" in one["text"])
    await fan.press(opened["callback_data"])
    assert fan.sees("ask-link")


async def test_who_taps_the_switch_hears_no_more_of_it_and_keeps_what_was_said(world, fan, told):
    await world.db.write(happen, (1, Kind.DEARER, "0.8", "0.9"))
    assert await told(Notice.CHANGES, ANN, **SPAN)
    digest = fan.newest
    await fan.tap("button-changes-off")
    assert fan.sees("changes-off")
    assert fan.newest > digest
    assert "0" in fan.messages[digest].text
    assert await told(Notice.CHANGES, ANN, **SPAN) is None


@pytest.mark.parametrize("want", ["every", "results", "off"])
async def test_off_is_off_for_news_as_well(world, fan, told, want):
    await world.db.write(happen, (1, Kind.DEARER, "0.8", "0.9"))
    await world.db.write(people.choose_told, ANN, want)
    assert (await told(Notice.CHANGES, ANN, **SPAN) is None) is (want == "off")
    await fan.write("/notifications")
    assert fan.sees("changes-muted") is (want == "off")


async def test_what_went_back_before_it_is_sent_is_not_said(world, fan, told):
    await world.db.write(happen, (1, Kind.DEARER, "0.9", "1.2"))
    await world.db.write(happen, (1, Kind.CHEAPER, "1.2", "0.9"))
    assert await told(Notice.CHANGES, ANN, **SPAN) is None


async def test_admins_read_the_numbers_and_then_every_change(world, boss, told):
    await world.db.write(happen, *((1, kind, *ends) for kind, ends in EVERY.items()))
    assert await told(Notice.ADMIN_CHANGES, BOSS, **SPAN, often="each")
    for key in COUNTS.values():
        assert boss.sees(key, count="1")
    await boss.tap("button-diff-all")
    assert boss.sees("page", page="1", pages="2")
    for key in ("diff-new", "diff-gone", "diff-back", "diff-dearer", "diff-limits", "diff-name", "diff-type"):
        assert boss.sees(key)
    assert "∞" in boss.text
    await boss.tap("button-next")
    for key in ("diff-flags", "diff-hidden", "diff-shown", "diff-stopped", "diff-sold"):
        assert boss.sees(key)
    await boss.tap("button-back")
    assert boss.sees("desk")


async def test_how_often_is_chosen_and_the_choice_of_the_moment_counts(world, boss, told):
    await world.db.write(happen, (1, Kind.GONE))
    await boss.tap("button-desk-changes")
    assert boss.sees("diff-gone")
    assert await told(Notice.ADMIN_CHANGES, BOSS, **SPAN, often="daily") is None
    await boss.tap("button-diff-daily")
    assert boss.answered("notifications-chosen")
    assert await told(Notice.ADMIN_CHANGES, BOSS, **SPAN, often="each") is None
    await boss.tap("button-diff-off")
    assert await told(Notice.ADMIN_CHANGES, BOSS, **SPAN, often="daily") is None


async def test_nothing_that_changed_is_said_to_be_nothing(boss):
    await boss.tap("button-desk-changes")
    assert boss.sees("diff-none")
    for data in ("AC:0:0:99", "AC:5:1:0", f"AC:0:{2**53}:100000"):
        await boss.press(data)
        assert boss.sees("diff-none")


async def test_nobody_else_sees_the_list(world, ann):
    await world.db.write(happen, (1, Kind.GONE))
    for data in ("AC:0:9007199254740992:0", "AD:off", "A:diff:0"):
        await ann.press(data)
        assert ann.answered("old-button")


class TestMany:
    @pytest.fixture
    def language(self):
        return "en"

    @pytest.fixture
    def services(self):
        return many(13)

    async def test_a_long_digest_is_cut_and_says_how_much_is_left_out(self, world, ann, told, services):
        def moves(tx):
            for one in services:
                favourites.toggle(tx, ANN, one.id, NOW - news.DAY)
            happen(tx, *((one.id, Kind.DEARER, "1", "1.5") for one in services))

        await world.db.write(moves)
        await told(Notice.CHANGES, ANN, **SPAN)
        assert ann.text.count("⬆️") == views.SHOWN
        assert ann.sees("news-more", count=3)
        assert sum("Service" in label for label in ann.labels) == views.OPENED
