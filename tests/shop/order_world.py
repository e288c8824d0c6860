"""Many orders of two people at once in every way they can go, against a model that knows only the rules."""

import asyncio

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule
from order_model import (
    OTHER,
    PEOPLE,
    InTransaction,
    KnowsAll,
    Model,
    Sent,
    decisions,
    links,
    numbers,
    outcomes,
    people_,
    quantities,
    reachable,
    statuses,
)
from selling import T0, a_quote, house_of, open_shop, set_rate

from panel.answers import NotExecuted
from shop import ledger, people, recovery
from shop.audit import audit
from shop.orders import at_start, resolve, unsettled
from shop.orders.apply_status import apply_status
from shop.orders.confirm import Again, Confirmed, confirm
from shop.orders.expire import expire
from shop.orders.outcome import record_outcome
from shop.orders.send import start_sending
from shop.orders.take_back import take_back
from storage import ledger as book
from storage import orders, panel_orders, panels

MINUTE = 60_000
ACTS = dict(
    enumerate(
        (
            *[("goes_through", {"held"})] * 4,
            *[("sends", {"held"}), ("panel_answers", ())] * 2,
            *[("panel_tells", {"placed", "settled"})] * 3,
            ("admin_decides", {"placed"}),
            ("takes_back", {"held"}),
            ("admin_knows_the_id", {"unknown"}),
            ("admin_says_not_placed", {"unknown"}),
            *[("pauses_end", ())] * 2,
            ("time_passes", ()),
            ("rate_changes", ()),
            ("starts_anew", ()),
        )
    )
)


def open_for_two(tx):
    panel_id = open_shop(tx)
    people.arrive(tx, OTHER, "Other", None, None, T0)
    people.accept_terms(tx, OTHER, T0)
    return panel_id


class OrderWorld(RuleBasedStateMachine):
    tx, panel_id = None, None  # set by the test: every life runs in a savepoint of one transaction
    limit = 6_000_000

    orders = Bundle("orders")

    @initialize(target=orders, links=st.lists(links, min_size=4, max_size=4))
    def opens(self, links):
        self.tx.run("SAVEPOINT life")
        self.model, self.now = Model(), T0
        self.house = house_of(self.panel_id, member_limit=self.limit)
        quotes = [self._offer(PEOPLE[n % 2], link, 500) for n, link in enumerate(links)]
        return multiple(*(self._confirm(quote, PEOPLE[n % 2]) for n, quote in enumerate(quotes)))

    def teardown(self):
        self.tx.run("ROLLBACK TO life")
        self.tx.run("RELEASE life")

    @rule(target=orders, person=people_, link=links, quantity=quantities, confirmed_by=people_)
    def orders_more(self, person, link, quantity, confirmed_by):
        quote = self._offer(person, link, quantity)
        order = self._confirm(quote, confirmed_by)
        assert order is None or confirm(self.tx, self.house, person, quote, self.now) == Again(order)
        return multiple() if order is None else order

    # One rule with a weighted choice: hypothesis leaves out half of the rules in each life.
    @rule(order=orders, act=st.sampled_from(sorted(ACTS)), data=st.data())
    def acts(self, order, act, data):
        name, states = ACTS[act]
        found = [number for number, state in self.model.states.items() if state in states]
        # Mostly an order for which it means something, at times any.
        likely = found and data.draw(st.integers(0, 4))
        getattr(self, name)(data.draw(st.sampled_from(found)) if likely else order, data.draw)

    def sends(self, order, _draw):
        posting = start_sending(self.tx, self.house, order, self.now)
        if posting is not None:
            self.model.posts[order] = self.model.posts.get(order, 0) + 1
            self.model.unanswered.append(Sent(order, posting.nth))
            assert self.now <= orders.find(self.tx, order).send_until

    def panel_answers(self, _order, draw):
        if self.model.unanswered:
            place = draw(st.integers(0, len(self.model.unanswered) - 1))
            self._answer(self.model.unanswered.pop(place), draw(outcomes), draw(st.integers(1, 2)))

    def goes_through(self, order, draw):
        self.sends(order, draw)
        waiting = [post for post in self.model.unanswered if post.order_id == order]
        for post in waiting:
            self.model.unanswered.remove(post)
            self._answer(post, draw(outcomes), 1)

    def takes_back(self, order, draw):
        before, person = orders.find(self.tx, order), draw(people_)
        done = take_back(self.tx, self.house, order, person, self.now)
        assert done == (before.state == "held" and before.person_id == person)

    def time_passes(self, _order, draw):
        self.now += draw(st.sampled_from([3_000, MINUTE, MINUTE, 11 * MINUTE]))
        panels.synced(self.tx, self.house.panel_id, self.now)
        expire(self.tx, self.house, self.now)

    def rate_changes(self, _order, draw):
        set_rate(self.tx, draw(st.sampled_from(["0.50", "1.00", "1.01"])))

    def starts_anew(self, _order, draw):
        is_copy = draw(st.integers(0, 4)) == 4
        (at_start.lose_restored if is_copy else at_start.lose_sending)(self.tx, self.house, self.now)

    def pauses_end(self, _order, _draw):
        for _ in range(2):
            recovery.balance_answered(self.tx, self.house, self.house.panel_id, 1_000_000, self.now)
        recovery.send_answered(self.tx, self.house, self.house.panel_id, self.now)

    def admin_knows_the_id(self, order, draw):
        db, number = InTransaction(self.tx), draw(numbers)
        asyncio.run(resolve.its_id_is(db, KnowsAll(), self.house, order, number, 1, self.now))

    def admin_says_not_placed(self, order, _draw):
        resolve.not_placed(self.tx, self.house, order, 1, self.now)

    def panel_tells(self, order, draw):
        status = draw(statuses)
        for row in panel_orders.of_order(self.tx, order):
            apply_status(self.tx, self.house, row, status, self.now)

    def admin_decides(self, order, draw):
        unsettled.decide(self.tx, self.house, order, draw(decisions), 1, self.now)

    def _offer(self, person, link, quantity):
        url = f"https://example.com/p/{link}"
        quote = a_quote(self.tx, self.house, self.now, person=person, quantity=quantity, link=url)
        self.model.offered[quote.id] = (person, quote.price)
        return quote.id

    def _confirm(self, quote, person):
        done = confirm(self.tx, self.house, person, quote, self.now)
        if not isinstance(done, Confirmed):
            return None
        order = orders.find(self.tx, done.order_id)
        assert (person, True) == (self.model.offered[quote][0], order.price <= self.model.offered[quote][1])
        return done.order_id

    def _answer(self, post, outcome, times):
        if isinstance(outcome, NotExecuted):
            self.model.undone[post.order_id] = self.model.undone.get(post.order_id, 0) + 1
        for _ in range(times):
            record_outcome(self.tx, self.house, post.order_id, outcome, self.now, post.nth)

    @invariant()
    def books_are_right(self):
        assert audit(self.tx) == []

    @invariant()
    def rules_hold(self):
        found = self.tx.all("SELECT id, person_id, state, price, refunded FROM orders")
        for order in found:
            self._follows(order)
        for person in PEOPLE:
            self._owns_what_it_should(person, [o for o in found if o["person_id"] == person])

    def _follows(self, order):
        number, model = order["id"], self.model
        assert model.posts.get(number, 0) - model.undone.get(number, 0) <= 1, "posted twice"
        assert reachable(model.states.get(number, ""), order["state"]), (model.states.get(number), order)
        assert order["refunded"] >= model.refunds.get(number, 0)
        model.states[number], model.refunds[number] = order["state"], order["refunded"]

    def _owns_what_it_should(self, person, found):
        waiting = sum(o["price"] for o in found if o["state"] in {"held", "sending", "unknown"})
        charged = sum(o["price"] - o["refunded"] for o in found if o["state"] in {"placed", "settled"})
        assert book.balance(self.tx, ledger.held(person)) == waiting
        assert ledger.month_spent(self.tx, person, 0) == waiting + charged
        assert self.limit is None or waiting + charged <= self.limit
