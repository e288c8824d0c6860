"""What panels sell for the platforms with shorter lists."""

from __future__ import annotations

from sandbox.panel.catalogue.goods import PACKAGE, Good, Platform

SMALL: tuple[Platform, ...] = (
    Platform(
        "Spotify",
        "🟢",
        "SPTFY",
        (
            Good("plays", "Plays", "0.22", "1.90", 500, 10_000_000, offers="rcd", weight=4),
            Good("followers", "Artist Followers", "0.30", "2.10", 20, 100_000, offers="rc", weight=2),
            Good("listeners", "Monthly Listeners", "1.40", "6.90", 500, 500_000, offers="rc", weight=2),
            Good("saves", "Track Saves", "0.35", "1.70", 20, 100_000, offers="r", weight=1),
            Good("playlist", "Playlist Followers", "0.30", "2.00", 20, 100_000, offers="r", weight=1),
            Good("playlist_package", "Playlist Placement [30 Days]", "9.00", "45.00", 1, 1, PACKAGE, "", 1),
        ),
    ),
    Platform(
        "Twitch",
        "👾",
        "TWITCH",
        (
            Good("followers", "Followers", "0.20", "3.60", 10, 100_000, offers="rcd", weight=3),
            Good("live_views", "Live Viewers [2 Hours]", "2.40", "21.00", 10, 5_000, offers="", weight=2),
            Good("views", "Clip Views", "0.0900", "0.85", 100, 1_000_000, weight=1),
            Good("chat_package", "Chatters Pack [English]", "3.90", "24.00", 1, 1, PACKAGE, "", 1),
        ),
    ),
    Platform(
        "Discord",
        "💬",
        "DC",
        (
            Good("members", "Server Members [Offline]", "1.10", "5.00", 50, 50_000, offers="rc", weight=2),
            Good(
                "members",
                "Server Members [Online 30 Days]",
                "6.00",
                "24.00",
                50,
                10_000,
                offers="rc",
                weight=2,
            ),
            Good("friends", "Friend Requests", "2.90", "9.00", 50, 5_000, offers="", weight=1),
        ),
    ),
    Platform(
        "LinkedIn",
        "💼",
        "LI",
        (
            Good("followers", "Company Followers", "8.00", "39.00", 50, 20_000, offers="rc", weight=2),
            Good("connections", "Profile Connections", "12.00", "45.00", 50, 5_000, offers="", weight=1),
            Good("likes", "Post Likes", "7.00", "31.00", 20, 3_000, offers="c", weight=1),
        ),
    ),
    Platform(
        "SoundCloud",
        "🟠",
        "SC",
        (
            Good("plays", "Plays", "0.0200", "0.40", 100, 10_000_000, offers="cd", weight=2),
            Good("followers", "Followers", "0.60", "3.40", 20, 50_000, offers="rc", weight=1),
            Good("likes", "Likes", "0.70", "3.30", 20, 50_000, offers="rc", weight=1),
            Good("reposts", "Reposts", "0.80", "3.60", 20, 50_000, offers="r", weight=1),
        ),
    ),
    Platform(
        "Threads",
        "🧵",
        "TH",
        (
            Good("followers", "Followers", "2.10", "14.00", 10, 50_000, offers="rc", weight=2),
            Good("likes", "Likes", "1.20", "8.00", 10, 20_000, offers="rc", weight=1),
            Good("shares", "Reposts", "2.00", "9.00", 10, 10_000, offers="", weight=1),
        ),
    ),
    Platform(
        "VK",
        "🔷",
        "VK",
        (
            Good("followers", "Group Followers", "0.90", "6.50", 50, 100_000, offers="rc", weight=2),
            Good("likes", "Likes", "0.30", "2.90", 10, 50_000, offers="c", weight=2),
            Good("views", "Post Views", "0.0050", "0.10", 100, 1_000_000, offers="d", weight=1),
            Good("plays", "Playlist Plays", "0.20", "1.40", 500, 1_000_000, offers="", weight=1),
        ),
    ),
    Platform(
        "Snapchat",
        "👻",
        "SNAP",
        (
            Good("followers", "Followers", "4.00", "22.00", 20, 20_000, offers="r", weight=1),
            Good("views", "Spotlight Views", "0.40", "2.50", 500, 500_000, offers="", weight=1),
        ),
    ),
    Platform(
        "Pinterest",
        "📌",
        "PIN",
        (
            Good("followers", "Followers", "0.80", "6.00", 20, 50_000, offers="rc", weight=1),
            Good("saves", "Pin Saves / Repins", "0.70", "5.50", 20, 20_000, offers="r", weight=1),
        ),
    ),
    Platform(
        "Website Traffic",
        "🌍",
        "WEB",
        (
            Good(
                "traffic",
                "Visitors [Choose Country + Referrer]",
                "0.12",
                "1.60",
                500,
                10_000_000,
                "Web Traffic",
                "",
                3,
            ),
            Good("traffic", "Worldwide Visitors", "0.0600", "0.70", 500, 10_000_000, offers="d", weight=2),
            Good("seo", "Search Clicks [Keywords]", "0.40", "2.90", 100, 500_000, "SEO", "", 1),
        ),
    ),
    Platform(
        "Kick",
        "🥝",
        "KICK",
        (
            Good("followers", "Followers", "1.30", "8.00", 10, 50_000, offers="r", weight=1),
            Good("live_views", "Live Viewers [1 Hour]", "3.00", "20.00", 10, 3_000, offers="", weight=1),
        ),
    ),
    Platform(
        "Telegram",
        "✈️",
        "TG",
        (
            Good("views", "Post Views [Last 5 Posts]", "0.0030", "0.12", 50, 500_000, offers="d", weight=2),
            Good("shares", "Post Shares", "0.0100", "0.30", 10, 100_000, offers="", weight=1),
        ),
    ),
)
