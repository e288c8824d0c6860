"""Batches of two people among their other orders: confirmed as a whole or not at all, stopped, told of as one."""

from batching import confirm_batch, offer_lines
from hypothesis import strategies as st
from hypothesis.stateful import invariant, multiple, rule
from order_model import links, people_, quantities
from order_world import OrderWorld
from selling import SERVICE, set_rate

from shop.batches import stopping
from shop.batches.confirming import Held
from shop.catalogue import service as services
from shop.catalogue.snapshot import Catalogue
from storage import batches

LINE = "11 | https://example.com/p/{} | {}"
OF_BATCH = """SELECT o.id, o.state, o.price, q.price AS offered FROM orders o JOIN quotes q ON q.id = o.quote_id
              WHERE q.batch_id = :batch ORDER BY o.id"""
TOLD_APART = """SELECT x.kind FROM outbox x JOIN orders o ON o.id = x.order_id JOIN quotes q ON q.id = o.quote_id
                WHERE q.batch_id IS NOT NULL"""
SUMMED_UP = """SELECT b.id, b.told_at, count(x.id) AS summaries FROM batches b
               LEFT JOIN outbox x ON x.key = 'b/' || b.id || '/summary' GROUP BY b.id, b.told_at"""


class BatchWorld(OrderWorld):
    """Lives in which people also order many at once."""

    @rule(
        target=OrderWorld.orders,
        person=people_,
        confirmed_by=people_,
        lines=st.lists(st.tuples(links, quantities), min_size=1, max_size=4),
        first=st.sampled_from([None, 1, 2]),
        rate=st.sampled_from([None, None, "0.50", "1.01"]),
    )
    def orders_many(self, person, confirmed_by, lines, first, rate):
        goods = Catalogue([services.find(self.tx, self.panel_id, SERVICE)])
        said = "\n".join(LINE.format(*line) for line in lines)
        offer = offer_lines(self.tx, self.house, goods, person, said, self.now, first)
        batch = offer.collected.batch.id
        if rate is not None:
            set_rate(self.tx, rate)
        return multiple(*self._confirm_all(batch, person, confirmed_by, len(offer.lines)))

    @rule(order=OrderWorld.orders, person=people_)
    def stops(self, order, person):
        batch = self._batch_of(order)
        if batch is None:
            return
        before = self._states(batch.id)
        released = stopping.stop(self.tx, self.house, batch.id, person, self.now)
        mine = person == batch.person_id
        assert released == (list(before.values()).count("held") if mine else None)
        given_up = {
            number: "released" if mine and state == "held" else state for number, state in before.items()
        }
        assert self._states(batch.id) == given_up

    @invariant()
    def batches_are_told_as_a_whole(self):
        assert self.tx.all(TOLD_APART) == []
        for batch in self.tx.all(SUMMED_UP):
            assert batch["summaries"] == (batch["told_at"] is not None)

    def _confirm_all(self, batch, person, confirmed_by, lines):
        """All of it becomes orders at no more than was offered, once, or none of it does."""
        done = confirm_batch(self.tx, self.house, confirmed_by, batch, self.now)
        found = self.tx.all(OF_BATCH, batch=batch)
        assert len(found) == (lines if isinstance(done, Held) else 0)
        assert person == confirmed_by or not found
        assert all(order["price"] <= order["offered"] for order in found)
        if found:
            assert confirm_batch(self.tx, self.house, person, batch, self.now) == done
            assert self.tx.all(OF_BATCH, batch=batch) == found
        return [order["id"] for order in found]

    def _batch_of(self, order):
        row = self.tx.one(
            """SELECT b.id, b.person_id FROM batches b JOIN quotes q ON q.batch_id = b.id
               JOIN orders o ON o.quote_id = q.id WHERE o.id = :order""",
            order=order,
        )
        return None if row is None else batches.find(self.tx, row["id"], row["person_id"])

    def _states(self, batch):
        return {order["id"]: order["state"] for order in self.tx.all(OF_BATCH, batch=batch)}
