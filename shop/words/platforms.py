"""Which site a service is for, read from its name, else from its category. One row a site."""

from collections.abc import Mapping
from functools import lru_cache

from shop.words.folding import words
from shop.words.patterns import Table, compiled

OTHER = "other"

NAMES: Mapping[str, tuple[str, ...]] = {
    "instagram": (
        "instagram*", "insta", "ig", "igtv", "инстаграм*", "инста", "*انستقرام*", "*انستغرام*", "*انستجرام*",
        "*انستكرام*", "*انستا*", "*اینستا*", "इंस्टाग्राम*", "इन्स्टाग्राम*", "इंस्टा", "*אינסטגרם*", "*אינסטה*",
    ),
    "tiktok": (
        "tiktok*", "tik tok*", "tt", "тикток*", "тик ток*", "*تيكتوك*", "تيك توك", "التيك توك", "टिकटॉक*", "टिक टॉक*",
        "*טיקטוק*", "*טיק טוק*",
    ),
    "youtube": (
        "youtube*", "you tube", "yt", "ytb", "ютуб*", "ютьюб*", "*يوتيوب*", "यूट्यूब*", "यु ट्यूब*", "*יוטיוב*",
    ),
    "x": (
        "twitter*", "tweet*", "retweet*", "x twitter", "x followers", "x likes", "x views", "x retweet*",
        "x repost*", "x … impression*", "x post*", "x poll*", "x account*", "x comment*", "x space*",
        "твиттер*", "ретвит*", "*تويتر*", "ट्विटर*", "*טוויטר*",
    ),
    "facebook": (
        "facebook*", "fb", "meta page*", "фейсбук*", "*فيسبوك*", "فيس بوك", "الفيس بوك", "फेसबुक*", "*פייסבוק*",
    ),
    "telegram": (
        "telegram*", "tg", "телеграм*", "телега", "телеге", "телегу", "тг", "*تيليجرام*", "*تليجرام*",
        "*تلجرام*", "*تيلجرام*", "*تلغرام*", "*تيليغرام*", "*تليغرام*", "*تلكرام*", "*تليكرام*", "*تلقرام*", "टेलीग्राम*", "टेलिग्राम*",
        "*טלגרם*", "*تلگرام*", "*تیلگرام*", "*电报*", "*電報*", "*纸飞机*", "*テレグラム*", "*텔레그램*", "*เทเลแกรม*",
    ),
    "threads": ("threads", "тредс", "*ثريدز*", "थ्रेड्स*"),
    "spotify": ("spotify*", "спотифай*", "*سبوتيفاي*", "स्पॉटिफाई*"),
    "soundcloud": ("soundcloud*", "sound cloud", "саундклауд*", "*ساوند كلاود*"),
    "twitch": ("twitch*", "твич*", "*تويتش*", "ट्विच*"),
    "kick": ("kick", "kick com"),
    "discord": ("discord*", "дискорд*", "*ديسكورد*", "डिस्कॉर्ड*"),
    "linkedin": ("linkedin*", "linked in", "линкедин*", "*لينكدان*", "*لينكد ان*", "लिंक्डइन*"),
    "vk": ("vk", "vkontakte*", "vk com", "вк", "вконтакте", "vk видео"),
    "ok": ("odnoklassniki*", "ok ru", "одноклассник*"),
    "rutube": ("rutube*", "рутуб*"),
    "dzen": ("dzen", "yandex zen", "дзен", "яндекс дзен"),
    "pinterest": ("pinterest*", "пинтерест*", "*بنترست*", "*بينترست*", "पिंटरेस्ट*"),
    "snapchat": ("snapchat*", "snap", "снапчат*", "*سناب شات*", "*سنابشات*", "سناب", "स्नैपचैट*"),
    "whatsapp": ("whatsapp*", "whats app", "ватсап*", "вотсап*", "*واتساب*", "*واتس اب*", "व्हाट्सएप*", "व्हाट्सऐप*"),
    "reddit": ("reddit*", "subreddit*", "реддит*", "*ريديت*", "रेडिट*"),
    "quora": ("quora*",),
    "tumblr": ("tumblr*",),
    "likee": ("likee", "лайки likee"),
    "kwai": ("kwai*",),
    "medium": ("medium com", "medium clap*", "medium article*"),
    "rumble": ("rumble",),
    "trovo": ("trovo",),
    "bluesky": ("bluesky*", "blue sky", "bsky"),
    "vimeo": ("vimeo*",),
    "dailymotion": ("dailymotion*", "daily motion"),
    "deezer": ("deezer*",),
    "audiomack": ("audiomack*",),
    "apple_music": ("apple music", "itunes"),
    "google": ("google map*", "google business*", "google review*", "google maps", "gmb", "google*", "гугл*", "*جوجل*", "गूगल*"),
    "trustpilot": ("trustpilot*", "trust pilot"),
    "website": (
        "website*", "web site*", "web traffic*", "site traffic*", "traffic from", "traffic … from", "seo", "web visit*",
        "сайт*", "трафик на сайт*", "sitio web*", "pagina web", "web sitesi", "web site", "*موقع*", "वेबसाइट*", "situs web*",
        "trang web*", "adsense*",
    ),
}  # fmt: skip
"""A service's site by the words that name it; the keys are those of `links.sites`, and `website`."""

SOURCES = compiled(("from", "via", "using", "through", "из", "через", "desde", "من", "dari", "tu"))
"""Words after which a site is where people come from, not where they go."""

_TABLE = Table.of(NAMES)
_KEPT = 2_048


def platform_of(name: str, category: str) -> str:
    """Return the site a service is for, `other` when neither its name nor its category says."""
    return platform_named(name) or platform_named(category) or OTHER


@lru_cache(maxsize=_KEPT)
def platform_named(text: str) -> str | None:
    """Return the first site a text names as a target, else the first one it names at all."""
    plain = words(text)
    source: str | None = None
    for _, site, at in _TABLE.find(plain):
        if not _is_source(plain, at):
            return site
        source = source or site
    return source


def _is_source(plain: str, at: int) -> bool:
    before = plain[:at].rstrip().rpartition(" ")[2]
    return SOURCES.fullmatch(before) is not None
