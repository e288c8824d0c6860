"""What a service delivers, read from its name, else from its category. Eight languages, one row a kind."""

from collections.abc import Mapping
from functools import lru_cache

from shop.words.folding import words
from shop.words.patterns import Table

OTHER = "other"

TELLING: Mapping[str, tuple[str, ...]] = {
    "votes": (
        "vote", "votes", "voting", "voters", "upvote*", "downvote*", "poll", "polls", "polling", "голос", "голоса",
        "голосов", "голосован*", "опрос*", "voto", "votos", "votacion*", "encuesta*", "votac*", "enquete*", "oy", "oyu",
        "oylama*", "anket*", "*تصويت*", "*استطلاع*", "वोट*", "पोल", "मतदान", "jajak pendapat", "binh chon", "bo phieu",
    ),
    "reviews": (
        "review*", "rating*", "отзыв*", "рейтинг*", "resena*", "valoracion*", "calificacion*", "avaliac*", "resenha*",
        "degerlendirme*", "*تقييم*", "*مراجعات*", "समीक्षा*", "रिव्यू*", "रेटिंग*", "ulasan*", "penilaian*", "danh gia",
    ),
    "watch_time": (
        "watch time*", "watchtime*", "watch hour*", "watching hour*", "hours … watch*", "wt", "час* просмотр*",
        "врем* просмотр*", "horas de visualizacion*", "tiempo de visualizacion*", "horas de reproduccion*",
        "horas de exibicao", "tempo de exibicao", "horas assistidas", "izlenme saat*", "izlenme sure*", "saat izlenme",
        "ساعات مشاهد*", "ساعات المشاهد*", "ساعه مشاهد*", "वॉच टाइम", "वाच टाइम", "jam tayang*", "gio xem",
    ),
    "likes": (
        "comment* like*", "like* … comment*", "comment* upvote*", "лайк* … комментар*", "лайк* … коммент*",
        "curtida* … comentario*", "me gusta … comentario*", "yorum begeni*",
    ),
    "live": (
        "live … viewer*", "live … view*", "livestream … view*", "livestream view*", "viewers … live", "live stream",
        "livestream*", "зрител*", "прям* эфир*", "espectador*", "en vivo", "ao vivo", "canli yayin*", "canli izleyici*",
        "*بث مباشر*", "*البث المباشر*", "लाइव*", "siaran langsung", "penonton live", "mat live", "mat livestream",
    ),
    "story": (
        "story", "stories", "instastory", "сторис*", "историй", "истории", "historia*", "hikaye*", "*ستوري*", "*قصص*",
        "*القصه*", "स्टोरी*", "cerita", "snapgram",
    ),
    "reactions": (
        "reaction*", "реакци*", "reaccion*", "reacao", "reacoes", "tepki*", "*تفاعلات*", "*رياكشن*", "प्रतिक्रिया*", "रिएक्शन*",
        "reaksi*", "cam xuc", "emoticon*",
    ),
}  # fmt: skip
"""Words that decide wherever they stand, in this order: story views are for stories."""

PLAIN: Mapping[str, tuple[str, ...]] = {
    "followers": (
        "follower*", "follow", "follows", "подписчик*", "подписк*", "фоловер*", "фолловер*", "seguidor*", "takipci*",
        "*متابع*", "*فولو*", "फॉलोअर*", "फॉलोवर*", "फ़ॉलोअर*", "pengikut*", "theo doi", "*עוקבים*",
    ),
    "subscribers": (
        "subscriber*", "subscribe", "subs", "suscriptor*", "inscrito*", "abone*", "*مشترك*", "सब्सक्राइबर*", "pelanggan*",
        "dang ky", "nguoi dang ky", "сабскрайбер*",
    ),
    "members": (
        "member*", "участник*", "miembro*", "membro*", "uye", "uyesi", "uyeler*", "*اعضاء*", "*عضو*", "सदस्य*", "मेंबर*",
        "anggota*", "thanh vien",
    ),
    "friends": ("friend*", "друз*", "amigo*", "arkadas*", "*اصدقاء*", "teman*", "ban be", "दोस्त*"),
    "traffic": (
        "traffic*", "visitor*", "website visit*", "web visit*", "click*", "трафик*", "посетител*", "переход*", "trafico*",
        "visitante*", "trafego*", "trafik*", "ziyaretci*", "*زيارات*", "*زوار*", "ट्रैफिक*", "ट्रैफ़िक*", "विज़िटर*", "pengunjung*",
        "luu luong", "truy cap",
    ),
    "likes": (
        "like", "likes", "heart*", "лайк*", "нравится", "me gusta*", "curtida*", "begeni*", "*لايك*", "*اعجاب*", "लाइक*",
        "suka", "luot thich", "tim", "*לייקים*",
    ),
    "views": (
        "view", "views", "viewer*", "просмотр*", "vista*", "visualizacion*", "visualizac*", "izlenme*", "goruntulenme*",
        "*مشاهد*", "व्यूज*", "व्यू*", "tayangan*", "penonton*", "luot xem", "*צפיות*",
    ),
    "comments": (
        "comment*", "reply", "replies", "комментар*", "коммент*", "comentario*", "yorum*", "*تعليق*", "टिप्पणी*", "टिप्पणिया*",
        "कमेंट*", "komentar*", "binh luan", "*תגובות*",
    ),
    "shares": (
        "share*", "repost*", "retweet*", "репост*", "ретвит*", "поделит*", "compartid*", "compartilhament*", "retuit*",
        "paylasim*", "*مشاركات*", "*مشاركه*", "*ريتويت*", "शेयर*", "रीपोस्ट*", "bagikan*", "chia se",
    ),
    "saves": (
        "save*", "bookmark*", "favorite*", "favourite*", "repin*", "сохранен*", "избранн*", "закладк*", "guardad*", "guardados",
        "salvamento*", "salvos", "kaydetme*", "*حفظ*", "सेव*", "simpan*", "luot luu",
    ),
    "plays": (
        "plays", "stream", "streams", "listener*", "listen*", "прослушиван*", "слушател*", "reproduccion*", "reproduc*",
        "oyente*", "ouvinte*", "dinlenme*", "dinleyici*", "*استماع*", "*تشغيل*", "प्ले", "प्लेज़", "putar*", "pendengar*",
        "luot nghe",
    ),
    "mentions": ("mention*", "упоминан*", "mencion*", "menco*", "bahsetme*"),
    "reach": ("reach*", "impression*", "profile visit*", "охват*", "показ*", "alcance*", "impresion*", "erisim*"),
}  # fmt: skip
"""All other words: the one that stands first decides."""

_VIDEO = {"followers": "subscribers", "plays": "views"}
_CHAT = {"followers": "members", "subscribers": "members"}
ON: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(("youtube", "rutube", "dzen", "rumble"), _VIDEO),
    **dict.fromkeys(("telegram", "discord", "whatsapp"), _CHAT),
    **{site: {"plays": "views"} for site in ("instagram", "tiktok", "facebook", "x", "vk")},
    **{site: {"views": "plays"} for site in ("spotify", "soundcloud", "deezer", "audiomack", "apple_music")},
}
"""Where one language's word means another thing on a site."""

_TABLE = Table((*TELLING.items(), *PLAIN.items()))
_PLAIN = Table.of(PLAIN)
_KEPT = 2_048


def kind_of(name: str, category: str, platform: str = OTHER) -> str:
    """Return what a service delivers, `other` when neither its name nor its category says."""
    kind = _kind_named(name) or _kind_named(category) or OTHER
    return ON.get(platform, {}).get(kind, kind)


def kinds_in(text: str) -> frozenset[str]:
    """Return everything a text names that services deliver."""
    plain = words(text)
    return frozenset(kind for table in (_TABLE, _PLAIN) for _, kind, _ in table.find(plain))


@lru_cache(maxsize=_KEPT)
def _kind_named(text: str) -> str | None:
    found = [(row, kind) for row, kind, _ in _TABLE.find(words(text))]
    telling = [one for one in found if one[0] < len(TELLING)]
    return min(telling)[1] if telling else found[0][1] if found else None
