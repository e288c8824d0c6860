"""What panels also sell and an honest shop hides: reviews, votes, reports, pressure on Telegram itself."""

from __future__ import annotations

from sandbox.panel.catalogue.goods import COMMENTS, PACKAGE, Good, Platform

TOUCHY: tuple[Platform, ...] = (
    Platform(
        "Google",
        "🔎",
        "GOOGLE",
        (
            Good("reviews", "Maps Reviews 5⭐ [Custom Text]", "900", "2400", 1, 200, COMMENTS, "r", 2),
            Good("reviews", "Business Rating 5 Stars", "500", "1500", 1, 500, offers="r", weight=1),
            Good("reviews", "Play Store App Reviews", "350", "900", 5, 1_000, COMMENTS, "", 1),
        ),
    ),
    Platform(
        "Trustpilot",
        "⭐",
        "TP",
        (
            Good("reviews", "Reviews [Verified, 5 Stars]", "1800", "4500", 1, 100, COMMENTS, "r", 1),
            Good("reviews", "Review Package", "19.00", "45.00", 1, 1, PACKAGE, "", 1),
        ),
    ),
    Platform(
        "TripAdvisor", "🦉", "TA", (Good("reviews", "Hotel Reviews", "1500", "3900", 1, 100, COMMENTS, ""),)
    ),
    Platform(
        "App Store",
        "🍏",
        "IOS",
        (Good("reviews", "iOS Ratings + Reviews", "700", "1900", 1, 500, offers=""),),
    ),
    Platform(
        "IMDb", "🎬", "IMDB", (Good("votes", "Movie Votes [10/10]", "3.00", "14.00", 50, 10_000, offers=""),)
    ),
    Platform(
        "Instagram",
        "🟣",
        "IG",
        (
            Good("votes", "Story Poll Votes", "0.40", "2.00", 20, 20_000, "Poll", "", 1),
            Good("reports", "Mass Report Account [Ban Service]", "15.00", "45.00", 1, 1, PACKAGE, "", 1),
        ),
    ),
    Platform(
        "YouTube",
        "▶️",
        "YT",
        (
            Good("dislikes", "Dislikes 👎", "1.20", "6.00", 10, 50_000, offers="r", weight=1),
            Good("votes", "Community Poll Votes", "0.90", "3.00", 20, 50_000, "Poll", "", 1),
        ),
    ),
    Platform(
        "Twitter", "🐦", "X", (Good("votes", "Poll Votes", "0.50", "3.20", 50, 100_000, "Poll", "", 1),)
    ),
    Platform(
        "Facebook",
        "🔵",
        "FB",
        (
            Good("reviews", "Page Reviews / Recommendations", "90", "300", 5, 1_000, COMMENTS, "", 1),
            Good("reports", "Report Page [Take Down]", "20.00", "45.00", 1, 1, PACKAGE, "", 1),
        ),
    ),
    Platform("Reddit", "👽", "RDT", (Good("votes", "Post Upvotes", "18.00", "45.00", 10, 1_000, offers=""),)),
    Platform(
        "Change.org",
        "✍️",
        "CHANGE",
        (Good("votes", "Petition Signatures", "40.00", "160", 50, 20_000, offers="", weight=1),),
    ),
    Platform("TikTok", "🎵", "TT", (Good("reports", "Video Report", "9.00", "30.00", 1, 1, PACKAGE, "", 1),)),
    Platform(
        "Telegram",
        "✈️",
        "TG",
        (
            Good("telegram_members", "Channel Members", "0.25", "4.50", 10, 200_000, offers="rcd", weight=5),
            Good(
                "telegram_members",
                "Group Members [Invites]",
                "3.00",
                "9.00",
                100,
                5_000,
                "Invites from Groups",
                "",
                1,
            ),
            Good(
                "telegram_reactions",
                "Positive Reactions 👍❤️🔥",
                "0.0200",
                "0.50",
                10,
                100_000,
                offers="",
                weight=3,
            ),
            Good("telegram_boosts", "Channel Boosts [30 Days]", "300", "1200", 1, 500, offers="", weight=1),
            Good(
                "telegram_starts",
                "Bot Starts [Premium Users]",
                "2.00",
                "18.00",
                10,
                50_000,
                offers="",
                weight=1,
            ),
            Good("votes", "Poll Votes", "0.30", "2.60", 10, 50_000, "Poll", "", 1),
        ),
    ),
)
