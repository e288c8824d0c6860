"""Sites of profiles and posts."""

from collections.abc import Mapping

from shop.links.site import NAME, Site, own

_PINTEREST = ("com", "de", "fr", "es", "it", "pt", "ru", "at", "ch", "se", "nz", "ca", "cl", "ie", "jp", "nl")

SITES: Mapping[str, Site] = {
    "instagram": Site(
        ("instagram.com", "instagr.am"),
        (
            (r"/stories/highlights/(?P<id>\d+)|/s/(?P<coded>\w+)", "story"),
            (rf"/stories/(?P<id>{NAME}(/\d+)?)", "story"),
            (rf"(/{NAME})?/(p|reels?|tv)/(?P<id>(?!audio/)[\w-]+)(/.*)?", "post"),
            (r"/share/(p|reel|r)/(?P<id>[\w-]+)", "post"),
            (r"/share/(?P<id>[\w-]+)", "page"),
            own(
                "about accounts api developer direct explore legal p press privacy reel reels share stories tv web"
            ),
            (rf"/(_u/|@)?(?P<id>{NAME})(/(reels|tagged|followers|following|live|channel))?", "profile"),
        ),
        {
            "profile": "https://instagram.com/username",
            "post": "https://instagram.com/p/Cx1Ab2CdEfG",
            "story": "https://instagram.com/stories/username",
        },
        short={"ig.me": ((rf"/m/(?P<id>{NAME})", "profile"),)},
        at="https://instagram.com/{}",
    ),
    "x": Site(
        ("x.com", "twitter.com", "nitter.net"),
        (
            (rf"/({NAME}|i/web)/status(es)?/(?P<id>\d+)(/.*)?", "post"),
            (r"/i/(spaces|broadcasts)/(?P<id>\w+)", "live"),
            (r"/i/(communities|lists)/(?P<id>\w+)", "group"),
            (r"/i/user/(?P<id>\d+)", "profile"),
            own(
                "compose explore hashtag home i intent jobs login messages notifications privacy search settings share tos"
            ),
            (rf"/@?(?P<id>{NAME})(/(media|likes|with_replies|followers|following|highlights))?", "profile"),
        ),
        {"profile": "https://x.com/username", "post": "https://x.com/username/status/1234567890123456789"},
        short={"t.co": ((r"/(?P<id>\w+)", "page"),)},
        at="https://x.com/{}",
    ),
    "facebook": Site(
        ("facebook.com", "fb.com"),
        (
            (rf"/groups/{NAME}/(posts|permalink)/(?P<id>\w+)", "post"),
            (rf"/groups/(?P<id>{NAME})(/.*)?", "group"),
            (r"/(permalink|story)\.php\?(.*&)?story_fbid=(?P<id>\w+)(&.*)?", "post"),
            (r"/photo(\.php)?\?(.*&)?fbid=(?P<id>\d+)(&.*)?", "post"),
            (r"/(watch|video\.php)(/live)?\?(.*&)?v=(?P<id>\d+)(&.*)?", "video"),
            (r"/media/set\?.*set=(?P<id>[\w.]+)(&.*)?", "post"),
            (rf"/(reel|{NAME}/videos(/[^/]+)?|{NAME}/reels)/(?P<id>\w+)", "video"),
            (r"/share/(v|r)/(?P<id>\w+)", "video"),
            (r"/share/p/(?P<id>\w+)", "post"),
            (r"/share/g/(?P<id>\w+)", "group"),
            (r"/share/(?P<id>\w+)", "page"),
            (rf"/{NAME}/(posts|photos|activity)/([^/]+/)?(?P<id>[\w.]+)", "post"),
            (r"/stories/(?P<id>\d+)(/.*)?", "story"),
            (r"/events/(.+/)?(?P<id>\d+)", "page"),
            (r"/profile\.php\?(.*&)?id=(?P<id>\d+)(&.*)?", "profile"),
            (rf"/(people|pages|pg|p)/({NAME}/)?(?P<id>{NAME})", "profile"),
            own(
                "ads business events gaming groups help home.php live login marketplace messages policies privacy reel search settings share stories watch"
            ),
            (
                rf"/(?P<id>(?!(photo|profile|permalink|story|video)\.php){NAME})(/(about|photos|videos|reels|followers|live))?",
                "profile",
            ),
        ),
        {
            "profile": "https://facebook.com/pagename",
            "post": "https://facebook.com/pagename/posts/123456789",
            "video": "https://facebook.com/watch?v=123456789",
            "group": "https://facebook.com/groups/groupname",
        },
        keeps=(
            ("story_fbid", "id", "comment_id"),
            ("fbid", "comment_id"),
            ("v",),
            ("comment_id",),
            ("id",),
            ("set",),
        ),
        short={
            "fb.watch": ((r"/(?P<id>[\w-]+)", "video"),),
            "fb.me": ((r"/(?P<id>.+)", "page"),),
            "m.me": ((rf"/(?P<id>{NAME})", "profile"),),
        },
        at="https://facebook.com/{}",
    ),
    "threads": Site(
        ("threads.net", "threads.com"),
        (
            (rf"/(@{NAME}/post|t)/(?P<id>[\w-]+)", "post"),
            own("search login custom_feed"),
            (rf"/@(?P<id>{NAME})(/(replies|reposts|media))?", "profile"),
        ),
        {
            "profile": "https://threads.net/@username",
            "post": "https://threads.net/@username/post/Cx1Ab2CdEfG",
        },
        at="https://threads.net/@{}",
    ),
    "vk": Site(
        ("vk.com", "vk.ru", "vkontakte.ru"),
        (
            (
                r"(/[\w.@-]*)?\?(.*&)?[wz]=(?P<id>(wall|photo|video|clip|story)-?\d+_\d+)(/.*|%2F.*)?(&.*)?",
                "post",
            ),
            (r"(/[\w.@-]*)?\?z=audio_(?P<id>playlist-?\d+_\d+)(/.*)?", "playlist"),
            (r"/(?P<id>(wall|photo|clip|topic|market|product)-?\d+_\d+)", "post"),
            (r"/(.+/)?(?P<id>(video|clip)-?\d+_\d+)", "video"),
            (r"/(?P<id>story-?\d+_\d+)", "story"),
            (r"/(?P<id>playlist/-?\d+_\d+(_\w+)?|music/(album|playlist)/.+)", "playlist"),
            (r"/(?P<id>audio-?\d+_\d+(_\w+)?)", "track"),
            (rf"/video/@(?P<id>{NAME})", "channel"),
            (r"/@.*-.*", "page"),
            own(
                "feed im al_feed.php audio video music groups friends login about dev settings apps market mail search"
            ),
            (rf"/(?P<id>{NAME})", "profile"),
        ),
        {
            "profile": "https://vk.com/username",
            "post": "https://vk.com/wall-12345_678",
            "video": "https://vk.com/video-12345_678",
        },
        keeps=(("z",), ("w",)),
        short={
            "vkvideo.ru": ((r"/(?P<id>(video|clip)-?\d+_\d+)", "video"), (rf"/@(?P<id>{NAME})", "channel")),
            "live.vkvideo.ru": ((rf"/(?P<id>{NAME})", "channel"),),
            "vk.cc": ((r"/(?P<id>\w+)", "page"),),
            "vk.me": ((rf"/(?P<id>{NAME})", "profile"), (r"/join/.+", "invite")),
        },
        at="https://vk.com/{}",
    ),
    "ok": Site(
        ("ok.ru", "odnoklassniki.ru"),
        (
            (rf"/(group|profile)?/?{NAME}/(topic|statuses|pphotos|album/\w+)/(?P<id>\w+)", "post"),
            (r"/(video|live)/(?P<id>\d+)", "video"),
            (rf"/group/(?P<id>{NAME})", "group"),
            own("feed guests messages music search settings discover"),
            (rf"/(profile/)?(?P<id>{NAME})", "profile"),
        ),
        {
            "profile": "https://ok.ru/profile/123456789012",
            "group": "https://ok.ru/group/12345678901234",
            "post": "https://ok.ru/group/12345678901234/topic/123456789012345",
        },
    ),
    "linkedin": Site(
        ("linkedin.com",),
        (
            (r"/feed/update/urn:li:\w+:(?P<id>\d+)", "post"),
            (r"/posts/.*?(activity|share|ugcPost)[-:](?P<id>\d+)[\w-]*", "post"),
            (r"/(posts|pulse)/(?P<id>.+)", "post"),
            (rf"/(?P<id>(in|pub|company|school|showcase)/{NAME})(/.*)?", "profile"),
            (rf"/groups/(?P<id>{NAME})", "group"),
            own("feed jobs learning login messaging mynetwork notifications search signup"),
        ),
        {
            "profile": "https://linkedin.com/in/name",
            "post": "https://linkedin.com/posts/name_activity-7123456789012345678",
        },
        short={"lnkd.in": ((r"/(?P<id>.+)", "page"),)},
    ),
    "pinterest": Site(
        tuple(f"pinterest.{end}" for end in (*_PINTEREST, "co.uk", "com.au", "com.mx")),
        (
            (r"/pin/([^/]*--)?(?P<id>\d+)(/.*)?", "post"),
            (rf"/(?P<id>{NAME}/(?!_)[^/]+)(/.*)?", "page"),
            own("ideas login pin search settings today business"),
            (rf"/(?P<id>{NAME})(/_\w+)?", "profile"),
        ),
        {"profile": "https://pinterest.com/username", "post": "https://pinterest.com/pin/123456789012345678"},
        short={"pin.it": ((r"/(?P<id>\w+)", "page"),)},
        at="https://pinterest.com/{}",
    ),
    "reddit": Site(
        ("reddit.com",),
        (
            (rf"/(r|u|user)/{NAME}/comments/(?P<id>\w+)(/.*)?|/comments/(?P<bare>\w+)(/.*)?", "post"),
            (rf"/r/{NAME}/s/(?P<id>\w+)", "post"),
            (rf"/r/(?P<id>{NAME})(/(hot|new|top|rising))?", "group"),
            (rf"/(u|user)/(?P<id>{NAME})(/.*)?", "profile"),
            own("r u user search login settings submit message"),
        ),
        {
            "post": "https://reddit.com/r/pics/comments/abc123",
            "profile": "https://reddit.com/user/name",
            "group": "https://reddit.com/r/pics",
        },
        short={"redd.it": ((r"/(?P<id>\w+)", "post"),)},
        at="https://reddit.com/user/{}",
    ),
    "tumblr": Site(
        ("tumblr.com",),
        (
            (rf"/(blog/)?(view/)?{NAME}/(?P<id>\d+)(/.*)?", "post"),
            own("dashboard explore login register search tagged settings"),
            (rf"/(blog/)?(view/)?(?P<id>{NAME})", "profile"),
        ),
        {"profile": "https://tumblr.com/blogname", "post": "https://tumblr.com/blogname/123456789012345678"},
        at="https://tumblr.com/{}",
    ),
    "bluesky": Site(
        ("bsky.app",),
        (
            (r"/profile/[\w.:-]+/post/(?P<id>\w+)", "post"),
            (r"/profile/(?P<id>[\w.:-]+)", "profile"),
            own("search settings notifications feeds lists"),
        ),
        {
            "profile": "https://bsky.app/profile/name.bsky.social",
            "post": "https://bsky.app/profile/name.bsky.social/post/3kabcdefghi2x",
        },
    ),
    "medium": Site(
        ("medium.com",),
        (
            (rf"/(@{NAME}|{NAME})/[^/]*?(?P<id>[0-9a-f]{{8,12}})|/p/(?P<short>\w+)", "post"),
            own("m me search tag plans"),
            (rf"/(?P<id>@{NAME})(/(about|followers|lists))?", "profile"),
        ),
        {"profile": "https://medium.com/@name", "post": "https://medium.com/@name/title-abc123def456"},
        at="https://medium.com/@{}",
    ),
    "quora": Site(
        ("quora.com",),
        (
            (rf"/profile/(?P<id>{NAME})(/.*)?", "profile"),
            own("answer following notifications search spaces"),
            (r"/(?P<id>[^/]+)(/answer/.+)?", "post"),
        ),
        {"profile": "https://quora.com/profile/Name", "post": "https://quora.com/What-is-a-question"},
    ),
}
