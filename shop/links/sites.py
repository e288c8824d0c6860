"""All sites whose links are told apart, and their hosts."""

from collections.abc import Mapping

from shop.links import listening, social, talking, watching
from shop.links.site import Site

_GOOGLE = (
    "ae", "at", "be", "bg", "ca", "ch", "cl", "cz", "de", "dk", "es", "fi", "fr", "gr", "hu", "ie", "it",
    "kz", "lt", "lv", "nl", "no", "pl", "pt", "ro", "rs", "ru", "se", "sk", "co.id", "co.il", "co.in",
    "co.jp", "co.kr", "co.th", "co.uk", "com.ar", "com.au", "com.br", "com.co", "com.eg", "com.mx",
    "com.my", "com.ng", "com.pe", "com.ph", "com.pk", "com.sa", "com.sg", "com.tr", "com.ua", "com.vn",
)  # fmt: skip

PLACES: Mapping[str, Site] = {
    "google": Site(
        ("google.com", "maps.google.com", *(f"google.{end}" for end in _GOOGLE)),
        ((r"/maps/place/(?P<id>[^/]+)(/.*)?", "page"), (r"/.*", "page"), (r"\?.*(cid|q)=.+", "page")),
        {"page": "https://maps.app.goo.gl/abc123"},
        keeps=tuple(
            (name,) for name in ("cid", "ftid", "place_id", "placeid", "query_place_id", "q", "query")
        ),
        short={
            "maps.app.goo.gl": ((r"/(?P<id>\w+)", "page"),),
            "goo.gl": ((r"/maps/(?P<id>\w+)", "page"),),
            "g.page": ((r"/(r/)?(?P<id>.+)", "page"),),
        },
        only=r"/(maps|local)(/.*)?|",
    ),
    "trustpilot": Site(
        ("trustpilot.com",),
        ((r"/(review|evaluate)/(?P<id>[^/]+)", "page"), (r"/.+", "page")),
        {"page": "https://trustpilot.com/review/example.com"},
    ),
}

SITES: Mapping[str, Site] = {**social.SITES, **watching.SITES, **listening.SITES, **talking.SITES, **PLACES}
"""One row a site; the keys are the platforms of services."""

BY_HOST: Mapping[str, str] = {
    host: name for name, site in SITES.items() for host in (*site.hosts, *site.short)
}

ANYWHERE = "https://example.com/page"
"""An example where any address will do."""
