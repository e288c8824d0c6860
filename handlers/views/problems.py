"""What is wrong with a typed link or quantity, each in its own sentence."""

from collections.abc import Mapping
from enum import StrEnum

from handlers.files import FileProblem
from handlers.screen import Screen
from handlers.views import ways
from handlers.views.platforms import platform_name
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.inputs.bounds import Bounds
from shop.inputs.wrong import InputProblem, Wrong
from shop.links import Link, LinkProblem
from shop.quantity import QuantityProblem
from shop.service_types import Field

LINKS: dict[StrEnum, str] = {
    LinkProblem.NOT_A_LINK: "link-not-a-link",
    LinkProblem.SPACES: "link-spaces",
    LinkProblem.TOO_LONG: "link-too-long",
    LinkProblem.HIDDEN: "link-hidden-marks",
    LinkProblem.WRONG_SITE: "link-wrong-site",
    LinkProblem.WRONG_KIND: "link-wrong-kind",
    LinkProblem.UNSAFE: "link-unsafe",
}
QUANTITIES: dict[StrEnum, str] = {
    QuantityProblem.NOT_A_NUMBER: "quantity-not-a-number",
    QuantityProblem.NOT_WHOLE: "quantity-not-whole",
    QuantityProblem.NOT_PLAIN: "quantity-not-plain",
    QuantityProblem.NEGATIVE: "quantity-negative",
    QuantityProblem.ZERO: "quantity-zero",
    QuantityProblem.TOO_FEW: "quantity-too-few",
    QuantityProblem.TOO_MANY: "quantity-too-many",
}
FIELDS: Mapping[StrEnum, str] = {
    **LINKS,
    **QUANTITIES,
    LinkProblem.WRONG_SITE: "field-wrong-site",
    InputProblem.EMPTY: "field-empty",
    InputProblem.NOT_A_NAME: "field-not-a-name",
    InputProblem.NOT_A_TAG: "field-not-a-tag",
    InputProblem.NOT_A_DATE: "field-not-a-date",
    InputProblem.NOT_A_COUNTRY: "field-not-a-country",
    InputProblem.NOT_A_CHOICE: "field-not-a-choice",
    InputProblem.PAST: "field-past",
    InputProblem.TOO_FAR: "field-too-far",
    InputProblem.TOO_LONG: "field-too-long",
    InputProblem.TOO_LITTLE_MONEY: "field-too-little-money",
    InputProblem.NO_ROOM: "runs-no-room",
    InputProblem.OTHER_CURRENCY: "field-other-currency",
    InputProblem.TURNED_ROUND: "field-turned-round",
}
BY_FIELD: Mapping[tuple[str, StrEnum], str] = {
    ("runs", QuantityProblem.TOO_MANY): "runs-too-many",
    ("runs", QuantityProblem.TOO_FEW): "runs-too-few",
    ("runs", QuantityProblem.ZERO): "runs-too-few",
    ("posts", QuantityProblem.ZERO): "posts-too-few",
    ("posts", QuantityProblem.NOT_A_NUMBER): "posts-not-a-number",
}
"""Where a field has a sentence of its own for what is wrong."""
FILES = {
    FileProblem.TOO_BIG: "file-too-big",
    FileProblem.NOT_TEXT: "file-not-text",
    FileProblem.ENCODING: "file-encoding",
    FileProblem.EMPTY: "file-empty",
    FileProblem.LOST: "file-lost",
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


def of_quantity(say: Speech, problem: QuantityProblem, bounds: Bounds) -> Safe:
    """Return why a quantity will not do for a service."""
    return say.html(QUANTITIES[problem], min=say.number(bounds.least), max=say.number(bounds.most))


def of_field(say: Speech, wrong: Wrong, field: Field, service: Service) -> Safe:
    """Return why an answer will not do for a field."""
    key = BY_FIELD.get((field.name, wrong.problem)) or FIELDS[wrong.problem]
    return say.html(
        key,
        min=say.number(wrong.least),
        max=say.number(wrong.most),
        price=say.money(wrong.price),
        site="",
        wanted=platform_name(say, service.platform),
    )


def of_file(say: Speech, problem: FileProblem) -> Safe:
    """Return why a file cannot be read."""
    return say.html(FILES[problem])


def at_menu(say: Speech, sentence: Safe) -> Screen:
    """Return a sentence with the way home under it."""
    return Screen(sentence, (ways.home(say),))
