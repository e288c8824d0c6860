"""What panels sell for the five platforms most orders go to."""

from __future__ import annotations

from sandbox.panel.catalogue.goods import COMMENT_PACKAGE, COMMENTS, PACKAGE, SUBSCRIPTION, Good, Platform

BIG: tuple[Platform, ...] = (
    Platform(
        "Instagram",
        "🟣",
        "IG",
        (
            Good("followers", "Followers", "0.35", "9.80", 10, 1_000_000, offers="rcd", weight=14),
            Good("likes", "Likes", "0.0450", "2.40", 10, 500_000, offers="rcd", weight=12),
            Good("views", "Reel Views", "0.0012", "0.30", 100, 100_000_000, weight=8),
            Good("comments", "Random Comments", "4.00", "18.00", 5, 5_000, weight=3),
            Good("custom_comments", "Custom Comments", "6.00", "32.00", 5, 5_000, COMMENTS, "c", 4),
            Good("story_views", "Story Views", "0.0300", "0.90", 20, 50_000, offers="", weight=3),
            Good("saves", "Saves", "0.0500", "0.60", 10, 50_000, weight=2),
            Good("shares", "Shares", "0.0900", "0.80", 10, 1_000_000, weight=2),
            Good("reach", "Reach + Impressions", "0.0700", "0.95", 10, 300_000, weight=2),
            Good("auto_likes", "Auto Likes", "0.30", "2.10", 20, 10_000, SUBSCRIPTION, "", 2),
            Good("auto_views", "Auto Reel Views", "0.0100", "0.20", 100, 1_000_000, SUBSCRIPTION, "", 1),
            Good("comment_likes", "Comment Likes", "0.90", "4.50", 10, 5_000, "Comment Likes", "", 1),
            Good(
                "mentions",
                "Mentions [Custom List]",
                "1.80",
                "5.00",
                100,
                50_000,
                "Mentions Custom List",
                "",
                1,
            ),
            Good(
                "mentions",
                "Mentions [User Followers]",
                "1.20",
                "4.00",
                1000,
                50_000,
                "Mentions User Followers",
                "",
                1,
            ),
            Good("mentions", "Mentions [Hashtag]", "1.20", "4.00", 1000, 50_000, "Mentions Hashtag", "", 1),
            Good(
                "mentions",
                "Mentions [Media Likers]",
                "1.20",
                "4.00",
                1000,
                50_000,
                "Mentions Media Likers",
                "",
                1,
            ),
            Good(
                "mentions",
                "Mentions + Hashtags",
                "1.50",
                "4.20",
                500,
                20_000,
                "Mentions with Hashtags",
                "",
                1,
            ),
            Good("profile_package", "Growth Starter Pack", "4.90", "39.00", 1, 1, PACKAGE, "c", 4),
            Good("likes_package", "500 Likes Package", "0.20", "2.90", 1, 1, PACKAGE, "c", 4),
            Good(
                "comment_package",
                "10 Comments Package [Your Text]",
                "0.30",
                "3.00",
                1,
                1,
                COMMENT_PACKAGE,
                "",
                2,
            ),
        ),
    ),
    Platform(
        "TikTok",
        "🎵",
        "TT",
        (
            Good("followers", "Followers", "0.90", "8.50", 10, 500_000, offers="rcd", weight=8),
            Good("likes", "Likes", "0.0800", "2.20", 10, 500_000, offers="rcd", weight=7),
            Good("views", "Video Views", "0.0015", "0.09", 100, 500_000_000, weight=7),
            Good("shares", "Shares", "0.0150", "0.45", 10, 1_000_000, weight=2),
            Good("saves", "Favorites / Saves", "0.0600", "0.70", 10, 100_000, weight=2),
            Good("custom_comments", "Custom Comments", "3.50", "19.00", 10, 5_000, COMMENTS, "", 2),
            Good(
                "live_views", "Live Stream Viewers [30 Min]", "1.10", "12.00", 50, 20_000, offers="", weight=2
            ),
            Good("comment_replies", "Comment Replies", "5.00", "20.00", 5, 500, "Comment Replies", "", 1),
            Good("trend_package", "For You Booster Pack", "2.50", "29.00", 1, 1, PACKAGE, "", 3),
        ),
    ),
    Platform(
        "YouTube",
        "▶️",
        "YT",
        (
            Good("subscribers", "Subscribers", "4.20", "45.00", 10, 100_000, offers="rcd", weight=6),
            Good("views", "Views", "0.70", "4.90", 100, 10_000_000, offers="rcd", weight=8),
            Good("likes", "Likes", "0.45", "3.80", 10, 200_000, offers="rcd", weight=5),
            Good(
                "watch_time", "Watch Time [60 Min+ Video]", "9.00", "38.00", 100, 4_000, offers="rc", weight=3
            ),
            Good("shorts_views", "Shorts Views", "0.40", "2.70", 100, 5_000_000, offers="rcd", weight=3),
            Good(
                "live_views", "Live Stream Viewers [60 Min]", "1.50", "15.00", 50, 50_000, offers="", weight=2
            ),
            Good("custom_comments", "Custom Comments", "7.00", "35.00", 5, 2_000, COMMENTS, "c", 3),
            Good("shares", "Social Shares [Choose Network]", "0.90", "3.40", 50, 100_000, weight=1),
            Good("comment_likes", "Comment Upticks", "2.20", "9.00", 10, 3_000, "Comment Likes", "", 1),
            Good("seo", "SEO Search Views [Keywords]", "2.80", "12.00", 500, 100_000, "SEO", "", 1),
        ),
    ),
    Platform(
        "Twitter",
        "🐦",
        "X",
        (
            Good("followers", "Followers", "1.90", "19.00", 10, 200_000, offers="rcd", weight=5),
            Good("likes", "Likes", "0.90", "6.50", 10, 50_000, offers="rcd", weight=4),
            Good("retweets", "Retweets / Reposts", "1.10", "8.00", 10, 50_000, offers="rcd", weight=3),
            Good("views", "Tweet Views", "0.0040", "0.25", 100, 10_000_000, weight=3),
            Good("impressions", "Impressions + Profile Clicks", "0.0200", "0.40", 100, 10_000_000, weight=2),
            Good("custom_comments", "Custom Replies", "9.00", "40.00", 5, 1_000, COMMENTS, "", 1),
            Good("mentions", "Mentions", "2.00", "7.00", 50, 10_000, "Mentions", "", 1),
        ),
    ),
    Platform(
        "Facebook",
        "🔵",
        "FB",
        (
            Good("followers", "Page Followers", "0.60", "7.20", 50, 500_000, offers="rcd", weight=5),
            Good("likes", "Post Likes", "0.25", "4.60", 20, 100_000, offers="rcd", weight=4),
            Good("likes", "Page Likes + Followers", "0.70", "8.40", 50, 300_000, offers="rcd", weight=3),
            Good("views", "Video Views [3 Sec]", "0.0500", "1.10", 500, 10_000_000, weight=3),
            Good("reactions", "Post Emoticons ❤️ Love", "0.40", "3.10", 20, 20_000, weight=2),
            Good(
                "live_views", "Live Stream Viewers [90 Min]", "3.00", "22.00", 20, 5_000, offers="", weight=2
            ),
            Good("members", "Group Members", "1.10", "6.00", 100, 200_000, offers="rc", weight=2),
            Good("event", "Event Interested", "1.40", "5.20", 50, 10_000, offers="", weight=1),
            Good("custom_comments", "Custom Comments", "6.00", "26.00", 5, 1_000, COMMENTS, "", 1),
        ),
    ),
)
