"""Services as broken scripts and careless staff list them; each must be survived, none may be guessed at."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sandbox.panel.services import Service

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CATEGORY = "🧪 Odd ones"

ODDITIES: tuple[dict[str, Any], ...] = (
    {"name": "Instagram Followers [dots are thousands]", "min": "5.000", "max": "100.000"},
    {"name": "Instagram Likes [many dots]", "min": "50", "max": "5.000.000"},
    {"name": "TikTok Views [commas]", "min": "1,000", "max": "10,000,000"},
    {"name": "YouTube Views [whole floats]", "min": 100.0, "max": "50000.0", "rate": 0.9},
    {"name": "Facebook Likes [numbers are numbers]", "min": 10, "max": 5000, "rate": 1.25},
    {"name": "Twitter Likes [very large max]", "max": "9223372036854775807"},
    {"name": "Spotify Plays [max below min]", "min": "1000", "max": "100"},
    {"name": "Instagram Saves [null limits]", "min": None, "max": None},
    {"name": "Instagram Reach [exponent rate]", "rate": "1e-3"},
    {"name": "Instagram Shares [negative rate]", "rate": "-0.50"},
    {"name": "Instagram Views [free]", "rate": "0"},
    {"name": "Twitch Followers [rate with a currency]", "rate": "$0.90"},
    {"name": "Threads Likes [null rate]", "rate": None},
    {"name": "TikTok Likes [unheard-of type]", "type": "Hyper Drip Deluxe"},
    {"name": "TikTok Likes [numeric type]", "type": 12},
    {"name": "TikTok Likes [platform kind as type]", "type": "likes"},
    {"name": "Instagram Auto Likes [blank after type]", "type": "Subscriptions "},
    {"name": "YouTube Comments [type with underscore]", "type": "Custom_comments"},
    {"name": "YouTube Comments [type in lower case]", "type": "custom_comments"},
    {"name": "<script>alert('name')</script> <b>Instagram</b> &amp; <i>Likes</i>"},
    {"name": "Instagram Followers \u202eexe.sknil\u202c [reversed by marks]"},
    {"name": "متابعين انستقرام حقيقيين \u200f| ضمان 30 يوم | Max 10K"},
    {"name": "עוקבים באינסטגרם אמיתיים ✅ Refill 30D"},
    {"name": "Inst\u200bagram\u200d Lik\u00ades [zero-width inside]"},
    {"name": "\U0001d5dc\U0001d5fb\U0001d600\U0001d601\U0001d5ee \U0001d5d9ollowers [bold letters]"},
    {"name": "Instagram\n\nLikes\t[line breaks]\x00 and a NUL"},
    {"name": "Instagram Likes [half of an emoji] \ud83d"},
    {"name": ""},
    {"name": "   "},
    {"name": None},
    {"name": 404},
    {"name": "Instagram Likes " + "very " * 60 + "long name"},
    {"name": "Instagram Likes [no category]", "category": None},
    {"name": "Instagram Likes [category in HTML]", "category": "<h1>Instagram</h1> &raquo; Likes"},
    {"name": "Instagram Likes [flags as text]", "refill": "true", "cancel": "1", "dripfeed": "0"},
    {"name": "Instagram Likes [flags as numbers]", "refill": 1, "cancel": 0, "dripfeed": None},
    {"name": "Instagram Likes [empty flags]", "refill": "", "cancel": ""},
    {
        "name": "Instagram Likes [names in tongues]",
        "name_lang": {"tr": "Beğeni"},
        "category_lang": {"tr": "Diğer"},
    },
    {
        "name": "Instagram Likes [unknown fields]",
        "soc": "ig",
        "per_url": 3,
        "average_time": 42,
        "nested": [[{}]],
    },
    {"name": "Trustpilot R3v1ews ★★★★★ [leetspeak]"},
    {"name": "G🔥o🔥o🔥g🔥l🔥e R.e.v.i.e.w.s [emoji between letters]"},
)


# What the panel itself holds true, where a patient reader can make it out from the row above.
TRUTHS: Mapping[str, dict[str, Any]] = {
    "Instagram Followers [dots are thousands]": {"min": 5_000, "max": 100_000},
    "Instagram Likes [many dots]": {"max": 5_000_000},
    "TikTok Views [commas]": {"min": 1_000, "max": 10_000_000},
    "YouTube Views [whole floats]": {"min": 100, "max": 50_000},
    "Facebook Likes [numbers are numbers]": {"min": 10, "max": 5_000, "rate": Decimal("1.25")},
    "Twitter Likes [very large max]": {"max": 10**12},
    "Instagram Reach [exponent rate]": {"rate": Decimal("0.001")},
    "Instagram Views [free]": {"rate": Decimal(0)},
}


def wild_services(numbers: Iterator[int]) -> list[Service]:
    """Every oddity as a service; ordered as its type reads, else as an ordinary Default service."""
    return [_odd(str(next(numbers)), odd) for odd in ODDITIES]


def _odd(number: str, odd: dict[str, Any]) -> Service:
    told: dict[str, Any] = {
        "rate": Decimal("0.90"),
        "min": 50,
        "max": 10_000,
        "type": str(odd.get("type", "Default")),
    }
    truth = told | TRUTHS.get(str(odd.get("name")), {})
    return Service(number, "Odd one", CATEGORY, subject="wild", odd=odd, **truth)
