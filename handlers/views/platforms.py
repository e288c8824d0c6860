"""The platforms of the catalogue as buttons."""

from handlers.callbacks import Platform, Platforms
from handlers.keyboard import Rows, button, in_rows
from handlers.paging import page_of
from handlers.views.brands import BRANDS
from handlers.views.kept import kept
from handlers.views.names import tidy
from locales.speech import Speech
from shop.catalogue.snapshot import Catalogue

WIDE = 2
ON_A_PAGE = 20
LONGEST = 40
TITLES = {"website": "platform-website", "other": "platform-other"}
"""Platforms that are no brand."""


def platform_name(say: Speech, platform: str) -> str:
    """Return what a platform or a site is called."""
    if platform in TITLES:
        return say.text(TITLES[platform])
    return BRANDS[platform][1] if platform in BRANDS else tidy(platform, LONGEST)


@kept
def platform_rows(say: Speech, catalogue: Catalogue, page: int) -> Rows:
    """Return one page of platforms, two in a row."""
    shown = page_of(catalogue.platforms(), page, ON_A_PAGE)
    buttons = (button(_label(say, name), Platform(name=name)) for name in shown.items)
    return (*in_rows(buttons, WIDE), shown.row(say, lambda at: Platforms(page=at)))


def _label(say: Speech, platform: str) -> str:
    sign = BRANDS[platform][0] if platform in BRANDS else ""
    return " ".join(filter(None, (sign, platform_name(say, platform))))
