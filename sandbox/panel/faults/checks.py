"""What is told about a fault must make sense before it is in force."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from sandbox.panel.faults.fault import ANY, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIONS = frozenset({ANY, "services", "add", "status", "refill", "refill_status", "cancel", "balance"})
COMMON: Mapping[str, Any] = {"before_ms": 0, "after_ms": 0, "execute": True}


def _whole(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def check_rule(fault: Fault, action: object, times: object, skip: object, chance: object) -> None:
    """Refuse a rule that could never strike as meant.

    Raises:
        ValueError: with a sentence about the first word that makes no sense.
    """
    if action is not None and action not in ACTIONS:
        raise ValueError(f"action is one of {sorted(ACTIONS)}")
    if action is not None and fault.action not in {ANY, action}:
        raise ValueError(f"action of this fault can only be {fault.action}")
    if times is not None and not _whole(times, 1):
        raise ValueError("times is a whole number from 1 on, or null for ever")
    if not _whole(skip, 0):
        raise ValueError("skip is a whole number from 0 on")
    if isinstance(chance, bool) or not isinstance(chance, int | float) or not 0 < chance <= 1:
        raise ValueError("chance is above 0 and at most 1")


def check_params(name: str, fault: Fault, params: Mapping[str, Any]) -> None:
    """Refuse parameters the fault does not have, and values of another sort than its defaults.

    Raises:
        ValueError: with a sentence about the first that makes no sense.
    """
    known = {**COMMON, **fault.params}
    for param, value in params.items():
        if param not in known:
            raise ValueError(f"{name} has no parameter {param!r}; it has {sorted(known)}")
        if not _like(known[param], value):
            raise ValueError(f"{param} is something like {known[param]!r}, not {value!r}")
    try:
        Decimal(str(params.get("factor", 1)))
    except InvalidOperation:
        raise ValueError("factor is a decimal number") from None


def _like(default: object, value: object) -> bool:
    """Numbers for numbers, text (or a number) for text, anything for None."""
    if default is None:
        return True
    if isinstance(default, bool):
        return isinstance(value, bool)
    number = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    if isinstance(default, int | float):
        return number
    return isinstance(value, type(default)) or (isinstance(default, str) and number)
