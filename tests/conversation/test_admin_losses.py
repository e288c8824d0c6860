"""A list that lost too much: it is accepted only by an admin who has seen how much."""

import json

from cast import BOSS
from small_shop import NOW

from shop import wishes
from shop.catalogue import loss
from shop.catalogue.loss import Loss
from shop.wishes import Wish
from storage import marks


async def lose(world, missing):
    lost = {"missing": missing, "of": 6, "at": NOW, "accepted_by": None, "accepted_at": None}
    await world.db.write(marks.put, "catalogue_loss/1", json.dumps(lost), NOW)


async def test_services_that_vanished_go_only_on_an_admins_second_word(world, boss):
    await lose(world, 4)
    await boss.tap("button-desk-refresh")
    await boss.tap("button-desk-lost")
    assert boss.sees("desk-loss", missing=4, of="6")
    assert (await world.db.read(loss.find, 1)).accepted_by is None
    await boss.tap("button-desk-loss")
    assert await world.db.read(loss.find, 1) == Loss(4, 6, NOW, BOSS, NOW)
    assert await world.db.read(wishes.waiting, Wish.SYNC) == (BOSS,)
    assert not boss.has("button-desk-lost")


async def test_a_loss_that_grew_since_it_was_looked_at_is_not_accepted(world, boss):
    await lose(world, 4)
    await boss.press("A:loss:0")
    await lose(world, 5)
    await boss.tap("button-desk-loss")
    assert boss.answered("desk-loss-changed")
    assert (await world.db.read(loss.find, 1)).accepted_by is None
    assert boss.has("button-desk-lost")


async def test_a_loss_that_is_over_cannot_be_accepted(world, boss):
    for data in ("A:loss:0", "AG:4"):
        await boss.press(data)
        assert boss.answered("desk-loss-changed")
    assert await world.db.read(wishes.waiting, Wish.SYNC) == ()
