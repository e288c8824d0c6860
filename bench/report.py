"""The table people read, and the file programs read."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.goals import Measured

HEAD = ("figure", "ours", "", "must", "goal", "runs", "")
SIGNS = {"less": "<=", "more": ">="}


def table(found: Sequence[Measured]) -> str:
    """Return the table."""
    rows = [HEAD, *(_row(one) for one in found)]
    wide = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip() for row in rows
    ]
    return "\n".join((lines[0], "-" * len(lines[0]), *lines[1:], "", *_notes(found)))


def write(found: Iterable[Measured], path: Path) -> None:
    """Write `results.json`."""
    rows = {one.name: one.row() for one in found}
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def _row(one: Measured) -> tuple[str, ...]:
    goal = one.goal
    sign = SIGNS[goal.better]
    ratio = f"{one.ratio:.2f} {goal.says}" if one.ratio is not None else goal.says
    spread = " ".join(f"{run:.2f}" for run in one.runs)
    must = "-" if goal.must is None else f"{sign} {goal.must:g}"
    return (
        one.name,
        f"{one.value:.2f} {goal.unit}",
        ratio,
        must,
        f"{sign} {goal.wish:g}",
        spread,
        _verdict(one),
    )


def _verdict(one: Measured) -> str:
    if not one.passes:
        return "FAILS"
    return "goal" if one.pleases else "ok"


def _notes(found: Sequence[Measured]) -> list[str]:
    notes = [f"{one.name}: {one.note}" for one in found if one.note]
    return notes + [f"{one.name}: {failure}" for one in found for failure in one.failures]
