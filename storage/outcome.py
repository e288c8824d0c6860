"""What became of one function that ran in a transaction, the same on both engines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result with its signals, or an error."""

    result: Any = None
    error: BaseException | None = None
    signals: tuple[str, ...] = ()


class EngineTx(Tx, Protocol):
    """A transaction as an engine makes it.

    Attributes:
        signals: what to tell after COMMIT.
        failure: the error of the statement that failed.
    """

    signals: list[str]
    failure: BaseException | None


def call(tx: EngineTx, function: Callable[[Tx], Any]) -> Outcome:
    """Call a function and catch whatever it raises; COMMIT or ROLLBACK is the caller's."""
    try:
        result = function(tx)
    except StopIteration as error:
        # No future can carry one: its caller would wait for ever.
        wrapped = RuntimeError("a transaction's function raised StopIteration")
        wrapped.__cause__ = error
        return Outcome(error=wrapped)
    except BaseException as error:  # noqa: BLE001 - the caller gets it, whatever it is
        return Outcome(error=error)
    # A function that swallowed a database error has done half of its work.
    return Outcome(error=tx.failure) if tx.failure else Outcome(result, signals=tuple(tx.signals))
