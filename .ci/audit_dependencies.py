"""Looks every pinned dependency up for known holes and counts the packages really answered for.

Exit code: 0 all were answered for and none has a known hole, 1 holes, 3 not all were answered for.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

BIN = Path(sys.executable).parent
HOLES, NOT_ALL = 1, 3
EXPORT = [
    "export",
    "--frozen",
    "--all-groups",
    "--no-hashes",
    "--no-emit-project",
    "--no-annotate",
    "--no-header",
    "--quiet",
]
LOOK_UP = ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]


def pinned() -> list[str]:
    """Return every package of uv.lock as name==version."""
    text = subprocess.run([BIN / "uv", *EXPORT], check=True, capture_output=True, text=True).stdout
    return [line.split(" ;")[0].strip() for line in text.splitlines() if line.strip()]


def answers(packages: list[str]) -> tuple[list[dict[str, Any]], str]:
    """Ask for all packages: what was answered, and why nobody could be asked (then nothing was)."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "audited.txt"
        wanted.write_text("\n".join(packages), encoding="utf-8")
        done = subprocess.run(
            [BIN / "pip-audit", "--requirement", wanted, *LOOK_UP],
            check=False,
            capture_output=True,
            text=True,
        )
    try:
        return json.loads(done.stdout)["dependencies"], ""
    except (ValueError, KeyError):
        return [], next(reversed(done.stderr.strip().splitlines()), "no answer")


def holes(answered: list[dict[str, Any]]) -> list[str]:
    """Return a sentence for each known hole."""
    return [
        f"{one['name']} {one['version']}: {hole['id']}, "
        f"mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in answered
        for hole in one["vulns"]
    ]


def main() -> int:
    """Print what is known and return the exit code."""
    packages = pinned()
    found, trouble = answers(packages)
    answered = [one for one in found if "vulns" in one]
    known, missing = holes(answered), len(packages) - len(answered)
    print(*known, sep="\n", end="\n" if known else "")
    if not missing:
        print(f"audited: {len(packages)} of {len(packages)}")
        return HOLES if known else 0
    reasons = (one["skip_reason"] for one in found if "skip_reason" in one)
    print(f"not audited: {missing} of {len(packages)}")
    print(f"why: {trouble or next(reasons, 'the answer leaves them out')}")
    return HOLES if known else NOT_ALL


if __name__ == "__main__":
    sys.exit(main())
