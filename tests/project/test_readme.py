"""What the README and its fellows point at is there, and the commands they name exist."""

import re
from pathlib import Path

import pytest

from bot.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/design.md"]
POINTERS = re.compile(r"""\]\(([^)#:]+)\)|src="([^":]+)"|`((?:[a-z_]+/)+[\w.]+)`""")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_points_at_is_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {next(filter(None, found)) for found in POINTERS.findall(text)}
    missing = [name for name in named if not any((ROOT / part / name).exists() for part in ("", "bot"))]
    assert not missing


def test_the_readme_names_every_command_and_no_other():
    named = set(re.findall(r"`panelgram ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    there = {command.__name__ for command in COMMANDS}
    assert named == there


def test_every_make_command_of_the_readme_is_a_target():
    named = set(re.findall(r"make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    targets = re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert {name for name in named if name != "command"} <= {*targets}
