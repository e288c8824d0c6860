"""Every handler gets what it asks for, every filter is awaited, nothing is handed back to aiogram."""

import inspect
import typing
from collections import Counter

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Update

from handlers import build_router, make_dispatcher
from shop.catalogue.shelves import Shelves

# What `make_dispatcher`, `feed_update`, aiogram itself and the acquaintance give to every handler.
GIVEN = frozenset(
    [
        "db",
        "house",
        "shelves",
        "finder",
        "painter",
        "texts",
        "bells",
        "clients",
        "now",
        "person",
        "role",
        "say",
        "stage",
        "scene",
        "state",
        "bot",
        "dispatcher",
        "router",
        "event_update",
        "event_from_user",
        "event_chat",
        "event_context",
        "raw_state",
        "fsm_storage",
        "handler",
        "bots",
    ]
)
# What filters hand on.
FOUND = frozenset(
    {"written", "line", "link", "problem", "code", "callback_data", "command", "document", "number"}
)
OBSERVED = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post", "inline_query")


def handlers(router=None):
    for one in (router or build_router()).chain_tail:
        for name, observer in one.observers.items():
            yield from ((one, name, handler) for handler in observer.handlers)


def test_there_are_handlers_to_look_at():
    assert len(list(handlers())) > 40


def test_no_two_kinds_of_buttons_look_alike():
    prefixes = Counter(
        kind.__prefix__ for kind in CallbackData.__subclasses__() if kind.__module__.startswith("handlers")
    )
    assert [prefix for prefix, count in prefixes.items() if count > 1] == []


def test_every_argument_of_every_handler_exists():
    for router, name, handler in handlers():
        _, *asked = inspect.signature(handler.callback).parameters.values()
        odd = {one.name for one in asked if one.default is one.empty} - GIVEN - FOUND
        assert not odd, f"{router.name}.{name}: {handler.callback.__name__} asks for {odd}"


def test_what_a_filter_hands_on_is_asked_for_only_behind_that_filter():
    giving = {
        "written": "Written",
        "line": "OneLine",
        "link": "PastedLink",
        "problem": "BrokenLink",
        "code": "Claiming",
        "callback_data": "On",
        "document": "Sent",
    }
    for router, _name, handler in handlers():
        filters = {type(one.callback).__name__ for one in handler.filters or ()}
        for argument in inspect.signature(handler.callback).parameters:
            assert giving.get(argument) in {None, *filters}, f"{router.name}: {handler.callback.__name__}"


def test_filters_are_awaitable():
    for router, name, handler in handlers():
        for one in handler.filters or ():
            assert one.awaitable, f"{router.name}.{name} filters through a thread"
    for router in build_router().chain_tail:
        for observer in router.observers.values():
            assert all(one.awaitable for one in observer._handler.filters or ())


def test_handlers_hand_nothing_back():
    for _router, _name, handler in handlers():
        assert inspect.iscoroutinefunction(handler.callback)
        assert typing.get_type_hints(handler.callback)["return"] is type(None)


def test_routers_can_be_built_as_often_as_wanted():
    assert isinstance(build_router(), Router)
    assert build_router() is not build_router()


def test_the_updates_to_ask_telegram_for():
    used = make_dispatcher(MemoryStorage(), shelves=Shelves()).resolve_used_update_types()
    assert set(used) == set(OBSERVED)
    assert set(used) <= set(Update.model_fields)
