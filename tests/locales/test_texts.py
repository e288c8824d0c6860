"""The reader of texts: escaping, fallback, plurals, nodes, and what is missing."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from locales import MissingTextError, Safe, Texts
from locales.speech import Speech

ENGLISH = """
hello = Hello, <b>{ $name }</b>!
only-english = Only here
count = { $count ->
    [one] one service
   *[other] { $count } services
}
both = From { $first } to { $second }.
"""
RUSSIAN = """
hello = Привет, <b>{ $name }</b>!
count = { $count ->
    [one] { $count } услуга
    [few] { $count } услуги
   *[many] { $count } услуг
}
both = До { $second } от { $first }.
"""


@pytest.fixture
def folder(tmp_path):
    for tag, text in (("en", ENGLISH), ("ru", RUSSIAN)):
        (tmp_path / tag).mkdir()
        (tmp_path / tag / "a.ftl").write_text(text, encoding="utf-8")
    (tmp_path / "__pycache__").mkdir()
    return tmp_path


@pytest.fixture
def texts(folder):
    return Texts(strict=True, folder=folder)


def test_markup_is_escaped_in_html_and_nowhere_else(texts):
    assert texts.html("hello", "en", name="<i>&") == "Hello, <b>&lt;i&gt;&amp;</b>!"
    assert texts.text("hello", "en", name="<i>&") == "Hello, <b><i>&</b>!"
    assert texts.html("hello", "en", name=Safe("<i>x</i>")) == "Hello, <b><i>x</i></b>!"


def test_no_invisible_marks_and_no_grouped_ids(texts):
    assert texts.text("hello", "en", name="1234567") == "Hello, <b>1234567</b>!"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 услуг"),
        (1, "1 услуга"),
        (2, "2 услуги"),
        (5, "5 услуг"),
        (11, "11 услуг"),
        (21, "21 услуга"),
        (22, "22 услуги"),
    ],
)
def test_plurals_follow_the_language(texts, count, words):
    assert texts.text("count", "ru", count=count) == words


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [
        (("ru",), "ru"),
        (("ru-RU",), "ru"),
        (("RU_ru",), "ru"),
        (("de",), "en"),
        ((None, "ru"), "ru"),
        (("de", "ru"), "ru"),
        ((), "en"),
    ],
)
def test_the_nearest_language_is_taken(texts, wanted, tag):
    assert texts.negotiate(*wanted) == tag


def test_a_missing_text_raises_in_tests(texts):
    with pytest.raises(MissingTextError, match="only-english in ru"):
        texts.text("only-english", "ru")
    with pytest.raises(MissingTextError, match="name"):
        texts.text("hello", "en")


def test_a_missing_text_degrades_in_production(folder):
    lenient = Texts(folder=folder)
    assert lenient.text("only-english", "ru") == "Only here"
    assert lenient.text("nowhere", "ru") == "nowhere"
    assert lenient.text("hello", "ru") == "Привет, <b>name</b>!"


def test_a_default_that_does_not_exist_is_english(folder):
    assert Texts("xx", folder=folder).default == "en"
    assert Texts("ru", folder=folder).negotiate("de") == "ru"


def test_nodes_keep_their_places_wherever_the_translator_put_them(texts):
    first, second = object(), object()
    assert texts.nodes("both", "en", first=first, second=second) == ["From ", first, " to ", second, "."]
    assert texts.nodes("both", "ru", first=first, second=second) == ["До ", second, " от ", first, "."]
    assert texts.nodes("both", "en", first="1", second=2) == ["From 1 to 2."]


AMOUNTS = [
    (450_000, "USD", "$0.45", "0,45\u00a0$"),
    (400_000, "USD", "$0.40", "0,40\u00a0$"),
    (1_234, "USD", "$0.001234", "0,001234\u00a0$"),
    (1, "USD", "$0.000001", "0,000001\u00a0$"),
    (12_345_678, "USD", "$12.345678", "12,345678\u00a0$"),
    (0, "USD", "$0.00", "0,00\u00a0$"),
    (95_200_000_000, "UZS", "95,200.00\u00a0UZS", "95\u00a0200,00\u00a0UZS"),
    (1_500_000, "RUB", "1.50\u00a0RUB", "1,50\u00a0₽"),
    (1_500_000, None, "1.50", "1,50"),
    (
        1_000_000_000_000_000_000,
        "USD",
        "$1,000,000,000,000.00",
        "1\u00a0000\u00a0000\u00a0000\u00a0000,00\u00a0$",
    ),
]


@pytest.mark.parametrize(("micro", "currency", "english", "russian"), AMOUNTS)
def test_money_is_exact_and_as_the_language_writes_it(micro, currency, english, russian):
    texts = Texts()
    assert Speech(texts, "en", ZoneInfo("UTC"), currency).money(micro) == english
    assert Speech(texts, "ru", ZoneInfo("UTC"), currency).money(micro) == russian


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        ("0.90", "$0.90"),
        ("8", "$8.00"),
        ("0.0012", "$0.0012"),
        ("0.00034", "$0.00034"),
        ("0.00100000", "$0.001"),
        ("1E+3", "$1,000.00"),
    ],
)
def test_a_rate_shows_every_digit_it_has(rate, shown):
    assert Speech(Texts(), "en", ZoneInfo("UTC"), "USD").rate(Decimal(rate)) == shown


def test_a_moment_is_for_every_zone_and_in_words_for_old_clients():
    say = Speech(Texts(), "ru", ZoneInfo("Europe/Moscow"))
    assert (
        say.moment(1_790_000_000_000, "t")
        == '<tg-time unix="1790000000" format="t">21 сент., 17:13 MSK</tg-time>'
    )
    assert (
        say.moment(1_790_000_000_000, "T") == '<tg-time unix="1790000000" format="T">17:13:20 MSK</tg-time>'
    )
    assert say.when(1_790_000_000_000) == "21 сент., 17:13"
