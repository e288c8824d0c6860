"""What the Fluent files hold: ids and their variables, and what is wrong with the files themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor


@dataclass
class Language:
    """One language as its files have it.

    Attributes:
        variables: of each text, by its id.
        mentions: ids that other texts of the same language quote.
        problems: sentences about unreadable or doubled entries.
    """

    tag: str
    variables: dict[str, frozenset[str]] = field(default_factory=dict)
    mentions: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


class _Names(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's naming
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the visitor's naming
        self.messages.add(node.id.name)


def read(folder: Path) -> Language:
    """Read every file of one language."""
    language = Language(folder.name)
    for path in sorted(folder.glob("*.ftl")):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            _take(language, entry, f"{folder.name}/{path.name}")
    return language


def differences(first: Language, other: Language) -> Iterator[str]:
    """Say which ids and variables one language has and another has not."""
    for key in sorted(first.variables.keys() ^ other.variables.keys()):
        lacking = other if key in first.variables else first
        yield f"{key}: missing in {lacking.tag}"
    for key in sorted(first.variables.keys() & other.variables.keys()):
        if first.variables[key] != other.variables[key]:
            odd = ", ".join(sorted(first.variables[key] ^ other.variables[key]))
            yield f"{key}: {first.tag} and {other.tag} do not use the same variables ({odd})"


def _take(language: Language, entry: ast.EntryType, where: str) -> None:
    if isinstance(entry, ast.Junk):
        language.problems.append(f"{where}: cannot be read: {str(entry.content).strip().splitlines()[0]}")
    elif isinstance(entry, ast.Message):
        if entry.id.name in language.variables:
            language.problems.append(f"{where}: {entry.id.name} is there twice")
        names = _Names()
        names.visit(entry)
        language.variables[entry.id.name] = frozenset(names.variables)
        language.mentions |= names.messages
