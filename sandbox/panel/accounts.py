"""A customer of the panel: one API key, one balance, one currency."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(slots=True)
class Account:
    """`name` is what the control API shows; the key stays inside."""

    name: str
    key: str = field(repr=False)
    balance: Decimal
    currency: str
