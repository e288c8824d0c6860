"""One POST, and exactly how far it got. Knows HTTP and nothing of API v2."""

import errno
import ssl
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace

import aiohttp
from yarl import URL

from panel.exceptions import UnreachableReason
from panel.retry_after import retry_after_s

REDIRECTS = range(300, 400)
_CHUNK = 64 * 1024
_BEFORE_SENDING: tuple[tuple[type[BaseException], UnreachableReason], ...] = (
    (aiohttp.ClientConnectorDNSError, UnreachableReason.DNS),
    (aiohttp.ClientSSLError, UnreachableReason.TLS),
    (ssl.SSLError, UnreachableReason.TLS),
    (TimeoutError, UnreachableReason.CONNECT_TIMEOUT),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request: seconds and bytes."""

    connect_s: float = 10.0
    add_s: float = 60.0
    read_s: float = 30.0
    catalogue_s: float = 180.0
    answer_bytes: int = 4 * 1024 * 1024
    catalogue_bytes: int = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer.

    Attributes:
        http_status: Its code.
        body: None when it was larger than allowed, or was not looked at (a challenge page).
        challenge: A gatekeeper in front of the panel stopped the request.
        retry_after_s: Seconds of patience the answer asks for.
        location: Where a redirect leads, without user, query and fragment; "" without one.
    """

    http_status: int
    body: bytes | None = field(repr=False)
    challenge: bool = False
    retry_after_s: float | None = None
    location: str = ""


@dataclass(frozen=True, slots=True)
class NoReply:
    """No whole answer came. `sent` is False only when no byte of the request can have been written."""

    reason: UnreachableReason
    sent: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one request may take."""

    total_s: float
    max_bytes: int


@dataclass(slots=True)
class _Progress:
    """Whether the connection stood, after which bytes may have been written."""

    connected: bool = False


class Transport:
    """Sends forms to one address; follows nothing, repeats nothing, keeps no cookies.

    Args:
        address: Used exactly as given.
        user_agent: Sent with every request.
        connect_s: Seconds for DNS, connecting and the TLS handshake together.
    """

    def __init__(self, address: URL, user_agent: str, connect_s: float) -> None:
        self._address = address
        self._headers = {"User-Agent": user_agent, "Accept": "application/json"}
        self._connect_s = connect_s
        self._sessions: dict[bool, aiohttp.ClientSession] = {}
        self._closed = False

    async def post(self, form: bytes, bounds: Bounds, *, fresh: bool) -> Reply | NoReply:
        """Send one form once.

        Args:
            form: Encoded body. It holds the key, so it is kept out of every error.
            bounds: Seconds in all and bytes of the answer.
            fresh: On a connection of its own that no earlier request has used.
        """
        if self._closed:
            return NoReply(UnreachableReason.CONNECT_FAILED, sent=False)
        progress = _Progress()
        try:
            return await self._exchange(form, bounds, progress, fresh=fresh)
        except Exception as error:  # noqa: BLE001 - whatever ended it, what counts is how far the request got
            return NoReply(_reason(error, connected=progress.connected), progress.connected)

    async def close(self) -> None:
        """Close all connections; later requests are not sent."""
        self._closed = True
        for session in self._sessions.values():
            await session.close()

    async def _exchange(self, form: bytes, bounds: Bounds, progress: _Progress, *, fresh: bool) -> Reply:
        async with self._session(fresh=fresh).post(
            self._address,
            data=form,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=bounds.total_s, connect=self._connect_s),
            trace_request_ctx=progress,
        ) as response:
            if _is_challenge(response.headers):
                return _reply(response, None)
            return _reply(response, await _body(response.content.iter_chunked(_CHUNK), bounds.max_bytes))

    def _session(self, *, fresh: bool) -> aiohttp.ClientSession:
        if fresh not in self._sessions:
            self._sessions[fresh] = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, force_close=fresh),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={**self._headers, "Content-Type": "application/x-www-form-urlencoded"},
                trace_configs=[_trace()],
                trust_env=False,
            )
        return self._sessions[fresh]


def _trace() -> aiohttp.TraceConfig:
    """Marks the moment before which nothing can have been written."""

    async def connected(_session: aiohttp.ClientSession, context: SimpleNamespace, _params: object) -> None:
        context.trace_request_ctx.connected = True

    config = aiohttp.TraceConfig()
    config.on_connection_create_end.append(connected)
    config.on_connection_reuseconn.append(connected)
    return config


def _reason(error: Exception, *, connected: bool) -> UnreachableReason:
    if connected:
        timed_out = isinstance(error, TimeoutError)
        return UnreachableReason.TIMEOUT if timed_out else UnreachableReason.DISCONNECTED
    for kind, reason in _BEFORE_SENDING:
        if isinstance(error, kind):
            return reason
    refused = isinstance(error, OSError) and error.errno == errno.ECONNREFUSED
    return UnreachableReason.REFUSED if refused else UnreachableReason.CONNECT_FAILED


async def _body(chunks: AsyncIterator[bytes], max_bytes: int) -> bytes | None:
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > max_bytes:
            return None
    return bytes(body)


def _reply(response: aiohttp.ClientResponse, body: bytes | None) -> Reply:
    return Reply(
        http_status=response.status,
        body=body,
        challenge=_is_challenge(response.headers),
        retry_after_s=retry_after_s(response.headers.get("Retry-After"), response.headers.get("Date")),
        location=_location(response) if response.status in REDIRECTS else "",
    )


def _is_challenge(headers: Mapping[str, str]) -> bool:
    return headers.get("cf-mitigated", "").strip().lower() == "challenge"


def _location(response: aiohttp.ClientResponse) -> str:
    if "Location" not in response.headers:
        return ""
    try:
        url = response.url.join(URL(response.headers["Location"]))
        return str(url.with_query(None).with_fragment(None).with_user(None))
    except ValueError:
        return ""
