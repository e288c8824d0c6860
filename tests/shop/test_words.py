"""Site and kind of a service, read from its name and category."""

import pytest

from shop.links.sites import SITES
from shop.words import kind_of, platform_named, platform_of
from shop.words.folding import words
from shop.words.kinds import PLAIN, TELLING
from shop.words.patterns import compiled
from shop.words.platforms import NAMES

READ = [
    # name, category, site, kind
    ("Instagram Followers [R30]", "", "instagram", "followers"),
    ("IG Likes | 0-1H", "", "instagram", "likes"),
    ("500likes", "INSTA", "instagram", "likes"),
    ("𝗜𝗻𝘀𝘁𝗮𝗴𝗿𝗮𝗺 𝗩𝗶𝗲𝘄𝘀", "", "instagram", "views"),
    ("Instagram Story Views", "", "instagram", "story"),
    ("Instagram Comment Likes", "", "instagram", "likes"),
    ("Instagram Reach + Impressions", "", "instagram", "reach"),
    ("Max 10K | HQ", "🟣 Instagram » Saves", "instagram", "saves"),
    ("Instagram Reproducciones", "", "instagram", "views"),
    ("TikTok Live Stream Viewers [30 Min]", "", "tiktok", "live"),
    ("Tik Tok Shares", "", "tiktok", "shares"),
    ("YouTube Watch Time [60 Min+]", "", "youtube", "watch_time"),
    ("YouTube Подписчики", "", "youtube", "subscribers"),
    ("YouTube Shorts Views", "", "youtube", "views"),
    ("Twitter Retweets", "", "x", "shares"),
    ("X (Twitter) Likes", "", "x", "likes"),
    ("10x faster Facebook Page Likes", "", "facebook", "likes"),
    ("Telegram Channel Subscribers", "", "telegram", "members"),
    ("Telegram Reactions 👍", "", "telegram", "reactions"),
    ("Spotify Monthly Listeners", "", "spotify", "plays"),
    ("Spotify Playlist Views", "", "spotify", "plays"),
    ("SoundCloud Reproduções", "", "soundcloud", "plays"),
    ("Website Traffic from Instagram", "", "website", "traffic"),
    ("Traffic from Facebook", "", "website", "traffic"),
    ("Followers from TikTok", "Instagram", "tiktok", "followers"),
    ("Threads Likes", "", "threads", "likes"),
    ("Kick Followers", "", "kick", "followers"),
    ("Discord Server Members", "", "discord", "members"),
    ("Reddit Upvotes", "", "reddit", "votes"),
    ("Google Maps Reviews", "", "google", "reviews"),
    ("Something odd", "Odd ones", "other", "other"),
    ("", "", "other", "other"),
    ("Инстаграм подписчики", "", "instagram", "followers"),
    ("ВКонтакте лайки", "", "vk", "likes"),
    ("Тик Ток просмотры", "", "tiktok", "views"),
    ("Instagram Seguidores", "", "instagram", "followers"),
    ("YouTube horas de visualización", "", "youtube", "watch_time"),
    ("TikTok Curtidas", "", "tiktok", "likes"),
    ("Instagram Takipçi", "", "instagram", "followers"),
    ("YouTube Abone", "", "youtube", "subscribers"),
    ("Instagram İzlenme", "", "instagram", "views"),
    ("متابعين انستقرام", "", "instagram", "followers"),
    ("مشاهدات يوتيوب", "", "youtube", "views"),
    ("إعجابات تيك توك", "", "tiktok", "likes"),
    ("इंस्टाग्राम फॉलोअर्स", "", "instagram", "followers"),
    ("यूट्यूब व्यूज", "", "youtube", "views"),
    ("Instagram Pengikut", "", "instagram", "followers"),
    ("TikTok Tayangan", "", "tiktok", "views"),
    ("Facebook Theo dõi", "", "facebook", "followers"),
    ("TikTok Lượt xem", "", "tiktok", "views"),
    ("עוקבים באינסטגרם אמיתיים", "", "instagram", "followers"),
    ("צפיות יוטיוב", "", "youtube", "views"),
]


@pytest.mark.parametrize(("name", "category", "site", "kind"), READ)
def test_site_and_kind(name, category, site, kind):
    assert platform_of(name, category) == site
    assert kind_of(name, category, site) == kind


def test_sites_that_can_be_linked_to_are_named_alike():
    assert set(NAMES) - set(SITES) <= NEVER_LINKED | {"website"}
    assert set(SITES) <= set(NAMES)


NEVER_LINKED = {
    "apple_music", "audiomack", "bluesky", "dailymotion", "deezer", "dzen", "kick", "likee", "ok", "quora", "rumble",
    "rutube", "trovo", "tumblr", "vimeo", "whatsapp",
}  # fmt: skip
"""Sites whose links are taken as any website's."""


def test_a_site_that_people_come_from_is_not_the_target():
    assert platform_named("Instagram Followers via Facebook ads") == "instagram"
    assert platform_named("Real people from Facebook to TikTok") == "tiktok"
    assert platform_named("Visitors from Facebook") == "facebook"


@pytest.mark.parametrize("table", [NAMES, TELLING, PLAIN])
def test_every_pattern_finds_itself(table):
    for row, patterns in table.items():
        for pattern in patterns:
            said = words(pattern.replace("*", "").replace("…", " "))
            assert compiled([pattern]).search(said), (row, pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("vote", "Vote", True), ("vote", "devote", False), ("vote", "votes", False), ("vote*", "votes", True),
        ("*vote", "devote", True), ("like", "500like", True), ("a b", "a b", True), ("a b", "a c b", False),
        ("a … b", "a c d e f b", True), ("a … b", "a c d e f g b", False), ("a … b", "a b", True),
    ],
)  # fmt: skip
def test_patterns(pattern, text, found):
    assert bool(compiled([pattern]).search(words(text))) is found
