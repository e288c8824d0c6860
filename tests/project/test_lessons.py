"""`docs/lessons.md` promises a test for each mistake: every one it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LESSONS = (ROOT / "docs" / "lessons.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", LESSONS)))
LINES = [line for line in LESSONS.splitlines() if line.startswith("| ") and "elsewhere |" not in line]


@cache
def names_in(file):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_named_test_exists(file, name):
    assert name in names_in(file)


def test_every_lesson_names_a_test():
    assert len(LINES) > 30
    assert [line for line in LINES if not re.search(r"`tests/[\w/]+\.py::test_\w+`", line)] == []
