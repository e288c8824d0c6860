"""Sites of chats and channels."""

from collections.abc import Mapping

from shop.links.site import Site, own

SITES: Mapping[str, Site] = {
    "telegram": Site(
        ("t.me", "telegram.me", "telegram.dog"),
        (
            (r"/(\+|joinchat/)(?P<id>[\w-]{8,})", "invite"),
            (r"/(?P<id>c/\d+/\d+(/\d+)?)", "post"),
            (r"/(s/)?(?P<id>\w{4,32}/s/\d+)", "story"),
            (r"/(s/)?(?P<id>\w{4,32}/\d+(/\d+)?)", "post"),
            (r"/boost\?c=(?P<id>\d+)|/c/(?P<bare>\d+)", "channel"),
            own(
                "addemoji addlist addstickers addtheme bg confirmphone contact giftcode invoice iv login proxy setlanguage share socks"
            ),
            (r"/(boost/|s/|@)?(?P<id>\w{4,32})", "channel"),
        ),
        {
            "channel": "https://t.me/channelname",
            "post": "https://t.me/channelname/123",
            "invite": "https://t.me/+AbCdEfGhIjKlMnOp",
        },
        keeps=(("c",),),
        at="https://t.me/{}",
        folds=frozenset({"channel", "post", "story"}),
    ),
    "discord": Site(
        ("discord.com", "discordapp.com"),
        (
            (r"/invite/(?P<id>[\w-]+)", "invite"),
            (r"/channels/(?P<id>.+)", "channel"),
            own("app blog developers download invite login nitro register safety store"),
        ),
        {"invite": "https://discord.gg/abcdef"},
        short={"discord.gg": ((r"/(invite/)?(?P<id>[\w-]+)", "invite"),)},
    ),
    "whatsapp": Site(
        ("whatsapp.com",),
        (
            (r"/channel/(?P<id>\w+)/\d+", "post"),
            (r"/channel/(?P<id>\w+)", "channel"),
            own("business channel contact download legal privacy security"),
        ),
        {
            "channel": "https://whatsapp.com/channel/0029VaAbCdEfGhIjKlMnOp0q",
            "invite": "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv",
        },
        short={
            "chat.whatsapp.com": ((r"/(invite/)?(?P<id>\w+)", "invite"),),
            "wa.me": ((r"/(?P<id>.+)", "profile"),),
            "api.whatsapp.com": ((r"/send", "page"),),
        },
        folds=frozenset(),
    ),
}
