"""What words mean whatever language they are in: sites, kinds and qualities, each a fact that a service has or has not."""

from collections.abc import Iterator, Mapping, Sequence

from shop.finding.line import Span
from shop.words.kinds import ON, PLAIN, TELLING
from shop.words.patterns import Table
from shop.words.platforms import NAMES

QUALITIES: Mapping[str, tuple[str, ...]] = {
    "no_refill": (
        "no refill*", "without refill*", "nr", "no guarantee*", "non refill*", "без гарант*", "без докрут*", "без восстанов*",
        "sem reposicao", "sem garantia", "sin garantia", "sin reposicion", "telafisiz", "بدون ضمان", "بدون تعويض",
        "tidak ada garansi", "tanpa garansi", "khong bao hanh", "कोई रिफिल नहीं",
    ),
    "real": (
        "real", "reals", "реальн*", "живые", "живых", "настоящ*", "reais", "reales", "gercek*", "*حقيقي*", "asli",
        "असली",
    ),
    "active": ("active*", "активн*", "ativos", "activos", "aktif*", "*متفاعل*"),
    "bots": ("bot", "bots", "бот", "боты", "ботов"),
    "female": ("female*", "women*", "girl*", "женск*", "девушк*", "femenin*", "feminin*", "mulheres", "kadin*", "*بنات*", "wanita"),
    "male": ("male", "males", "men", "мужск*", "парни", "erkek*", "masculin*", "pria"),
    "cheap": ("cheap*", "дешев*", "barat*", "ucuz*", "*رخيص*", "murah*", "gia re"),
    "instant": (
        "instant*", "моментальн*", "мгновенн*", "сразу", "inmediat*", "imediat*", "anlik", "aninda", "*فوري*", "instan", "len ngay",
        "तुरंत*",
    ),
    "non_drop": ("non drop*", "nodrop", "no drop*", "без списан*", "без отпис*", "sem queda", "sin caida", "dusmeyen"),
    "online": ("online", "онлайн"),
    "offline": ("offline", "офлайн", "оффлайн"),
    "custom": ("custom*", "your text", "свои", "свой текст", "personalizad*", "ozel yorum*"),
    "random": ("random*", "случайн*", "рандом*", "aleatori*", "rastgele*", "acak"),
    "reels": ("reel", "reels", "рилс", "рилсы", "рилз"),
    "shorts": ("short", "shorts", "шортс", "шортсы"),
    "page": ("page", "pages", "страниц*", "pagina*", "sayfa*", "halaman"),
    "group": ("group*", "групп*", "grupo*", "grup*", "*جروب*", "nhom"),
    "post": ("post", "posts", "пост", "посты", "поста", "gonderi*"),
    "playlist": ("playlist*", "плейлист*"),
    "auto": ("auto", "авто", "автомат*", "otomatik*", "automatic*"),
    "package": ("package*", "pack", "packs", "пакет*", "paquete*", "pacote*", "paket*"),
    "mass": ("hashtag*", "хештег*", "хэштег*"),
    "worldwide": ("worldwide", "world wide", "весь мир", "мир", "mundial*", "dunya*", "global"),
    "usa": ("usa", "us", "america*", "сша", "америк*", "eeuu", "estados unidos", "abd", "*امريك*", "amerika*"),
    "brazil": ("brazil*", "brasil*", "бразил*", "brezilya*", "*برازيل*"),
    "india": ("india", "indian*", "инди*", "hindistan*", "hint", "*هند*", "भारत*"),
    "turkey": ("turkey", "turkish", "turky", "turk", "turkiye*", "турци*", "турец*", "turquia", "turco*", "*ترك*"),
    "arab": ("arab*", "араб*", "*عرب*", "saudi*", "*سعودي*"),
    "korea": ("korea*", "коре*", "coreia", "corea*", "kore", "*كوري*"),
    "indonesia": ("indonesia*", "индонез*"),
    "russia": ("russia*", "росси*", "русск*", "рф", "rusia", "rusya*", "rus", "*روس*"),
    "vietnam": ("vietnam*", "viet", "вьетнам*"),
    "latin_america": ("latino*", "latam", "латин*"),
}  # fmt: skip
"""What services are told apart by besides site and kind, in the languages customers write."""

UNASKED = ("auto", "package")
"""Qualities that nobody wants who does not ask for them."""

SITE, KIND, QUALITY = "site", "kind", "quality"
KINDS = frozenset(TELLING.keys() | PLAIN.keys())

_TABLES = (
    (SITE, Table.of(NAMES)),
    (KIND, Table((*TELLING.items(), *PLAIN.items()))),
    # What stands within something telling is named as well: likes of comments name comments.
    (KIND, Table.of(PLAIN)),
    (QUALITY, Table.of(QUALITIES)),
)


def meant(text: str) -> tuple[Span, ...]:
    """Return everything that folded words parted by single blanks mean; one word may mean several things."""
    return tuple(
        Span(group, name, start, end) for group, table in _TABLES for name, start, end in table.spans(text)
    )


def on_sites(kind: str, sites: Sequence[str]) -> str:
    """Return what a kind is called where it was asked for: what people call followers are subscribers on YouTube."""
    return ON.get(sites[0], {}).get(kind, kind) if len(sites) == 1 else kind


def single_words() -> Iterator[str]:
    """Give every word of the tables that stands alone there, without its `*`: what a misspelt word may have been."""
    for table in (NAMES, TELLING, PLAIN, QUALITIES):
        for patterns in table.values():
            yield from (
                bare for pattern in patterns if " " not in (bare := pattern.strip("*")) and "*" not in bare
            )
