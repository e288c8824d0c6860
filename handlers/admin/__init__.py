"""The admin's side of the conversation, in private chats only."""

from aiogram import Router

from handlers.admin import changes, decisions, desk, orders, pauses, suspended
from handlers.filters import Admin


def routes() -> Router:
    """Return the router of everything that only admins reach."""
    router = Router(name="admin")
    router.message.filter(Admin())
    router.callback_query.filter(Admin())
    for part in (desk, changes, pauses, suspended, orders, decisions):
        router.include_router(part.routes())
    return router


def typed_routes() -> Router:
    """Return the router of what admins type when asked: it stands below all commands."""
    router = Router(name="typing")
    router.message.filter(Admin())
    router.include_routers(orders.typed_routes(), decisions.typed_routes())
    return router
