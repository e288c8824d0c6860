"""The control API: what the chat page and the tests use to be people, and to make things go wrong."""

from sandbox.telegram.control import acting, reading, steering, stream

ROUTES = [*reading.ROUTES, *acting.ROUTES, *steering.ROUTES, *stream.ROUTES]
