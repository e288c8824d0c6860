"""Every site and every sort of link that is recognised has its name in words."""

from zoneinfo import ZoneInfo

import pytest

from handlers.views.brands import BRANDS
from handlers.views.kinds import KINDS, TARGETS, link_title
from locales.speech import Speech
from shop.links import recognise
from shop.links.sites import SITES
from shop.words import kinds as words

EXAMPLES = [url for site in SITES.values() for url in site.examples.values()]


def test_every_site_has_its_own_name():
    assert SITES.keys() <= BRANDS.keys()


def test_every_kind_of_service_has_its_name():
    assert {*words.TELLING, *words.PLAIN} <= KINDS.keys()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_example_is_named_in_words(texts, language):
    say = Speech(texts, language, ZoneInfo("UTC"))
    for url in EXAMPLES:
        link = recognise(url)
        assert link.kind in TARGETS, url
        assert BRANDS[link.site][1] in link_title(say, link)
