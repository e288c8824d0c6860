"""What the Python of the conversation does with texts: which it names, and which it hides in code."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

READERS = frozenset({"text", "html", "nodes"})
WAIVER = "# not for people"
SHOWN_AS = frozenset({"text", "caption", "title", "description", "label"})


def literals(tree: ast.AST) -> set[str]:
    """Return every text literal: ids may stand in tables."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def misread(tree: ast.AST, variables: Mapping[str, frozenset[str]], where: Path) -> Iterator[str]:
    """Say which calls name no text, name one that does not exist, or give it the wrong variables."""
    for call in ast.walk(tree):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr in READERS
            and call.args
        ):
            for problem in _call(call, variables):
                yield f"{where}:{call.lineno}: {problem}"


def hidden(source: str, where: Path) -> Iterator[str]:
    """Say where text for people stands in code instead of a Fluent file.

    A line that ends in `# not for people` is excused: words of Telegram's own, for example.
    """
    tree, lines = ast.parse(source), source.splitlines()
    excused = set(_excused(tree)) | {node for node in ast.walk(tree) if _waived(node, lines)}
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in SHOWN_AS and _has_letters(node.value):
            yield f"{where}:{node.value.lineno}: text for people in code"
        elif isinstance(node, ast.Constant) and node not in excused and _is_prose(node.value):
            yield f"{where}:{node.lineno}: text for people in code: {node.value!r}"


def _reads(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in READERS and bool(call.args)


def _call(call: ast.Call, variables: Mapping[str, frozenset[str]]) -> Iterator[str]:
    key = call.args[0]
    if isinstance(key, ast.JoinedStr | ast.BinOp):
        yield "the id of a text is put together; name it, or take it from a table"
    if not (isinstance(key, ast.Constant) and isinstance(key.value, str)):
        return
    if key.value not in variables:
        yield f"there is no text {key.value}"
    elif all(word.arg for word in call.keywords):
        given = {word.arg for word in call.keywords if word.arg}
        odd = ", ".join(sorted(given ^ variables[key.value]))
        if odd:
            yield f"{key.value} does not get the variables it has ({odd})"


def _excused(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings and what is raised are for those who read code and logs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise):
            yield from ast.walk(node)


def _waived(node: ast.AST, lines: list[str]) -> bool:
    return isinstance(node, ast.Constant) and lines[node.lineno - 1].rstrip().endswith(WAIVER)


def _has_letters(node: ast.AST) -> bool:
    parts = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return isinstance(node, ast.Constant | ast.JoinedStr) and any(
        isinstance(part, str) and any(map(str.isalpha, part)) for part in parts
    )


def _is_prose(value: object) -> bool:
    if not isinstance(value, str) or not any(map(str.isalpha, value)):
        return False
    foreign = any(letter.isalpha() and not letter.isascii() for letter in value)
    words = [word for word in value.split() if word.isalpha()]
    return foreign or len(words) > 1
