"""Sites of music and podcasts."""

from collections.abc import Mapping

from shop.links.site import NAME, NOBODY, Site, own

SITES: Mapping[str, Site] = {
    "spotify": Site(
        ("open.spotify.com", "spotify.com", "play.spotify.com"),
        (
            (r"(/intl-[\w-]+)?(/embed)?/(?P<id>(track|episode)/\w+)", "track"),
            (r"(/intl-[\w-]+)?(/embed)?(/user/[^/]+)?/(?P<id>(playlist|album|show)/\w+)", "playlist"),
            (r"(/intl-[\w-]+)?(/embed)?/(?P<id>(artist|user)/[^/]+)(/.*)?", "profile"),
            own("search collection genre download premium account"),
        ),
        {
            "track": "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
            "profile": "https://open.spotify.com/artist/0OdUWJ0sBjDrqHygGUXeCF",
            "playlist": "https://open.spotify.com/playlist/37i9dQZF1DXcBWIGoYBM5M",
        },
        short={
            "spotify.link": ((r"/(?P<id>\w+)", "page"),),
            "spoti.fi": ((r"/(?P<id>\w+)", "page"),),
            "spotify.app.link": ((r"/(?P<id>\w+)", "page"),),
        },
        folds=frozenset(),
    ),
    "soundcloud": Site(
        ("soundcloud.com",),
        (
            (rf"/(?P<id>{NAME}/sets/{NAME})(/.*)?", "playlist"),
            own("charts discover feed pages search settings signin stream upload you"),
            (
                rf"/(?P<id>{NAME})(/(albums|followers|following|likes|popular-tracks|reposts|sets|tracks))?",
                "profile",
            ),
            (rf"/(?P<id>{NAME}/{NAME})(/s-\w+)?", "track"),
        ),
        {
            "profile": "https://soundcloud.com/artist",
            "track": "https://soundcloud.com/artist/track",
            "playlist": "https://soundcloud.com/artist/sets/playlist",
        },
        short={"on.soundcloud.com": ((r"/(?P<id>\w+)", "page"),)},
        at="https://soundcloud.com/{}",
    ),
    "deezer": Site(
        ("deezer.com",),
        (
            (r"(/[a-z]{2})?/(?P<id>(track|episode)/\d+)", "track"),
            (r"(/[a-z]{2})?/(?P<id>(playlist|album|show)/\d+)", "playlist"),
            (r"(/[a-z]{2})?/(?P<id>(artist|profile)/\d+)(/.*)?", "profile"),
            (r"/[a-z]{2}", NOBODY),
        ),
        {"track": "https://deezer.com/track/3135556", "profile": "https://deezer.com/artist/27"},
        short=dict.fromkeys(("deezer.page.link", "link.deezer.com"), ((r"/(?P<id>.+)", "page"),)),
    ),
    "audiomack": Site(
        ("audiomack.com",),
        (
            (rf"/(?P<id>{NAME}/song/{NAME})", "track"),
            (rf"/(?P<id>{NAME}/(album|playlist)/{NAME})", "playlist"),
            own("trending-now top search playlists world about"),
            (rf"/(?P<id>{NAME})(/(uploads|songs|albums|playlists|followers))?", "profile"),
        ),
        {"profile": "https://audiomack.com/artist", "track": "https://audiomack.com/artist/song/track"},
        at="https://audiomack.com/{}",
    ),
    "apple_music": Site(
        ("music.apple.com", "itunes.apple.com", "podcasts.apple.com"),
        (
            (r"/[a-z]{2}/album/([^/]+/)?[^/]+\?(.*&)?i=(?P<id>\d+)", "track"),
            (r"/[a-z]{2}/song/([^/]+/)?(?P<id>\d+)", "track"),
            (r"/[a-z]{2}/(album|playlist|podcast)/([^/]+/)?(?P<id>[\w.-]+)", "playlist"),
            (r"/[a-z]{2}/(artist|profile)/([^/]+/)?(?P<id>[\w.-]+)", "profile"),
        ),
        {
            "track": "https://music.apple.com/us/song/name/1440833098",
            "playlist": "https://music.apple.com/us/album/name/1440833081",
            "profile": "https://music.apple.com/us/artist/name/159260351",
        },
        keeps=(("i",),),
    ),
}
