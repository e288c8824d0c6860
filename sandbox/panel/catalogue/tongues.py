"""How panels of other countries name the same goods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Tongue:
    """`nouns` by subject; the rest are templates: {n} a number, {good} the noun, {platform} the platform."""

    nouns: Mapping[str, str]
    category: str
    speed: str
    guarantee: str
    none: str
    start: str
    most: str


TONGUES: Mapping[str, Tongue] = {
    "ru": Tongue(
        {
            "followers": "Подписчики",
            "likes": "Лайки",
            "views": "Просмотры",
            "comments": "Комментарии",
            "plays": "Прослушивания",
            "shares": "Репосты",
            "reviews": "Отзывы",
            "votes": "Голоса в опросе",
            "telegram_members": "Подписчики в канал",
        },
        "{sign} {platform} » {good} 🇷🇺",
        "Скорость до {n} в сутки",
        "Гарантия {n} дней",
        "Без гарантии",
        "Старт 0-1 час",
        "Макс {n}",
    ),
    "pt": Tongue(
        {
            "followers": "Seguidores Brasileiros",
            "likes": "Curtidas",
            "views": "Visualizações",
            "plays": "Reproduções",
            "comments": "Comentários",
            "reviews": "Avaliações 5 Estrelas",
        },
        "🇧🇷 {platform} — {good} [Brasil]",
        "Até {n} por dia",
        "Reposição {n} Dias",
        "Sem Reposição",
        "Início: 0-1H",
        "Máx {n}",
    ),
    "es": Tongue(
        {
            "followers": "Seguidores",
            "likes": "Me Gusta",
            "views": "Reproducciones",
            "comments": "Comentarios",
            "reviews": "Reseñas",
        },
        "{sign} {platform} ➜ {good} 🇪🇸 Latino",
        "Velocidad {n}/día",
        "Garantía {n} días",
        "Sin garantía",
        "Inicio inmediato",
        "Máx {n}",
    ),
    "tr": Tongue(
        {
            "followers": "Takipçi",
            "likes": "Beğeni",
            "views": "İzlenme",
            "comments": "Yorum",
            "votes": "Anket Oyu",
        },
        "🇹🇷 {platform} | Türk {good} 🔥",
        "Günlük {n}",
        "{n} Gün Telafili ♻️",
        "Telafisiz",
        "Anlık Başlar",
        "Maks {n}",
    ),
    "ar": Tongue(
        {"followers": "متابعين", "likes": "لايكات", "views": "مشاهدات", "comments": "تعليقات عربية"},
        "{platform} ⬅️ {good} 🇸🇦",
        "السرعة {n} في اليوم",
        "ضمان {n} يوم",
        "بدون ضمان",
        "بدء فوري",
        "الحد الأقصى {n}",
    ),
    "id": Tongue(
        {
            "followers": "Followers Indonesia",
            "likes": "Likes Indonesia",
            "views": "Tayangan",
            "plays": "Putar",
        },
        "🇮🇩 {platform} {good} [ MURAH ]",
        "Kecepatan {n}/Hari",
        "Garansi {n} Hari",
        "Tidak Ada Garansi",
        "Proses Instan",
        "Maks {n}",
    ),
    "vi": Tongue(
        {"followers": "Theo dõi", "likes": "Tăng like", "views": "Lượt xem", "comments": "Bình luận"},
        "🇻🇳 {platform} » {good} Việt",
        "Tốc độ {n}/ngày",
        "Bảo hành {n} ngày",
        "Không bảo hành",
        "Lên ngay",
        "Tối đa {n}",
    ),
    "hi": Tongue(
        {"followers": "फॉलोअर्स", "likes": "लाइक", "views": "व्यूज"},
        "🇮🇳 {platform} {good} ⚡ सबसे सस्ता",
        "गति {n}/दिन",
        "{n} दिन रिफिल",
        "कोई रिफिल नहीं",
        "तुरंत शुरू",
        "अधिकतम {n}",
    ),
}
