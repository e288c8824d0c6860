"""The questions that only some types of service ask, one a field."""

from dataclasses import dataclass
from datetime import date

from handlers.callbacks import AskField, Make, Put, ServiceCard, Step
from handlers.keyboard import Button, Row, button, in_rows
from handlers.screen import Screen, stacked
from handlers.views import ways
from handlers.views.limits import limits
from handlers.views.names import tidy
from handlers.views.values import span, value
from locales import Safe
from locales.speech import Speech
from shop.catalogue.service import Service
from shop.drafts import Draft
from shop.inputs.bounds import bounds_of
from shop.inputs.usual import usual as usual_values
from shop.making import known_of
from shop.service_types import Field, ServiceType, rule_of

TAPS_WIDE = 3
WIDE = {"device": 1, "type_of_traffic": 1, "country": 2}


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of a field.

    Attributes:
        ask: the question.
        shown: its line on the card.
        change: its button there.
    """

    ask: str
    shown: str
    change: str


WORDS = {
    "username": Words("ask-username", "field-username", "change-username"),
    "media": Words("ask-media", "field-media", "change-media"),
    "hashtag": Words("ask-hashtag", "field-hashtag", "change-hashtag"),
    "answer_number": Words("ask-answer-number", "field-answer-number", "change-answer-number"),
    "min": Words("ask-per-post", "field-per-post", "change-per-post"),
    "posts": Words("ask-posts", "field-posts", "change-posts"),
    "old_posts": Words("ask-old-posts", "field-old-posts", "change-old-posts"),
    "delay": Words("ask-delay", "field-delay", "change-delay"),
    "expiry": Words("ask-expiry", "field-expiry", "change-expiry"),
    "country": Words("ask-country", "field-country", "change-country"),
    "device": Words("ask-device", "field-device", "change-device"),
    "type_of_traffic": Words("ask-traffic", "field-traffic", "change-traffic"),
    "google_keyword": Words("ask-google-keyword", "field-google-keyword", "change-google-keyword"),
    "referring_url": Words("ask-referring-url", "field-referring-url", "change-referring-url"),
    "runs": Words("ask-runs", "field-runs", "change-runs"),
    "interval": Words("ask-interval", "field-interval", "change-interval"),
    "comments": Words("ask-comments", "field-comments", "change-comments"),
    "keywords": Words("ask-keywords", "field-keywords", "change-keywords"),
    "usernames": Words("ask-usernames", "field-usernames", "change-usernames"),
    "hashtags": Words("ask-hashtags", "field-hashtags", "change-hashtags"),
    "groups": Words("ask-groups", "field-groups", "change-groups"),
}
WHOSE = {
    ServiceType.SUBSCRIPTIONS: "ask-username-profile",
    ServiceType.MENTIONS_USER_FOLLOWERS: "ask-username-followed",
    ServiceType.COMMENT_REPLIES: "ask-username-replied",
}
"""Whose user name a type wants, where it is not that of a comment's writer."""

CHANGE_THERE = {"runs": "change-runs-there"}
"""The button of a field that is there, where filling it in is called otherwise."""

ON_THE_AMOUNT = frozenset({"link", "quantity", "runs", "interval", "min", "max", "posts", "old_posts"})
"""Fields that the line about the amount tells already."""

CHANGED_WITH = frozenset({"link", "quantity", "max"})
"""Fields whose change has a button of its own, or goes with another field."""


def question(say: Speech, service: Service, field: Field, given: dict[str, str]) -> Safe:
    """Return the question for a field, with what bounds the answer."""
    kind = service.rule.type if service.rule else None
    own = WHOSE.get(kind) if kind and field.name == "username" else None
    bounds = bounds_of(service, field, given)
    if bounds.are_empty:
        return say.html("ask-runs-no-room", max=say.number(service.max // bounds.least))
    return say.html(own or WORDS[field.name].ask, **limits(say, bounds.least, bounds.most))


def ask(say: Speech, service: Service, draft: Draft | None, field: Field, today: date) -> Screen:
    """Return the question for a field, with some answers to tap."""
    given = known_of(draft, service) if draft else {}
    now = say.html("field-now", value=_kept(say, field, given)) if given.get(field.name) else ""
    name = say.html("service-name", name=tidy(service.name))
    return Screen(
        stacked(name, question(say, service, field, given), now),
        _rows(say, service, draft, field, today),
        asks=True,
    )


def ask_again(
    say: Speech, problem: Safe, service: Service, draft: Draft | None, field: Field, today: date
) -> Screen:
    """Return why an answer will not do, and the question once more."""
    given = known_of(draft, service) if draft else {}
    return Screen(
        stacked(problem, question(say, service, field, given)),
        _rows(say, service, draft, field, today),
        asks=True,
    )


def _kept(say: Speech, field: Field, given: dict[str, str]) -> str:
    """Return what was answered; the least and the most for each post are one answer."""
    if field.name == "min" and "max" in given:
        return span(say, int(given["min"]), int(given["max"]))
    return value(say, field.name, given[field.name])


def change(say: Speech, draft_id: int, field: Field, given: dict[str, str]) -> Button:
    """Return the button that changes a field, or fills it in."""
    there = CHANGE_THERE.get(field.name) if field.name in given else None
    return button(say.text(there or WORDS[field.name].change), AskField(draft=draft_id, field=field.name))


def way_back(say: Speech, service: Service, draft: Draft | None, field: Field) -> Row:
    """Return the way back: to the card when nothing else lacks, else to the service."""
    given = known_of(draft, service) if draft else {}
    if draft is not None and (field.name in given or not field.required or field.usual is not None):
        return ways.back(say, Make(draft=draft.id, step=Step.CHECK))
    return ways.back(say, ServiceCard(service=service.id))


def _rows(say: Speech, service: Service, draft: Draft | None, field: Field, today: date) -> tuple[Row, ...]:
    way = way_back(say, service, draft, field)
    if draft is None:
        return (way,)
    given = known_of(draft, service)
    taps = [
        button(
            say.text("button-value", value=value(say, field.name, one)),
            Put(draft=draft.id, field=field.name, value=one),
        )
        for one in usual_values(service, field, given, today)
    ]
    return (*in_rows(taps, WIDE.get(field.name, TAPS_WIDE)), _without(say, draft, field, given), way)


def _without(say: Speech, draft: Draft, field: Field, given: dict[str, str]) -> Row:
    """Return the button that takes out what need not be there."""
    if field.required or field.name not in given:
        return ()
    return (button(say.text("button-without"), Put(draft=draft.id, field=field.name)),)


def rows_of_changes(say: Speech, draft: Draft, service: Service, extras: tuple[Field, ...]) -> list[Button]:
    """Return a button for each field that is there, and for each that could be."""
    rule, given = rule_of(service.type), known_of(draft, service)
    fields = rule.fields if rule else ()
    return [
        change(say, draft.id, field, given)
        for field in fields
        if field.name not in CHANGED_WITH and (field.name in given or field in extras)
    ]
