"""Who writes: people, and the cast that the demo and the tests start with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Wire = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Somebody with a Telegram account.

    Attributes:
        id: Telegram's numeric user id, positive, below 2^52.
        language_code: IETF tag of their client; "" sends none.
    """

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"
    is_premium: bool = False

    def wire(self) -> Wire:
        """The `User` object that a bot sees."""
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
            "is_premium": self.is_premium,
        }
        user: Wire = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return user | {name: value for name, value in optional.items() if value}

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


DEFAULT_PEOPLE = (
    Person(2001, "Mia", username="mia_makes"),
    Person(2002, "Иван", username="ivan_smm", language_code="ru"),
    Person(1001, "Olga", "(operator)", username="olga_ops"),
    Person(3001, "Sam"),
)
