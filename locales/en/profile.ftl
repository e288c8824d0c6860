### What Telegram shows before the first word: commands, and the words on the empty chat.

command-start = Menu
command-search = Find a service
command-favourites = Favourites
command-orders = My orders
command-help = How it works
command-cancel = Drop a half-made order
command-language = Language
command-timezone = Time zone
command-terms = The rules
command-privacy = What I keep about you
command-admin = Desk: balance, today, pauses

profile-short = Likes, followers, views: paste a link, choose, and watch it until it is done.
profile-private =
    Likes, followers, views and more for your pages.

    Paste a link and I show what fits it. You see the price before you confirm, and what is not delivered comes back.

    This bot is private: whoever runs it lets people in.
profile-shop =
    Likes, followers, views and more for your pages.

    Paste a link and I show what fits it. You see the price before you confirm, and what is not delivered comes back.
