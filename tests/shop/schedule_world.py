"""Repeated orders of two people among their other orders: never more than was confirmed, one a day, whatever happens."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from order_model import PEOPLE, people_
from order_world import OrderWorld
from repeating import DAY, HOUR, MINUTE, a_plan, a_planned_quote

from shop.orders.confirm import Repeats, confirm
from shop.schedules import changing, show
from shop.schedules.occurring import occur
from shop.schedules.plan import Repeat
from storage import panels, schedules

TIMES, BUDGETS = st.integers(2, 5), st.sampled_from([None, None, 700_000, 1_200_000, 2_000_000])
KINDS = st.sampled_from(list(Repeat)[1:])
LATE = st.sampled_from([0, 0, 0, 0, MINUTE, HOUR // 2, HOUR + MINUTE, 2 * DAY])
ACTS = ["repeats", "repeats", *["days_pass"] * 6, "changes", "changes"]
ORDERS = """SELECT c.schedule_id, c.day, o.id, o.person_id, o.price, o.refunded, o.state, o.created_at
            FROM occurrences c JOIN orders o ON o.id = c.order_id ORDER BY o.id"""


class ScheduleWorld(OrderWorld):
    """Lives in which people also repeat orders.

    Attributes:
        ceilings: by schedule, the price that was confirmed last; confirmed is all that was confirmed for it in all.
    """

    def __init__(self):
        super().__init__()
        self.ceilings, self.confirmed, self.seen = {}, {}, set()

    # One rule with a weighted choice: hypothesis leaves out half of the rules in each life.
    @rule(what=st.sampled_from(ACTS), data=st.data())
    def again_and_again(self, what, data):
        getattr(self, what)(data.draw)

    def repeats(self, draw):
        self.house = replace(self.house, members=PEOPLE)
        at, repeat = self.now - self.now % MINUTE + HOUR, draw(KINDS)
        plan = a_plan(at=at, repeat=repeat, times=draw(TIMES), budget=draw(BUDGETS))
        self._confirm_plan(draw(people_), draw(people_), plan)

    def days_pass(self, draw):
        for _ in range(draw(st.integers(1, 4))):
            self.now = max(self.now, schedules.next_due_at(self.tx) or 0) + draw(LATE)
            if draw(st.integers(0, 5)):
                panels.synced(self.tx, self.house.panel_id, self.now)
            for schedule in schedules.due(self.tx, self.now, 99) * 2:
                occur(self.tx, self.house, schedule, self.now)

    def changes(self, draw):
        person, what = (
            draw(people_),
            draw(st.sampled_from(["pause", "resume", "resume", "stop", "anew", "anew"])),
        )
        found = schedules.of_person(self.tx, person, draw(st.integers(0, 3)), 1)
        if found and what == "anew":
            self._confirm_anew(person, found[0].id)
        elif found:
            getattr(changing, what)(self.tx, found[0].id, person, self.now)

    @invariant()
    def never_more_than_was_confirmed(self):
        spent, days = {}, set()
        for order in self.tx.all(ORDERS):
            number, day = order["schedule_id"], (order["schedule_id"], order["day"])
            assert day not in days, "two orders for a day"
            days.add(day)
            back = order["state"] in {"released", "rejected"}
            spent[number] = spent.get(number, 0) + (0 if back else order["price"] - order["refunded"])
            if order["id"] not in self.seen:
                assert order["price"] <= self.ceilings[number], "dearer than was confirmed"
                self.seen.add(order["id"])
        for number, amount in spent.items():
            assert amount <= self.confirmed[number]

    def _confirm_anew(self, person, number):
        standing = show.standing(self.tx, number, person, self.now)
        plan = None if standing.schedule.state == "ended" else show._rest_of(standing, self.now)
        if plan is not None:
            self._confirm_plan(person, person, plan, standing.spent.amount)

    def _confirm_plan(self, person, confirmed_by, plan, spent=0):
        wanted = {"person": person, "link": f"https://example.com/p/{person}", "quantity": 500}
        quote = a_planned_quote(self.tx, self.house, plan, self.now, **wanted)
        done = confirm(self.tx, self.house, confirmed_by, quote.id, self.now)
        assert not isinstance(done, Repeats) or person == confirmed_by
        if isinstance(done, Repeats):
            self.ceilings[done.schedule_id] = quote.price
            self.confirmed[done.schedule_id] = spent + plan.most(quote.price)
            assert confirm(self.tx, self.house, person, quote.id, self.now) == done
