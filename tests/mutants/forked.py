"""pytest in a process that is forked from one which has imported what tests need, but nothing of ours."""

import gc
import multiprocessing
import os
import signal
import sys
from importlib import import_module
from pathlib import Path

import pytest
from mutated import OURS, ROOT, become

READ_AHEAD = (
    "aiogram",
    "alembic.command",
    "fluent.runtime",
    "hypothesis.stateful",
    "psycopg_pool",
    "pydantic_settings",
    "pytest_asyncio.plugin",
    "typer.testing",
)
# The last: pytest would rewrite the asserts of its plugins, but they are imported already.
OPTIONS = [
    "-x",
    "-q",
    "-rs",
    "-p",
    "no:randomly",
    "-p",
    "no:cacheprovider",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
]
LONGEST_S = 180
# A process that breaks before pytest can judge ends with 1; a test that fails must look different.
JUDGED = 100
NOT_MUTATED = 99


def read_ahead() -> None:
    """Import once what each of the many forks would import."""
    for name in READ_AHEAD:
        import_module(name)
    gc.freeze()


def run_test(test: str, tree: Path, said: Path) -> int | None:
    """Run a test on the code of a tree; return how pytest ends, None when it has not in a time that counts.

    Args:
        test: as pytest names it.
        tree: where our code stands.
        said: a file for what pytest says.
    """
    process = multiprocessing.get_context("fork").Process(target=_be_pytest, args=(test, tree, said))
    process.start()
    process.join(LONGEST_S)
    if process.exitcode is None:
        os.killpg(process.ident or 0, signal.SIGKILL)
        return None
    return process.exitcode - JUDGED


def _be_pytest(test: str, tree: Path, said: Path) -> None:
    os.setsid()
    with said.open("wb") as file:
        for door in (1, 2):
            os.dup2(file.fileno(), door)
    become(tree)
    sys.path.insert(0, str(tree))
    ended = pytest.main([*OPTIONS, test])
    sys.exit(NOT_MUTATED if _strays() else JUDGED + ended)


def _strays() -> list[str]:
    """Modules of ours that were not taken from the mutated tree."""
    ordinary = tuple(f"{ROOT}/{package}/" for package in OURS)
    return [
        name for name, one in sys.modules.items() if str(getattr(one, "__file__", "")).startswith(ordinary)
    ]
