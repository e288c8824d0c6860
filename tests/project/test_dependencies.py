"""docs/dependencies.md is the list of what a running Panelgram needs."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_dependency_has_its_reason_and_no_other_stands_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.match(r"[a-z-]+", line).group() for line in project["dependencies"]}
    rows = re.findall(
        r"^\| ([a-z-]+) \| (.+) \|$",
        (ROOT / "docs/dependencies.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    reasons = {name: reason for name, reason in rows if name != "package"}
    assert set(reasons) == wanted
    assert all(len(reason) > 20 for reason in reasons.values())
