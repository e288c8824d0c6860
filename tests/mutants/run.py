"""Removes one guard at a time from a copy of the tree; the named test must fail there."""

import multiprocessing
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from forked import read_ahead, run_test
from mutated import make_tree, without_guard

HERE = Path(__file__).parent
MARK = "must fail: "
# Guards against what only two connections can do at once: without a server there is nothing to see.
ON_A_SERVER = "must fail on PostgreSQL: "
NO_SERVER = "no PostgreSQL answers"
AT_ONCE = 2
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


def judge(patch: Path, folder: Path) -> Verdict:
    """Apply one patch to the copy of this process and run its test."""
    first = patch.read_text(encoding="utf-8").partition("\n")[0]
    mark = next((mark for mark in (MARK, ON_A_SERVER) if first.startswith(mark)), None)
    if mark is None:
        return Verdict(patch.stem, caught=False, said=f"the first line must begin with '{MARK}'")
    with without_guard(patch, tree := tree_of_this_process(folder)) as applied:
        if not applied:
            return Verdict(patch.stem, caught=False, said="no longer applies")
        return judge_by(first.removeprefix(mark).strip(), patch.stem, tree, on_server=mark == ON_A_SERVER)


def tree_of_this_process(folder: Path) -> Path:
    """Return a copy of the tree that no other process changes."""
    tree = folder / multiprocessing.current_process().name / "tree"
    if not tree.exists():
        make_tree(tree)
    return tree


def judge_by(test: str, name: str, tree: Path, *, on_server: bool) -> Verdict:
    """Run the named test in the mutated copy."""
    said = tree.parent / "said"
    ended = run_test(test, tree, said)
    if ended is None:
        return Verdict(name, caught=False, said=f"{test} ended in no time that counts")
    if ended == FAILED:
        return Verdict(name, caught=True, said=test)
    if on_server and NO_SERVER in said.read_text(encoding="utf-8", errors="replace"):
        return Verdict(name, caught=False, said=f"no PostgreSQL answers: {test}", left_out=True)
    survived = f"SURVIVED {test}" if ended == 0 else f"{test} could not run ({ended})"
    return Verdict(name, caught=False, said=survived)


def judge_all(patches: list[Path]) -> list[Verdict]:
    """Judge mutants, some at once."""
    read_ahead()
    context = multiprocessing.get_context("fork")
    with (
        tempfile.TemporaryDirectory(prefix="mutants-") as folder,
        ProcessPoolExecutor(AT_ONCE, context) as pool,
    ):
        return list(pool.map(judge, patches, repeat(Path(folder))))


def main() -> int:
    """Judge every mutant, or those named on the command line, and print the table."""
    wanted = sys.argv[1:]
    patches = [p for p in sorted(HERE.glob("*.patch")) if not wanted or p.stem in wanted]
    verdicts = judge_all(patches)
    for verdict in verdicts:
        word = "left out" if verdict.left_out else "caught  " if verdict.caught else "NOT CAUGHT"
        print(f"{word} {verdict.name:34} {verdict.said}")
    caught, left_out = (sum(getattr(one, what) for one in verdicts) for what in ("caught", "left_out"))
    print(f"{caught} passed, {len(verdicts) - caught - left_out} failed, {left_out} left out")
    return 0 if caught and caught + left_out == len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
