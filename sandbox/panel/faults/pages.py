"""Faults in front of the panel: web pages, challenges, redirects. Nothing is carried out, unless told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.panel.faults.fault import Fault, Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.replies import Reply

ELSEWHERE = "https://moved.example/api/v2?session=12345"
PAGE = "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"


def _page(http: int, title: str, **headers: str) -> Callable[[Reply, Scene], None]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}

    def change(reply: Reply, scene: Scene) -> None:
        del scene
        reply.page(PAGE.format(title=title), http)
        reply.headers.update(sent)

    return change


def _empty(http: int) -> Callable[[Reply, Scene], None]:
    def change(reply: Reply, scene: Scene) -> None:
        del scene
        reply.body, reply.http = b"", http

    return change


def _redirect(http: int) -> Callable[[Reply, Scene], None]:
    def change(reply: Reply, scene: Scene) -> None:
        reply.page(PAGE.format(title="Moved"), http)
        reply.headers["Location"] = str(scene.params["location"])

    return change


def _too_many(reply: Reply, scene: Scene) -> None:
    reply.page(PAGE.format(title="429 Too Many Requests"), 429)
    reply.headers["Retry-After"] = str(scene.params["retry_after"])


def _redirected(http: int) -> Fault:
    line = f"HTTP {http} to another address; nothing was carried out"
    return Fault(line, _redirect(http), executes=False, params={"location": ELSEWHERE})


PAGES: Mapping[str, Fault] = {
    "html_200": Fault("a web page with HTTP 200", _page(200, "Welcome"), executes=False),
    "html_403": Fault("a web page with HTTP 403", _page(403, "403 Forbidden"), executes=False),
    "html_502": Fault("a web page with HTTP 502", _page(502, "502 Bad Gateway"), executes=False),
    "html_503": Fault("a web page with HTTP 503", _page(503, "Just a moment..."), executes=False),
    "html_520": Fault("a Cloudflare page with HTTP 520", _page(520, "Web server error"), executes=False),
    "html_524_after": Fault(
        "carries out, then a Cloudflare time-out page with HTTP 524", _page(524, "A timeout occurred")
    ),
    "challenge": Fault(
        "a Cloudflare challenge page (HTTP 403, cf-mitigated: challenge); the panel never saw the request",
        _page(403, "Just a moment...", cf_mitigated="challenge"),
        executes=False,
    ),
    "challenge_503": Fault(
        "the same challenge with HTTP 503",
        _page(503, "Just a moment...", cf_mitigated="challenge"),
        executes=False,
    ),
    "http_500_empty": Fault("HTTP 500 with an empty body", _empty(500), executes=False),
    "http_200_empty": Fault("carries out, then HTTP 200 with an empty body", _empty(200)),
    "maintenance_page": Fault(
        "a maintenance page with HTTP 503", _page(503, "Site under maintenance"), executes=False
    ),
    "rate_limited_page": Fault(
        "HTTP 429 with Retry-After and a web page", _too_many, executes=False, params={"retry_after": 2}
    ),
    "redirect_301": _redirected(301),
    "redirect_302": _redirected(302),
    "redirect_307": _redirected(307),
    "redirect_308": _redirected(308),
}
