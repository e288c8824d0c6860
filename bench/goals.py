"""What must be reached and what is wished for; whether a measured figure does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Goal:
    """The bar of one figure.

    Attributes:
        of: whether the bar is for the ratio or for the value itself.
        must: what has to be reached; None for a mere wish.
        wish: the goal.
        better: whether less or more is better.
        says: what is divided by what.
    """

    unit: str
    of: Literal["ratio", "value"]
    must: float | None
    wish: float
    better: Literal["less", "more"]
    says: str

    def reached(self, figure: float, bar: float) -> bool:
        """Whether a figure reaches a bar."""
        return figure <= bar if self.better == "less" else figure >= bar


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure as it was measured.

    Attributes:
        value: the median of ours, in the goal's unit.
        ratio: the median ratio; None where nothing stands beside it.
        runs: what each run gave for what the bar is for.
        note: what else was counted.
    """

    name: str
    value: float
    ratio: float | None
    runs: tuple[float, ...]
    note: str = ""
    failures: tuple[str, ...] = field(default=())

    @property
    def goal(self) -> Goal:
        """Its bar."""
        return GOALS[self.name]

    @property
    def figure(self) -> float:
        """What its bar is for."""
        found = self.ratio if self.goal.of == "ratio" else self.value
        if found is None:
            raise ValueError(f"{self.name} has no ratio")
        return found

    @property
    def passes(self) -> bool:
        """Whether it is sound and reaches what must be reached."""
        return not self.failures and (
            self.goal.must is None or self.goal.reached(self.figure, self.goal.must)
        )

    @property
    def pleases(self) -> bool:
        """Whether it reaches the goal."""
        return not self.failures and self.goal.reached(self.figure, self.goal.wish)

    def row(self) -> dict[str, object]:
        """Return what `results.json` keeps of it."""
        return {
            "value": round(self.value, 4),
            "unit": self.goal.unit,
            "ratio": None if self.ratio is None else round(self.ratio, 4),
            "goal": self.goal.wish,
        }


GOALS: Mapping[str, Goal] = {
    "conversation_cpu": Goal("ms CPU an update", "ratio", 0.9, 0.6, "less", "÷ bare aiogram as shipped"),
    "conversation_cpu_tuned": Goal(
        "ms CPU an update", "ratio", 1.5, 1.0, "less", "÷ bare aiogram with two lines at wiring"
    ),
    "order_tx": Goal("orders/s", "ratio", 10.0, 15.0, "more", "÷ the same SQL, an await a statement"),
    "poll": Goal("orders/s", "ratio", 0.8, 0.9, "more", "÷ 100 ids x 8 in flight ÷ 0.2 s"),
    "poll_memory": Goal("MB", "value", 10.0, 10.0, "less", "at 100,000 active orders, above 10,000"),
    "tap_latency": Goal("ms, p99", "ratio", 1.0, 1.0, "less", "÷ bare aiogram's p99 under the same load"),
    "tap_latency_alone": Goal("ms, p99", "ratio", None, 5.0, "less", "p99 under load ÷ own median alone"),
    "confirm_to_add": Goal("ms", "value", 50.0, 50.0, "less", "from Confirm's arrival to `add`, idle"),
    "search": Goal("ms CPU, p99", "value", 5.0, 5.0, "less", "an answer, in 20,000 services"),
    "search_found": Goal("%", "value", 95.0, 95.0, "more", "of the list found in the first five"),
    "start": Goal("s", "value", 1.0, 1.0, "less", "to the first update handled, above bare aiogram"),
    "sync": Goal("s", "value", 2.0, 2.0, "less", "from asking the panel to the last commit"),
    "sync_again": Goal("s", "value", 2.0, 2.0, "less", "the same with a few changes"),
    "sync_memory": Goal("MB", "value", 60.0, 60.0, "less", "the most resident, above idle before it"),
    "sync_delay": Goal("ms", "value", 50.0, 50.0, "less", "the slowest tap meanwhile, above a tap alone"),
    "mass": Goal("s", "value", 1.0, 1.0, "less", "a thousand lines read and priced"),
    "mass_pace": Goal("orders/s", "ratio", None, 0.9, "more", "÷ 8 `add`s in flight ÷ 0.1 s"),
    "rss": Goal("MB", "ratio", 1.2, 1.2, "less", "÷ bare aiogram"),
}
