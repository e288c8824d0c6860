"""What each rule hides of a catalogue, and why: for `panelgram policy`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from shop.policy.policy import Policy


class Named(Protocol):
    """A service, as far as the policy goes."""

    @property
    def name(self) -> str:
        """As the panel names it."""

    @property
    def category(self) -> str:
        """As the panel names it."""

    @property
    def type(self) -> str:
        """As the panel names it."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One rule beside a catalogue.

    Attributes:
        rule: its name.
        why: one sentence.
        hides: names of services, in the catalogue's order; the category beside a name that is innocent itself.
    """

    rule: str
    why: str
    hides: tuple[str, ...]


def explain(policy: Policy, services: Iterable[Named]) -> tuple[Explained, ...]:
    """Return every rule with what it hides, also those that hide nothing."""
    hidden: dict[str, list[str]] = {rule.name: [] for rule in policy.rules}
    for service in services:
        verdict = policy.verdict(service.name, service.category, service.type)
        if verdict is not None:
            hidden[verdict].append(_told(policy, service))
    return tuple(Explained(rule.name, rule.why, tuple(hidden[rule.name])) for rule in policy.rules)


def _told(policy: Policy, service: Named) -> str:
    if policy.verdict(service.name, "") is not None:
        return service.name
    if policy.verdict("", "", service.type) is not None:
        return f"{service.name} (type: {service.type})"
    return f"{service.name} (category: {service.category})"
