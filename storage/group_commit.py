"""Many functions, one COMMIT: runs on the writer's thread."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import perf_counter
from typing import Any

from storage.database import Tx
from storage.outcome import Outcome, call
from storage.sqlite_errors import ours
from storage.sqlite_tx import SqliteTx

MOST_FUNCTIONS = 256
MOST_WORK_S = 0.020

Function = Callable[[Tx], Any]
Runner = Callable[[sqlite3.Connection, Function], Outcome]


class _OneRaised(Exception):
    """A function of the group raised: what it has done must be undone alone."""


def run_group(connection: sqlite3.Connection, functions: Sequence[Function]) -> list[Outcome]:
    """Run functions in one transaction; one that raises is rolled back alone.

    Returns:
        One outcome for each function that was run, in order; fewer than asked for when the work took long.
        When the transaction as a whole failed, nothing of it happened and every function was run alone.
    """
    try:
        _begin(connection)
    except sqlite3.Error as error:
        return [Outcome(error=ours(error)) for _ in functions]
    run = _together if len(functions) > 1 else _singly
    try:
        return run(connection, functions)
    except Exception:  # noqa: BLE001 - whatever ended the group, each function gets its own answer
        return [_alone(connection, function) for function in functions]


def _together(connection: sqlite3.Connection, functions: Sequence[Function]) -> list[Outcome]:
    try:
        outcomes = _each_or_none(connection, functions)
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise
    return outcomes


def _each_or_none(connection: sqlite3.Connection, functions: Sequence[Function]) -> list[Outcome]:
    """Run functions as if none will raise; where one does, run them anew so that it can be rolled back alone.

    A savepoint keeps a copy of every page that changes after it: that is dear for what is hardly ever needed.
    """
    try:
        return _each(connection, functions, _bare)
    except _OneRaised:
        _begin(connection)
        return _each(connection, functions, _in_savepoint)


def _each(connection: sqlite3.Connection, functions: Sequence[Function], run: Runner) -> list[Outcome]:
    began = perf_counter()
    outcomes: list[Outcome] = []
    for function in functions:
        outcomes.append(run(connection, function))
        if perf_counter() - began > MOST_WORK_S:
            break
    return outcomes


def _bare(connection: sqlite3.Connection, function: Function) -> Outcome:
    outcome = call(SqliteTx(connection), function)
    if outcome.error is not None:
        raise _OneRaised
    return outcome


def _singly(connection: sqlite3.Connection, functions: Sequence[Function]) -> list[Outcome]:
    """Run the only one there is: it needs no savepoint, the transaction is its own."""
    try:
        outcome = call(SqliteTx(connection), functions[0])
        # Either fails when SQLite itself has ended the transaction.
        connection.execute("COMMIT" if outcome.error is None else "ROLLBACK")
    except BaseException:
        _roll_back(connection)
        raise
    return [outcome]


def _in_savepoint(connection: sqlite3.Connection, function: Function) -> Outcome:
    connection.execute("SAVEPOINT one")
    outcome = call(SqliteTx(connection), function)
    # Both fail when SQLite itself has ended the whole transaction, and with it the savepoint.
    if outcome.error is not None:
        connection.execute("ROLLBACK TO one")
    connection.execute("RELEASE one")
    return outcome


def _alone(connection: sqlite3.Connection, function: Function) -> Outcome:
    try:
        _begin(connection)
        outcome = call(SqliteTx(connection), function)
        if outcome.error is None:
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        outcome = Outcome(error=ours(error))
    finally:
        _roll_back(connection)
    return outcome


def _begin(connection: sqlite3.Connection) -> None:
    _roll_back(connection)
    connection.execute("BEGIN IMMEDIATE")


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
