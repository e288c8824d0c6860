"""Removes one guard at a time from a copy of the tree; the named test must fail there."""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MARK = "must fail: "
# Guards against what only two connections can do at once: without a server there is nothing to see.
ON_A_SERVER = "must fail on PostgreSQL: "
NO_SERVER = b"no PostgreSQL answers"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "*.db*", "backups")
AT_ONCE = 2
LONGEST_S = 180
FAILED = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one mutant.

    Attributes:
        caught: whether the named test failed, and for no other reason than the missing guard.
        said: one line for the table.
        left_out: it needs a PostgreSQL server and none answers here.
    """

    name: str
    caught: bool
    said: str
    left_out: bool = False


def judge(patch: Path) -> Verdict:
    """Apply one patch to a copy and run its test."""
    first = patch.read_text(encoding="utf-8").partition("\n")[0]
    mark = next((mark for mark in (MARK, ON_A_SERVER) if first.startswith(mark)), None)
    if mark is None:
        return Verdict(patch.stem, caught=False, said=f"the first line must begin with '{MARK}'")
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        applied = run(["patch", "--strip=1", "--batch", "--fuzz=0", f"--input={patch}"], copy)
        if applied.returncode:
            return Verdict(patch.stem, caught=False, said="no longer applies")
        return run_test(patch.stem, first.removeprefix(mark).strip(), copy, on_server=mark == ON_A_SERVER)


def run_test(name: str, test: str, copy: Path, *, on_server: bool) -> Verdict:
    """Run the named test in the mutated copy."""
    options = ["-x", "-q", "-rs", "-p", "no:randomly", "-p", "no:cacheprovider"]
    try:
        ended = run([sys.executable, "-m", "pytest", *options, test], copy)
    except subprocess.TimeoutExpired:
        return Verdict(name, caught=False, said=f"{test} ended in no time that counts")
    if ended.returncode == FAILED:
        return Verdict(name, caught=True, said=test)
    if on_server and NO_SERVER in ended.stdout:
        return Verdict(name, caught=False, said=f"no PostgreSQL answers: {test}", left_out=True)
    survived = f"SURVIVED {test}" if ended.returncode == 0 else f"{test} could not run ({ended.returncode})"
    return Verdict(name, caught=False, said=survived)


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a copy, whose own code comes first on the path."""
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, timeout=LONGEST_S, check=False
    )


def main() -> int:
    """Judge every mutant, or those named on the command line, and print the table."""
    wanted = sys.argv[1:]
    patches = [p for p in sorted(HERE.glob("*.patch")) if not wanted or p.stem in wanted]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        verdicts = list(pool.map(judge, patches))
    for verdict in verdicts:
        word = "left out" if verdict.left_out else "caught  " if verdict.caught else "NOT CAUGHT"
        print(f"{word} {verdict.name:34} {verdict.said}")
    caught, left_out = (sum(getattr(one, what) for one in verdicts) for what in ("caught", "left_out"))
    print(f"{caught} passed, {len(verdicts) - caught - left_out} failed, {left_out} left out")
    return 0 if caught and caught + left_out == len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
