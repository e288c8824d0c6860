"""A small catalogue as panels write theirs, for tests of finding."""

from dataclasses import replace
from decimal import Decimal

from shop.catalogue import Service
from shop.finding import Asked, find
from shop.words import kind_of, platform_of

LIKES = Service(1, "101", "Instagram Likes", "Instagram Likes", "default", Decimal("0.9"), 10, 1000)

SHOP = (
    ("Instagram Followers | Non Drop | R30 | Max 250K", "IG - Followers", "2.00"),
    ("Instagram Followers | Bots | No Refill | 5K/Day", "IG - Followers", "0.50"),
    ("Instagram Подписчики | Гарантия 30 дней", "Instagram » Подписчики 🇷🇺", "1.50"),
    ("Instagram متابعين | ضمان 30 يوم", "Instagram ⬅️ متابعين 🇸🇦", "1.60"),
    ("Instagram Takipçi ~ Telafisiz", "🇹🇷 Instagram | Türk Takipçi 🔥", "1.10"),
    ("Instagram Likes | Real Users", "IG - Likes", "0.40"),
    ("Instagram Comment Likes | Real Users", "IG - Likes", "0.30"),
    ("Instagram Auto Likes", "IG - Likes", "0.35"),
    ("TikTok Likes | Female Profiles | Day 10K", "TT - Likes", "0.80"),
    ("TikTok Video Views | Day 500 | Max 20K", "TT - Views", "0.01"),
    ("YouTube Subscribers | USA", "YouTube", "9.00"),
    ("YouTube Watch Time [60 Min+ Video]", "YouTube", "12.00"),
    ("YouTube Views | High Retention", "YouTube", "1.20"),
    ("Spotify Plays | Worldwide", "Spotify", "0.30"),
)


def service(number, name, category, rate, **changes):
    platform = platform_of(name, category)
    facts = {"kind": kind_of(name, category, platform), "platform": platform, "rate": Decimal(rate)}
    return replace(
        LIKES, id=number, number=str(number + 100), name=name, category=category, **{**facts, **changes}
    )


def names(index, typed, **narrowed):
    return [one.name for one in find(index, Asked(typed, **narrowed))]
