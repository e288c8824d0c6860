"""What is found while somebody types behind the bot's name in another chat."""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers import start_links
from handlers.keyboard import keyboard, leading
from handlers.methods import HTML
from handlers.screen import NO_PREVIEW
from handlers.views.limits import limits
from handlers.views.names import tidy
from locales.speech import Speech
from shop.catalogue.service import Service

Result = Mapping[str, Any]
"""`InlineQueryResultArticle` as the JSON object that goes out."""

TITLE = 120


def results(say: Speech, services: Sequence[Service], username: str) -> list[Result]:
    """Return services to choose from; what is posted names the service and opens it here, and tells no price."""
    return [_result(say, one, start_links.to_service(username, one.id)) for one in services]


def first_here(label: str) -> Mapping[str, str]:
    """Return the button above the results that leads here."""
    return {"text": label, "start_parameter": start_links.INLINE}


def _result(say: Speech, one: Service, link: str) -> Result:
    name = tidy(one.name, TITLE)
    return {
        "type": "article",
        "id": str(one.id),
        "title": name,
        "description": _described(say, one),
        "input_message_content": {
            "message_text": say.html("inline-message", name=name),
            "parse_mode": HTML,
            "link_preview_options": NO_PREVIEW,
        },
        "reply_markup": keyboard(((leading(say.text("button-open-service"), link),),)),
    }


def _described(say: Speech, one: Service) -> str:
    if one.suspended:
        return say.text("inline-closed")
    if one.per_package:
        return say.text("inline-package", rate=say.rate(one.rate))
    return say.text("inline-rate", rate=say.rate(one.rate), **limits(say, one.min, one.max))
