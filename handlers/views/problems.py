"""What is wrong with a typed link or quantity, each in its own sentence."""

from handlers.screen import Screen
from handlers.views import ways
from handlers.views.platforms import platform_name
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.links import Link, LinkProblem
from shop.quantity import QuantityProblem

LINKS = {
    LinkProblem.NOT_A_LINK: "link-not-a-link",
    LinkProblem.SPACES: "link-spaces",
    LinkProblem.TOO_LONG: "link-too-long",
    LinkProblem.HIDDEN: "link-hidden-marks",
    LinkProblem.WRONG_SITE: "link-wrong-site",
    LinkProblem.WRONG_KIND: "link-wrong-kind",
    LinkProblem.UNSAFE: "link-unsafe",
}
QUANTITIES = {
    QuantityProblem.NOT_A_NUMBER: "quantity-not-a-number",
    QuantityProblem.NOT_WHOLE: "quantity-not-whole",
    QuantityProblem.NOT_PLAIN: "quantity-not-plain",
    QuantityProblem.NEGATIVE: "quantity-negative",
    QuantityProblem.ZERO: "quantity-zero",
    QuantityProblem.TOO_FEW: "quantity-too-few",
    QuantityProblem.TOO_MANY: "quantity-too-many",
}


def of_link(say: Speech, problem: LinkProblem | None, link: Link | LinkProblem, service: Service) -> Safe:
    """Return why a link will not do for a service."""
    site = platform_name(say, link.site) if isinstance(link, Link) else ""
    return say.html(
        LINKS[problem or LinkProblem.NOT_A_LINK], site=site, wanted=platform_name(say, service.platform)
    )


def of_pasted(say: Speech, problem: LinkProblem) -> Safe:
    """Return why a text cannot be taken as a link to begin an order with."""
    return say.html(LINKS[problem], site="", wanted="")


def of_quantity(say: Speech, problem: QuantityProblem, service: Service) -> Safe:
    """Return why a quantity will not do for a service."""
    return say.html(QUANTITIES[problem], min=say.number(service.min), max=say.number(service.max))


def at_menu(say: Speech, sentence: Safe) -> Screen:
    """Return a sentence with the way home under it."""
    return Screen(sentence, (ways.home(say),))
