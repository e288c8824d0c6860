### Finding a service, favourites, comparing.

button-find = 🔎 Find
button-favourites = ⭐ Favourites
find-service = 🔎 <b>What are you looking for?</b>

    Just type it, in any language and in any order. Typos are fine:

    <code>instagram followers refill 30</code>
    <code>tiktok views under 1</code>
    <code>youtube likes 0.5-2</code>

    A service's number finds it as well.
found-services = 🔎 <b>{ $typed }</b> · found: { $count }
found-only = Only: { $what }
found-nothing = 🔎 Nothing is called so.

    Try fewer or other words, look through the catalogue, or paste a link to order something for it.
found-nothing-narrowed = Nothing is left with these filters. Take one of them off.
search-forgotten = That search is older than 30 days and forgotten.
button-filters = ⚙️ Filters
filters = Show only services with:
filter-refill = ♻️ Refill
filter-cancel = ✋ Cancelling
filter-dripfeed = 💧 Drip-feed
button-show-found = 🔎 Show ({ $count })

button-star = ☆ Favourite
button-starred = ⭐ Favourite
starred-now = It is among your favourites now.
starred-no-more = It is no favourite any more.
shelf = <b>{ $name }</b>
shelf-starred = ⭐ Favourites
shelf-lately = 🕘 Ordered lately
starred-none = Nothing here yet. Tap ☆ on a service's card to keep it here.
lately-none = You have not ordered anything yet that is still sold.

share = ↗️ <b>{ $name }</b>

    This link opens the service here:
    { $link }
button-send-on = ↗️ Send to a chat

button-compare = ⚖️ Compare
compare-with = ⚖️ <b>Compare with which one?</b>
compare-nothing = There is nothing like it.
compare = ⚖️ <b>Side by side</b>
compare-name = { $sign } { $name }
compare-values = { $values }
compare-price = <b>💵 Price</b>
compare-amount = <b>🔢 Quantity</b>
compare-time = <b>⏱ Usual time</b>
compare-refill = <b>♻️ Refill</b>
compare-cancel = <b>✋ Cancelling</b>
compare-dripfeed = <b>💧 Drip-feed</b>
compare-thousand = { $rate } / 1000
compare-package = { $rate } / package
compare-limits = { $min }–{ $max }
compare-yes = yes
compare-no = no
compare-unknown = not said
button-take = Take { $sign }
button-compare-third = ➕ Add a third

inline-message = <b>{ $name }</b>
inline-rate = { $rate } per 1000 · { $min } to { $max }
inline-package = { $rate } for the package
inline-closed = Not on sale right now
inline-private = This bot is private: how to get in
inline-rules = Read the rules first
button-open-service = 🔎 Open
