"""Looks every pinned dependency up for known holes and counts the packages really answered for.

Exit code: 0 all were answered for and none has a known hole, 1 holes, 3 not all were answered for.
"""

import json
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
HOLES, NOT_ALL = 1, 3


def pinned() -> list[str]:
    """Return every package of uv.lock as name==version."""
    command = [
        BIN / "uv",
        "export",
        "--frozen",
        "--all-groups",
        "--no-hashes",
        "--no-emit-project",
        "--no-annotate",
    ]
    text = subprocess.run(
        [*command, "--no-header", "--quiet"], check=True, capture_output=True, text=True
    ).stdout
    return [line.split(" ;")[0].strip() for line in text.splitlines() if line.strip()]


def answers(packages: list[str]) -> list[dict[str, object]]:
    """Ask for all packages; an empty list when nobody could be asked."""
    wanted = Path(".venv/audited.txt")
    wanted.write_text("\n".join(packages), encoding="utf-8")
    command = [BIN / "pip-audit", "--requirement", wanted, "--no-deps", "--disable-pip", "--format", "json"]
    done = subprocess.run(
        [*command, "--progress-spinner", "off"], check=False, capture_output=True, text=True
    )
    try:
        found: list[dict[str, object]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return []
    return found


def main() -> int:
    """Print what is known and return the exit code."""
    packages = pinned()
    answered = [one for one in answers(packages) if "vulns" in one]
    for one in answered:
        for hole in one["vulns"]:  # type: ignore[attr-defined]  # pip-audit's own JSON
            mended = ", ".join(hole["fix_versions"]) or "no version yet"
            print(f"{one['name']} {one['version']}: {hole['id']}, mended in {mended}")
    missing = len(packages) - len(answered)
    print(
        f"audited: {len(answered)} of {len(packages)}"
        if not missing
        else f"not audited: {missing} of {len(packages)}"
    )
    if any(one["vulns"] for one in answered):
        return HOLES
    return NOT_ALL if missing else 0


if __name__ == "__main__":
    sys.exit(main())
