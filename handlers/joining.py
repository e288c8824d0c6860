"""Routers without filters of their own, joined: aiogram asks every router anew for every update."""

from aiogram import Router

from handlers.sorted_handlers import SORTED, SortedObserver


def joined(name: str, *routers: Router) -> Router:
    """Return one router with the handlers of several, in their order.

    Args:
        name: for logs.
        *routers: without routers inside them, without filters or middlewares for the whole router.

    Raises:
        ValueError: there are routers inside one.
    """
    whole = Router(name=name)
    for kind, key_of in SORTED.items():
        whole.observers[kind] = SortedObserver(whole, kind, key_of)
        setattr(whole, kind, whole.observers[kind])
    for router in routers:
        if router.sub_routers:
            raise ValueError(f"{router.name} has routers inside")
        for kind, observer in router.observers.items():
            for handler in observer.handlers:
                filters = (one.callback for one in handler.filters or ())
                whole.observers[kind].register(handler.callback, *filters, flags=handler.flags)
    return whole
