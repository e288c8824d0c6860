"""Judges services by their name and category."""

from collections.abc import Sequence
from functools import lru_cache

from panel.service_types import normalised_type
from shop.policy.readings import pairs, readings
from shop.policy.rules import KIND, Rule
from shop.policy.suspicion import Suspicion
from shop.words import kind_of, kinds_in, platform_named
from shop.words.folding import fold, words
from shop.words.patterns import GAP, compiled

_KEPT, _LATELY = 50_000, 1_024
_DENIED_KINDS = frozenset({"votes", "reviews"})


class Policy:
    """The rules of one shop.

    Args:
        rules: the first that finds something gives its name to the verdict.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._judges = tuple(_Judge(rule) for rule in self.rules)
        every = [pattern for rule in self.rules for pattern in (*rule.patterns, *rule.alone)]
        # One look for all rules at once: most names hold nothing of any.
        self._any = compiled(every)
        self._any_ascii = compiled([one for one in every if fold(one).replace(GAP, "").isascii()])
        self._suspicion = Suspicion(self.rules)
        self._by_type = {normalised_type(one): rule.name for rule in self.rules for one in rule.types}
        # Names that must be read stay the same from sync to sync, and many services share a category.
        self._remembered = lru_cache(maxsize=_KEPT)(self._found)
        self._of_category = lru_cache(maxsize=_KEPT)(self._all)
        # Confirm and sending judge the same few services over and over.
        self._lately = lru_cache(maxsize=_LATELY)(self._judged)

    def verdict(self, name: str, category: str, type_name: str = "") -> str | None:
        """Return the name of the rule that hides a service, None when none does.

        Args:
            name: of the service.
            category: of the service.
            type_name: of the service, however it is spelled.
        """
        return self._lately(name, category, type_name)

    def _judged(self, name: str, category: str, type_name: str) -> str | None:
        by_type = self._by_type.get(normalised_type(type_name))
        if by_type is not None:
            return by_type
        by_name = self._first(name)
        if by_name is not None:
            return by_name.rule.name
        found = (judge for judge in self._of_category(category) if not judge.excuses(name, category))
        judge = next(found, None)
        return None if judge is None else judge.rule.name

    def _first(self, text: str) -> "_Judge | None":
        suspects = self._suspects(text)
        if suspects:
            found = self._plainly(suspects[:1], text)
            return found[0] if found else next(iter(self._remembered(text)), None)
        return None if suspects is not None else next(iter(self._remembered(text)), None)

    def _all(self, text: str) -> "tuple[_Judge, ...]":
        suspects = self._suspects(text)
        if suspects is None:
            return self._found(text)
        found = self._plainly(suspects, text) if suspects else suspects
        return found if len(found) == len(suspects) else self._found(text)

    def _suspects(self, text: str) -> "tuple[_Judge, ...] | None":
        places = self._suspicion.falls_on(text)
        return None if places is None else tuple(self._judges[place] for place in places)

    def _plainly(self, suspects: "Sequence[_Judge]", text: str) -> "tuple[_Judge, ...]":
        """Return those of the suspects who find something in the plain words; the others must read on."""
        plain = words(text)
        return tuple(judge for judge in suspects if judge.finds(plain)) if self._says_any(plain) else ()

    def _found(self, text: str) -> "tuple[_Judge, ...]":
        told = [reading for reading in readings(text) if self._says_any(reading)]
        told += [pair for pair in pairs(words(text)) if pair in self._suspicion.single]
        return tuple(judge for judge in self._judges if any(map(judge.finds, told)))

    def _says_any(self, reading: str) -> bool:
        return (self._any_ascii if reading.isascii() else self._any).search(reading) is not None


class _Judge:
    """One rule, ready to be asked."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._patterns = compiled(rule.patterns)
        self._alone = compiled(rule.alone)
        self._unless = compiled(rule.unless)

    def finds(self, reading: str) -> bool:
        """Whether a reading of a text holds what this rule is about."""
        left = " ".join(self._unless.sub(" ", reading).split())
        return self._patterns.search(left) is not None or self._finds_alone(left)

    def excuses(self, name: str, category: str) -> bool:
        """Whether a name says plainly that it is not what its category is hidden for."""
        if self.rule.about != KIND:
            return platform_named(name) not in {None, self.rule.about}
        return kind_of(name, "") in kinds_in(category) - _DENIED_KINDS

    def _finds_alone(self, left: str) -> bool:
        match = self._alone.search(left)
        return match is not None and platform_named(left[: match.start()]) in {None, self.rule.about}
