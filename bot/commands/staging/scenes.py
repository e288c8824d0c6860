"""What happened in the demo's shop before anybody looked: one row an order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OLGA, MIA, IVAN = 1001, 2001, 2002


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody of the cast, as Telegram describes them."""

    id: int
    name: str
    username: str
    language: str


CUSTOMERS = (Customer(OLGA, "Olga (operator)", "olga_ops", "en"), Customer(IVAN, "Иван", "ivan_smm", "ru"))
"""Mia is new: her chat is for whoever opens the page."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One order and what the panel made of it.

    Attributes:
        ago: minutes before the demo began.
        person: who ordered.
        platform: of the service.
        kind: what it delivers.
        fate: what becomes of it at the panel, in the sandbox's words.
        fault: what went wrong when it was placed.
        answer: what the panel says of it instead of the truth.
        begins: minutes until the panel is seen at work on it; from then to its end it takes `takes` minutes.
    """

    ago: int
    person: int
    platform: str
    kind: str
    link: str
    quantity: int
    fate: str = "normal"
    fault: Mapping[str, Any] | None = None
    answer: Mapping[str, Any] = field(default_factory=dict)
    begins: float = 0.5
    takes: float = 0.5


def _regular(n: int) -> Scene:
    """One of the orders that make the shop's best known service known: by night and day, now and then in part."""
    return Scene(
        ago=70 * 60 - 55 * n,
        person=IVAN,
        platform="instagram",
        kind="followers",
        link=f"https://www.instagram.com/cake.no.{n + 1}/",
        quantity=100,
        fate="partial:0.8" if n in {11, 29} else "normal",
        begins=3 + 5 * n % 7,
        takes=2 + n % 3,
    )


REGULARS = 45
SCENES = (
    *map(_regular, range(REGULARS)),
    Scene(58, IVAN, "instagram", "followers", "https://www.instagram.com/ivan.makes.bread/", 500),
    Scene(
        55, IVAN, "youtube", "views", "https://www.youtube.com/watch?v=aB3dE5fG7hI", 1000, fate="partial:0.6"
    ),
    Scene(49, OLGA, "tiktok", "likes", "https://www.tiktok.com/@olga.bakes/video/7301234567890123456", 300),
    Scene(
        44, IVAN, "instagram", "likes", "https://www.instagram.com/p/C9xYzAbCdEf/", 1000, fate="canceled:0.2"
    ),
    Scene(
        37,
        IVAN,
        "tiktok",
        "followers",
        "https://www.tiktok.com/@ivan.makes.bread",
        200,
        fault={"name": "error", "text": "Bad link"},
    ),
    Scene(31, OLGA, "youtube", "likes", "https://www.youtube.com/watch?v=zY9xW7vU5tS", 250),
    Scene(
        26,
        IVAN,
        "instagram",
        "views",
        "https://www.instagram.com/reel/C8pQrStUvWx/",
        2000,
        fate="partial:0.5",
        answer={"remains": None},
    ),
    Scene(
        18,
        IVAN,
        "youtube",
        "subscribers",
        "https://www.youtube.com/@ivan-makes-bread",
        100,
        fault={"name": "close_after"},
    ),
    Scene(
        2, IVAN, "instagram", "followers", "https://www.instagram.com/ivan.makes.cakes/", 1000, fate="slow"
    ),
)
