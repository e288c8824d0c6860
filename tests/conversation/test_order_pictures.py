"""The picture of a long order: what is drawn, where it stands, and the look that is remembered."""

import pytest
from cast import ANN, BOB, HOUSE
from chat_driver import Chat
from small_shop import NOW

from handlers.charts import CannotDraw
from storage import cards, sightings
from storage.sightings import Sighting

MINUTE = 60_000
POST = "https://instagram.com/p/abc"
SEEN = [
    Sighting(1, NOW + 5 * MINUTE, 100, has_begun=True),
    Sighting(1, NOW + 20 * MINUTE, 250, has_begun=True),
]


class Painter:
    """Draws nothing, and keeps what it was asked for."""

    def __init__(self):
        self.charts, self.is_ill = [], False

    async def draw(self, chart):
        if self.is_ill:
            raise CannotDraw
        self.charts.append(chart)
        return b"a picture"


@pytest.fixture
def painter(world):
    painter = Painter()
    world.dispatcher["painter"] = painter
    return painter


@pytest.fixture
async def placed(world, ann):
    """500 likes, placed now, at work since 5 minutes later; it is 40 minutes later."""
    await ann.write(f"101 {POST} 500")
    await ann.tap("button-confirm")

    def place(tx):
        tx.run("UPDATE orders SET state = 'sending', sent_at = :n, placed_at = :n WHERE id = 1", n=NOW)
        tx.run("UPDATE orders SET state = 'placed', panel_status = 'in_progress' WHERE id = 1")
        tx.run(
            """INSERT INTO panel_orders (panel_id, number, order_id, is_child, status, remains, missed, rechecks)
               VALUES (1, '777', 1, false, 'in_progress', 200, 0, 0)"""
        )
        sightings.keep(tx, SEEN)

    await world.db.write(place)
    world.now += 40 * MINUTE
    return ann


async def look(chat):
    await chat.press("i:1")


async def test_a_long_order_is_drawn_with_its_pace(placed, painter):
    await look(placed)
    await placed.tap("button-picture")
    [chart] = painter.charts
    assert chart.points == (
        (NOW, 0),
        (NOW + 5 * MINUTE, 100),
        (NOW + 20 * MINUTE, 250),
        (NOW + 40 * MINUTE, 300),
    )
    assert (chart.whole, chart.is_dark) == (500, False)
    assert chart.marks == ("0", "125", "250", "375", "500")
    pace = NOW + 40 * MINUTE + 200 * 35 * MINUTE // 300
    assert chart.end == (pace, pace)
    assert placed.sees("picture-caption", id="1", delivered="300", quantity="500")
    assert placed.has("button-picture-dark")
    assert placed.has("button-to-order")


async def test_the_look_changes_in_place_and_is_remembered(placed, painter):
    await look(placed)
    await placed.tap("button-picture")
    first = placed.newest
    await placed.tap("button-picture-dark")
    assert placed.newest == first
    assert placed.has("button-picture-light")
    await look(placed)
    await placed.tap("button-picture")
    assert [chart.is_dark for chart in painter.charts] == [False, True, True]


async def test_back_from_the_picture_is_the_order(placed, painter):
    await look(placed)
    await placed.tap("button-picture")
    await placed.tap("button-to-order")
    assert placed.sees("order")
    assert painter.charts


async def test_from_the_picture_on_progress_finds_the_card_below_it(placed, painter, world):
    await look(placed)
    await placed.tap("button-picture")
    photo = placed.newest
    await placed.tap("button-to-order")
    assert placed.newest > photo
    assert await world.db.read(cards.newest, ANN, 1) == placed.newest
    assert await world.db.read(cards.shown, ANN, photo) is None


async def test_a_made_up_confirm_under_a_picture_does_nothing_there(placed, painter):
    await look(placed)
    await placed.tap("button-picture")
    photo = placed.newest
    await placed.press("y:9", on=photo)
    assert placed.answered("refused-gone")
    assert placed.has("button-picture-dark")


async def test_where_nothing_can_be_drawn_the_card_stays(placed, painter):
    painter.is_ill = True
    await look(placed)
    card = placed.newest
    await placed.tap("button-picture")
    assert placed.answered("picture-failed")
    assert placed.newest == card


async def test_a_button_that_leads_from_no_picture_sends_one(placed, painter):
    await look(placed)
    card = placed.newest
    await placed.press("pc:1:1", on=card)
    assert placed.newest != card
    assert painter.charts[0].is_dark


async def test_a_short_order_has_none(placed, world):
    world.now = NOW + 10 * MINUTE
    await look(placed)
    assert not placed.has("button-picture")


async def test_somebody_elses_order_is_not_drawn(placed, painter, world):
    bob = Chat(world, BOB, placed.language, name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    await bob.press("pc:1:")
    assert bob.sees("order-missing")
    assert painter.charts == []


def test_half_an_hour_is_long_where_panels_are_asked_every_minute():
    assert HOUSE.poll_every == MINUTE
