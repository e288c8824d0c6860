"""Faults on demand: a table of named ones, and the rules that say when one strikes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any

from sandbox.panel.faults.adds import ADDS
from sandbox.panel.faults.catalogues import CATALOGUES
from sandbox.panel.faults.checks import check_params, check_rule
from sandbox.panel.faults.fault import ANY, Fault, Scene
from sandbox.panel.faults.pages import PAGES
from sandbox.panel.faults.refused import REFUSED
from sandbox.panel.faults.requests import REQUESTS
from sandbox.panel.faults.shapes import SHAPES
from sandbox.panel.faults.statuses import STATUSES
from sandbox.panel.faults.transport import TRANSPORT

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ANY", "FAULTS", "Fault", "Faults", "Rule", "Scene"]

FAULTS: Mapping[str, Fault] = {
    **TRANSPORT,
    **PAGES,
    **REFUSED,
    **SHAPES,
    **ADDS,
    **STATUSES,
    **REQUESTS,
    **CATALOGUES,
}


@dataclass(slots=True)
class Rule:
    """Fault `name` strikes calls of `action` (any when empty), after `skip` of them were let through.

    `times` is how often it still strikes, None for ever; `chance` how likely it strikes at each of them.
    """

    number: int
    name: str
    action: str
    times: int | None = 1
    skip: int = 0
    chance: float = 1.0
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def fault(self) -> Fault:
        """What strikes."""
        return FAULTS[self.name]

    def wants(self, action: str) -> bool:
        """Whether it is for this action and not used up."""
        return self.action in {ANY, action} and self.times != 0


class Faults:
    """The rules in force; the first that fits a call strikes it, later ones wait for their turn."""

    def __init__(self, seed: int = 1) -> None:
        self._rules: list[Rule] = []
        self._numbers = count(1)
        self._dice = Random(f"{seed}/faults")  # noqa: S311  (a stand-in's luck, nothing secret)

    def plan(
        self,
        name: str,
        *,
        action: str | None = None,
        times: int | None = 1,
        skip: int = 0,
        chance: float = 1.0,
        **params: Any,  # noqa: ANN401  (a fault's own parameters, JSON)
    ) -> Rule:
        """Let a fault strike the next `times` calls.

        Raises:
            ValueError: no fault has this name, or no such parameter, or a value makes no sense.
        """
        if name not in FAULTS:
            raise ValueError(f"no fault is called {name!r}")
        fault = FAULTS[name]
        check_rule(fault, action, times, skip, chance)
        check_params(name, fault, params)
        wanted = fault.action if action is None else action
        rule = Rule(next(self._numbers), name, wanted, times, skip, chance, {**fault.params, **params})
        self._rules.append(rule)
        return rule

    def take(self, action: str) -> Rule | None:
        """The rule that strikes this call, counted down; None when the call goes unharmed."""
        for rule in self._rules:
            if rule.wants(action) and self._strikes(rule):
                return rule
        self._rules = [rule for rule in self._rules if rule.times != 0]
        return None

    def _strikes(self, rule: Rule) -> bool:
        if rule.skip > 0:
            rule.skip -= 1
            return False
        if rule.chance < 1 and self._dice.random() >= rule.chance:
            return False
        if rule.times is not None:
            rule.times -= 1
        return True

    def active(self) -> list[Rule]:
        """Rules that can still strike, oldest first."""
        return [rule for rule in self._rules if rule.times != 0]

    def clear(self) -> None:
        """Lift all rules."""
        self._rules.clear()
