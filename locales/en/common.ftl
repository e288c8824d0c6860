### Buttons and words that stand on many screens.

button-home = 🏠 Menu
button-back = ‹ Back
button-previous = ‹
button-next = ›
button-cancel = ✖️ Cancel
button-page = { $page } / { $pages }
page = Page { $page } of { $pages }

platform-other = ✨ Other
platform-website = 🌍 Websites

not-understood =
    I did not catch that, and no service is called so.

    Try other words to find one, paste a link to order something for it, or use the menu.
not-text =
    I read only plain text and links here. Paste a link to order something for it, or use the menu.
old-button = This button no longer leads anywhere. /start opens a fresh menu.
nothing-to-cancel = There is nothing to cancel. All is well.
cancelled = Done, that order is dropped. Nothing was placed and no money was taken.
slow-down = That was a lot at once, so I left a few messages unread. Give me a moment, then send the last one again.
sorry =
    Something broke on my side, and I could not finish that. No order is placed twice because of it.

    Please try once more; /orders shows what you have.
in-groups = I take orders in a private chat only.
button-private-chat = Open the private chat
fresh-menu = I lost my answer to your last message; nothing else was lost. Here is the menu again.
fresh-draft = My answer to your last message got lost; your order is kept. Here it goes on from where you were.
button-go-on = ▶️ Go on
