"""Rules as they stand in a file: what each hides and why."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shop.words.patterns import compiled

SHIPPED = Path(__file__).with_name("rules.toml")
KIND = "kind"


class PolicyProblem(Exception):
    """Rules that cannot be used; the text is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: short, kept with the services it hides.
        why: one sentence for people.
        patterns: what hides a service.
        alone: what hides it where no other site is named before.
        unless: phrases that are taken out first.
        about: `kind`, or the site whose services it hides.
        types: service types that are hidden whatever they are called.
    """

    name: str
    why: str
    patterns: tuple[str, ...]
    alone: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    about: str = field(default=KIND)
    types: tuple[str, ...] = ()


def load(off: Collection[str] = (), own: Path | None = None) -> tuple[Rule, ...]:
    """Return the shipped rules that are not switched off, and the operator's own.

    Args:
        off: names of shipped rules that the operator does not want.
        own: a file like `rules.toml`; a rule of a shipped one's name takes its place.

    Raises:
        PolicyProblem: a name that no rule has, or a file that cannot be used.
    """
    rules = {rule.name: rule for rule in shipped()}
    unknown = sorted(set(off) - set(rules))
    if unknown:
        raise PolicyProblem(f"There is no policy rule {unknown[0]!r}; the rules are {', '.join(rules)}.")
    kept = {name: rule for name, rule in rules.items() if name not in off}
    added = {} if own is None else {rule.name: rule for rule in of_file(own)}
    return tuple({**kept, **added}.values())


def shipped() -> tuple[Rule, ...]:
    """Return the rules that come with Panelgram."""
    return of_file(SHIPPED)


def of_file(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a file.

    Raises:
        PolicyProblem: it cannot be read, or says something that is no rule.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise PolicyProblem(f"The policy file {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyProblem(f"The policy file {path} is not TOML: {error}.") from error
    return tuple(_rule(path, name, said) for name, said in found.items())


FIELDS = frozenset({"why", "about", "patterns", "alone", "unless", "types"})


def _rule(path: Path, name: str, said: object) -> Rule:
    where = f"The rule {name!r} in {path}"
    if not isinstance(said, dict) or not isinstance(said.get("why"), str) or not said["why"].strip():
        raise PolicyProblem(f"{where} must be a table that says why.")
    odd = sorted(set(said) - FIELDS)
    if odd:
        raise PolicyProblem(
            f"{where} has {odd[0]!r}, which means nothing; a rule has {', '.join(sorted(FIELDS))}."
        )
    rule = Rule(
        name=name,
        why=said["why"],
        patterns=_patterns(where, said.get("patterns", ())),
        alone=_patterns(where, said.get("alone", ())),
        unless=_patterns(where, said.get("unless", ())),
        about=str(said.get("about", KIND)),
        types=_texts(f"{where}: types", said.get("types", ())),
    )
    if not rule.patterns and not rule.alone and not rule.types:
        raise PolicyProblem(f"{where} has no patterns and no types, so it would hide nothing.")
    return rule


def _texts(where: str, said: object) -> tuple[str, ...]:
    if not isinstance(said, (list, tuple)) or not all(isinstance(one, str) for one in said):
        raise PolicyProblem(f"{where} are a list of texts.")
    return tuple(str(one) for one in said)


def _patterns(where: str, said: object) -> tuple[str, ...]:
    """Read a list of patterns, or a table of lists by language."""
    lists: Sequence[object] = list(said.values()) if isinstance(said, Mapping) else [said]
    found = [one for some in lists if isinstance(some, (list, tuple)) for one in some]
    if not all(isinstance(some, (list, tuple)) for some in lists) or not all(
        isinstance(o, str) for o in found
    ):
        raise PolicyProblem(f"{where}: patterns are a list of texts, or one list for each language.")
    patterns = tuple(str(one) for one in found)
    try:
        compiled(patterns)
    except ValueError as error:
        raise PolicyProblem(f"{where}: {error}.") from error
    return patterns
