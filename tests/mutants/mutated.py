"""Copies of the tree in which a guard is missing for the length of one test."""

import compileall
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from py_compile import PycInvalidationMode

ROOT = Path(__file__).parents[2]
OURS = ("bot", "handlers", "locales", "panel", "sandbox", "shop", "storage")
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.db*", "backups"
)
CHANGED = "+++ b/"


def make_tree(tree: Path) -> None:
    """Copy the tree, and compile it once for all mutants: byte code that names its source's hash is never stale."""
    shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
    for package in OURS:
        compileall.compile_dir(tree / package, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)


def changed_by(patch: Path) -> list[str]:
    """Return the names of the files that a patch changes."""
    lines = patch.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(CHANGED).partition("\t")[0] for line in lines if line.startswith(CHANGED)]


@contextmanager
def without_guard(patch: Path, tree: Path) -> Iterator[bool]:
    """Change a copy of the tree as a patch says, for as long as the block runs; gives whether it applies."""
    command = ["patch", "--strip=1", "--batch", "--fuzz=0", "--no-backup-if-mismatch", f"--input={patch}"]
    try:
        yield not subprocess.run(command, cwd=tree, capture_output=True, check=False).returncode
    finally:
        for name in changed_by(patch):
            shutil.copy2(ROOT / name, tree / name)


def become(tree: Path) -> None:
    """Let this process, and those it starts, find our code in this tree."""
    os.chdir(tree)
    os.environ.update(PYTHONPATH=str(tree), PYTHONDONTWRITEBYTECODE="1")
