"""What a service's own orders say of it: on its card, beside others, in searches, and of when an order will be done."""

import pytest
from cast import HOUSE
from small_shop import NOW

from handlers.callbacks import OrderCard, ServiceCard
from handlers.finding_callbacks import Compare
from shop.records.judging import judged
from shop.records.record import to_json
from storage import records, sightings
from storage.records import Past
from storage.sightings import Sighting

MINUTE, DAY = 60_000, 86_400_000
POST = "https://instagram.com/p/abc"
RATES = {("en", 1): "$0.90", ("en", 2): "$0.0012", ("ru", 1): "0,90", ("ru", 2): "0,0012"}
START, TOOK = range(4, 10), 20


def orders(count, *, start=START, took=TOOK, partial=0, units=1000, kind="Default"):
    """So many orders of a service, some delivered in part, that began after one time of `start` or another."""
    for n in range(count):
        begun = NOW + start[n % len(start)] * MINUTE
        yield Past(
            kind, "{}", units, "partial" if n < partial else "completed",
            NOW, begun + took * MINUTE, begun, 0, 0, 0, 0,
        )  # fmt: skip


@pytest.fixture
def known(world):
    """Put what is known of services into the books, and on the shelves."""

    async def put(**services):
        facts = {int(name[1:]): to_json(judged(past, NOW + DAY)) for name, past in services.items()}
        await world.db.write(records.keep, facts, NOW)
        await world.dispatcher["shelves"].judge(world.db, HOUSE)

    return put


async def look_at(chat, service):
    await chat.press(ServiceCard(service=service).pack())


async def tap_order(chat, key):
    """Tap the button that says in which order the list stands."""
    order = chat.world.texts.text(key, chat.language)
    label = chat.world.texts.text("button-sort", chat.language, order=order)
    [found] = [one for one in chat.screen.buttons if one["text"] == label]
    await chat.press(found["callback_data"])


async def test_a_card_says_what_many_orders_tell(ann, known):
    await known(s1=orders(312, partial=9))
    await look_at(ann, 1)
    facts = {
        "en": "📊 From 312 orders here: usually starts in 6–9 min · 1,000 usually take 20 min · 97 % complete · 3 % partial"
    }
    facts["ru"] = (
        "📊 По 312 заказам здесь: обычно начинается через 6–9 мин · 1 000 обычно за 20 мин · 97 % выполнено целиком"
        " · 3 % частично"
    )
    assert facts[ann.language] in ann.text.replace("\u00a0", " ")


async def test_few_orders_are_told_with_their_doubt(ann, known):
    await known(s1=orders(12, partial=1))
    await look_at(ann, 1)
    facts = {
        "en": "📊 From 12 orders here: half start within 5–8 min · half get 1,000 within 20 min · 69–99 % complete",
        "ru": (
            "📊 По 12 заказам здесь: половина начинается не позже чем через 5–8 мин · половина получает 1 000 за 20 мин"
            " · 69–99 % выполнено целиком"
        ),
    }
    assert facts[ann.language] in ann.text.replace("\u00a0", " ").splitlines()


PACKAGES = {
    ("en", 312): "one package usually takes 20 min",
    ("en", 12): "half get their package within 20 min",
    ("ru", 312): "один пакет обычно за 20 мин",
    ("ru", 12): "половина получает пакет за 20 мин",
}


@pytest.mark.parametrize("count", [312, 12])
async def test_of_packages_one_is_told(ann, known, count):
    await known(s5=orders(count, units=1, kind="Package"))
    await look_at(ann, 5)
    assert f" · {PACKAGES[ann.language, count]} · " in ann.text.replace("\u00a0", " ")


async def test_too_few_are_only_counted_and_of_none_nothing_is_said(ann, known):
    await known(s1=orders(3))
    await look_at(ann, 1)
    assert ann.sees("record-thin")
    await look_at(ann, 2)
    assert "📊" not in ann.text


async def test_the_card_to_check_says_it_too(ann, known):
    await known(s1=orders(312))
    await ann.write(f"101 {POST} 500")
    assert ann.has("button-confirm")
    assert ann.sees("record")


async def test_services_are_compared_by_it(ann, known):
    await known(s1=orders(312, partial=9))
    await look_at(ann, 1)
    await ann.press(Compare(one=1, two=2).pack())
    assert ann.sees("compare-record")
    assert ann.sees("compare-record-none")
    assert ann.sees("record-start-half")
    assert "6–7" in ann.text


async def test_what_was_found_can_stand_in_the_order_of_their_records(ann, known):
    await known(s1=orders(50, start=[1], partial=3), s2=orders(50, start=[30]))
    await ann.write("instagram likes")
    await tap_order(ann, "sort-best")
    assert ann.sees("sort-means")
    await ann.tap("sort-fastest")
    assert RATES[ann.language, 1] in ann.screen.buttons[0]["text"]
    await tap_order(ann, "sort-fastest")
    await ann.tap("sort-surest")
    assert RATES[ann.language, 2] in ann.screen.buttons[0]["text"]


class TestWhenAnOrderWillBeDone:
    @pytest.fixture
    async def placed(self, world, ann):
        """500 likes, placed now."""
        await ann.write(f"101 {POST} 500")
        await ann.tap("button-confirm")

        def place(tx):
            tx.run("UPDATE orders SET state = 'sending', sent_at = :n, placed_at = :n WHERE id = 1", n=NOW)
            tx.run("UPDATE orders SET state = 'placed', panel_status = 'in_progress' WHERE id = 1")
            tx.run(
                """INSERT INTO panel_orders (panel_id, number, order_id, is_child, status, remains, missed, rechecks)
                   VALUES (1, '777', 1, false, 'in_progress', 400, 0, 0)"""
            )

        await world.db.write(place)
        return ann

    async def look(self, ann):
        await ann.press(OrderCard(order=1).pack())

    async def test_by_the_record_of_its_service(self, placed, known):
        await known(s1=orders(312))
        await self.look(placed)
        assert placed.sees("order-expected")

    async def test_and_that_it_is_late(self, placed, known, world):
        await known(s1=orders(312))
        world.now += 60 * MINUTE
        await self.look(placed)
        assert placed.sees("order-expected-late")

    async def test_else_by_its_own_pace(self, placed, world):
        await world.db.write(sightings.keep, [Sighting(1, NOW, 0, has_begun=True)])
        world.now += 10 * MINUTE
        await self.look(placed)
        assert placed.sees("order-expected-pace")

    async def test_where_nobody_can_tell_nothing_is_said(self, placed):
        await self.look(placed)
        assert "⏳" not in placed.text
