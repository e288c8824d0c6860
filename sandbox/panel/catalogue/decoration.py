"""How panels dress up the names of services and categories."""

from __future__ import annotations

CATEGORIES: tuple[str, ...] = (
    "{sign} {platform} {good}",
    "{sign} {platform} {good} [ Refill 30D ♻️ ]",
    "⚡ {platform} {good} » Fast",
    "{PLATFORM} {GOOD} ➤ REAL",
    "»» {platform} - {good} ««",
    "『 {platform} 』{good} | Best Price 💰",
    "{sign} {platform} » {good} ✅ [ Guaranteed ]",
    "🔥 {platform} {good} — Own Server",
    "{platform} {good} ⬇️ NO REFILL ⬇️",
    "⭐ {platform} {good} [Targeted 🎯]",
    "{SHORT} - {good} 🆕 UPDATED",
    "━━ {platform} {good} ━━ [ HQ / Slow ]",
    "{sign}{platform} {good}『Lifetime ♻️』",
    "🏆 PREMIUM | {platform} {good}",
    "{platform} {good} (Emergency)",
)

QUALITIES: tuple[str, ...] = (
    "HQ",
    "Real Users",
    "Mixed Quality",
    "Bots",
    "Old Accounts With Posts",
    "100% Active Profiles",
    "Less Drop",
    "Non Drop",
    "High Retention",
    "Cheapest In The Market",
    "Female Profiles",
    "Worldwide",
    "USA 🇺🇸",
    "Brazil 🇧🇷",
    "India 🇮🇳",
    "Turkey 🇹🇷",
    "Arab 🇸🇦",
    "Korea 🇰🇷",
    "Verified Blue Tick ☑️",
    "From Explore",
    "Organic Looking",
)

OPENINGS: tuple[str, ...] = (
    "",
    "",
    "",
    "",
    "⚡ ",
    "🔥 ",
    "🆕 ",
    "⭐",
    "✅ ",
    "💎 ",
    "⛔ ",
    "S1 | ",
    "API ",
    "VIP - ",
)
SEPARATORS: tuple[str, ...] = (" | ", " | ", " - ", " ~ ", " ➜ ", " • ", " » ", "] [", " / ")
STARTS: tuple[str, ...] = (
    "Start: 0-1H",
    "Instant Start",
    "Start Time: 0-15 Min",
    "0-6 Hrs Start",
    "Start: 0-24H",
    "INSTANT ⚡",
)
SPEEDS: tuple[str, ...] = ("Speed {n}/Day", "Speed: {n}/D", "Up To {n} Per Day", "{n}/Day 🚀", "Day {n}")
GUARANTEES: tuple[str, ...] = (
    "Refill {n}D",
    "R{n}",
    "{n} Days Refill ♻️",
    "♻️ {n} Days",
    "Refill Button {n}D ♻️",
)
NO_GUARANTEES: tuple[str, ...] = ("No Refill", "NR", "⚠️ No Refill", "No Refill / No Refund")
MOSTS: tuple[str, ...] = ("Max {n}", "MAX {n}", "Max: {n}", "{n} Max")
GUARANTEE_DAYS: tuple[int, ...] = (7, 15, 30, 30, 30, 60, 90, 99, 365)
SPEEDS_A_DAY: tuple[int, ...] = (
    200,
    500,
    1_000,
    2_000,
    5_000,
    10_000,
    20_000,
    50_000,
    100_000,
    500_000,
    1_000_000,
)

DESCRIPTIONS: tuple[str, ...] = (
    "Link: {link}\nStart: 0-1 hour\nSpeed: {speed} per day\nDo not order one link twice at a time.",
    "✅ Quality: {quality}\n⚡ Speed: {speed}/day\n♻️ Refill: {refill}\n\n⚠️ The account must be public!",
    "<b>{quality}</b><br>Speed {speed} / day<br>Refill: {refill}<br>Example: {link}",
    "{quality}. Drop 0-10%. A busy service starts later. The cancel button works before the start.",
    "Пример ссылки: {link}\nСкорость: до {speed} в сутки\nГарантия: {refill}",
)


def in_short(number: int) -> str:
    """`1500` as `1.5K`, `1000000` as `1M`, the way panels write."""
    for size, letter in ((1_000_000, "M"), (1_000, "K")):
        if number >= size:
            return f"{number / size:.1f}".removesuffix(".0") + letter
    return str(number)
