"""Sites of videos and streams."""

from collections.abc import Mapping

from shop.links.site import NAME, Site, own

SITES: Mapping[str, Site] = {
    "youtube": Site(
        ("youtube.com", "music.youtube.com", "youtube-nocookie.com"),
        (
            (r"/watch\?(.*&)?v=(?P<id>[\w-]{11})(&.*)?", "video"),
            (r"/(shorts|live|embed|v|e|watch)/(?P<id>(?!videoseries)[\w-]{11})", "video"),
            (r"/(playlist|watch|embed/videoseries)\?(.*&)?list=(?P<id>[\w-]+)", "playlist"),
            (r"/clip/(?P<id>[\w-]+)", "video"),
            (r"/post/(?P<id>[\w-]+)", "post"),
            (rf"/(channel/[\w-]+|@{NAME})/community\?lb=(?P<id>[\w-]+)", "post"),
            (
                rf"/(?P<id>@{NAME}|(c|channel|user)/{NAME})(/\w+)?",
                "channel",
            ),
            own(
                "account attribution_link channel c clip embed feed gaming hashtag howyoutubeworks kids live music playlist post premium redirect results shorts signin t trending user v watch"
            ),
            (rf"/(?P<id>{NAME})(/(about|featured|live|videos))?", "channel"),
        ),
        {
            "channel": "https://youtube.com/@channel",
            "video": "https://youtube.com/watch?v=dQw4w9WgXcQ",
            "playlist": "https://youtube.com/playlist?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf",
        },
        keeps=(("v", "lc"), ("list",), ("lb",), ("lc",)),
        short={"youtu.be": ((r"/(?P<id>[\w-]{11})", "video"),)},
        at="https://youtube.com/@{}",
    ),
    "tiktok": Site(
        ("tiktok.com",),
        (
            (rf"/@({NAME})?/(video|photo)/(?P<id>\d+)", "video"),
            (r"/(v|embed|embed/v2|share/video)/(?P<id>\d+)(\.html)?", "video"),
            (rf"/@(?P<id>{NAME})/live", "live"),
            (rf"/@(?P<id>{NAME})", "profile"),
            (r"/t/(?P<id>\w+)", "page"),
            own("about explore following foryou friends legal live login messages search signup upload"),
            (r"/music/.*?(?P<id>\d+)", "track"),
        ),
        {
            "profile": "https://tiktok.com/@username",
            "video": "https://tiktok.com/@username/video/7301234567890123456",
            "live": "https://tiktok.com/@username/live",
        },
        short=dict.fromkeys(("vm.tiktok.com", "vt.tiktok.com"), ((r"/(?P<id>\w+)", "page"),)),
        at="https://tiktok.com/@{}",
    ),
    "twitch": Site(
        ("twitch.tv",),
        (
            (rf"/videos/(?P<id>\d+)|/{NAME}/v(ideo)?/(?P<of>\d+)", "video"),
            (rf"/{NAME}/clip/(?P<id>[\w-]+)", "video"),
            own("browse directory downloads jobs p search settings store subscriptions turbo videos wallet"),
            (rf"/(popout/|moderator/)?(?P<id>{NAME})(/(about|chat|clips|schedule|videos))?", "channel"),
        ),
        {"channel": "https://twitch.tv/channel", "video": "https://twitch.tv/videos/1234567890"},
        short={"clips.twitch.tv": ((r"/(?P<id>[\w-]+)", "video"),)},
        at="https://twitch.tv/{}",
    ),
    "kick": Site(
        ("kick.com",),
        (
            (rf"/({NAME}/videos|video|{NAME}/clips)/(?P<id>[\w-]+)", "video"),
            own("browse categories category following search video"),
            (rf"/(?P<id>{NAME})(/(about|chatroom|clips|videos))?", "channel"),
        ),
        {
            "channel": "https://kick.com/channel",
            "video": "https://kick.com/channel/videos/0f0e0d0c-1a2b-3c4d-5e6f-708090a0b0c0",
        },
        at="https://kick.com/{}",
    ),
    "rumble": Site(
        ("rumble.com",),
        (
            (r"/(?P<id>v\w+)-.*\.html|/embed/(?P<embedded>\w+)", "video"),
            (rf"/(c|user)/(?P<id>{NAME})(/.*)?", "channel"),
            own("account browse register search videos"),
        ),
        {"channel": "https://rumble.com/c/channel", "video": "https://rumble.com/v4abcde-name-of-video.html"},
    ),
    "rutube": Site(
        ("rutube.ru",),
        (
            (r"/(video|shorts|live/video|play/embed)/(private/)?(?P<id>\w+)", "video"),
            (rf"/(channel|video/person|u)/(?P<id>{NAME})(/.*)?", "channel"),
            own("feeds my search"),
        ),
        {
            "channel": "https://rutube.ru/channel/12345678",
            "video": "https://rutube.ru/video/0123456789abcdef0123456789abcdef",
        },
    ),
    "dzen": Site(
        ("dzen.ru", "zen.yandex.ru"),
        (
            (r"/(video/watch|shorts)/(?P<id>\w+)", "video"),
            (r"/(a|b)/(?P<id>[\w-]+)", "post"),
            own("video articles news search subscriptions profile"),
            (rf"/(?P<id>(id/)?{NAME})", "channel"),
        ),
        {"channel": "https://dzen.ru/channel", "post": "https://dzen.ru/a/ZAbCdEfGhIjKlMnO"},
        at="https://dzen.ru/{}",
    ),
    "vimeo": Site(
        ("vimeo.com",),
        (
            (r"/(.+/)?(?P<id>\d{5,})(/\w+)?", "video"),
            own("categories log_in join search upload watch features"),
            (rf"/(channels/)?(?P<id>{NAME})", "channel"),
        ),
        {"channel": "https://vimeo.com/channel", "video": "https://vimeo.com/123456789"},
        short={"player.vimeo.com": ((r"/video/(?P<id>\d+)", "video"),)},
    ),
    "dailymotion": Site(
        ("dailymotion.com",),
        (
            (r"/(embed/)?video/(?P<id>\w+)(_.*)?", "video"),
            (r"/playlist/(?P<id>\w+)", "playlist"),
            own("search signin feed library"),
            (rf"/(?P<id>{NAME})", "channel"),
        ),
        {"channel": "https://dailymotion.com/channel", "video": "https://dailymotion.com/video/x8abcde"},
        short={"dai.ly": ((r"/(?P<id>\w+)", "video"),)},
    ),
    "trovo": Site(
        ("trovo.live",),
        (
            (r"/.*\?.*vid=(?P<id>[\w-]+)", "video"),
            own("category search following"),
            (rf"/(s/)?(?P<id>{NAME})(/.*)?", "channel"),
        ),
        {"channel": "https://trovo.live/s/channel"},
        keeps=(("vid",),),
    ),
    "likee": Site(
        ("likee.video", "likee.com"),
        (
            (rf"/@{NAME}/video/(?P<id>\d+)|/v/(?P<short>\w+)", "video"),
            (rf"/@(?P<id>{NAME})|/p/(?P<code>\w+)", "profile"),
        ),
        {
            "profile": "https://likee.video/@username",
            "video": "https://likee.video/@username/video/7123456789",
        },
        short={"l.likee.video": ((r"/v/(?P<id>\w+)", "video"), (r"/p/(?P<id>\w+)", "profile"))},
        at="https://likee.video/@{}",
    ),
    "kwai": Site(
        ("kwai.com",),
        (
            (rf"/@{NAME}/video/(?P<id>\d+)|/short-video/(?P<short>\w+)", "video"),
            (rf"/@(?P<id>{NAME})", "profile"),
        ),
        {
            "profile": "https://kwai.com/@username",
            "video": "https://kwai.com/@username/video/5201234567890123456",
        },
        short=dict.fromkeys(
            ("k.kwai.com", "s.kw.ai", "kwai-video.com"),
            ((r"/u/(?P<id>.+)", "profile"), (r"/p/(?P<id>\w+)", "page")),
        ),
        at="https://kwai.com/@{}",
    ),
    "snapchat": Site(
        ("snapchat.com", "story.snapchat.com"),
        (
            (rf"(/@{NAME})?/(spotlight)/(?P<id>[\w-]+)", "video"),
            (r"/(p|s|o)/(?P<id>.+)", "story"),
            (rf"/(add/|@)(?P<id>{NAME})", "profile"),
            own("add spotlight discover web download login"),
        ),
        {
            "profile": "https://snapchat.com/add/username",
            "video": "https://snapchat.com/spotlight/W7_EDlXWTBiXAEEniNoMPwAAY",
        },
        short={"t.snapchat.com": ((r"/(?P<id>\w+)", "page"),)},
        at="https://snapchat.com/add/{}",
    ),
}
