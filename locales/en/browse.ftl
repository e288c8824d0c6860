### The catalogue.

choose-platform = <b>Catalogue</b>

    Where would you like to grow?
choose-category = <b>{ $platform }</b>

    Choose a category.
choose-category-plain = <b>Catalogue</b>

    Choose a category.
choose-service = <b>{ $category }</b>

    Prices are per 1000 unless it says otherwise.
list-line = { $at }. { $name } · { $count }
service-line = { $at }. { $name }
    <b>{ $rate }</b> · { $min } to { $max }
service-line-package = { $at }. { $name }
    <b>{ $rate }</b> a package
service-line-closed = { $at }. { $name }
    <i>not on sale right now</i>
button-category = { $name } · { $count }
button-category-at = { $at } · { $name }
button-service = { $at } · { $rate } · { $name }
button-service-closed = { $at } · { $name }

service-name = <b>{ $name }</b>
service = <b>{ $name }</b>
    { $where } · no. <code>{ $number }</code>
service-rate = 💵 { $rate } per 1000
service-rate-package = 💵 { $rate } for the package
service-limits = 🔢 From { $min } to { $max }
service-speed = ⏱ Usually takes { $time }
refill-yes = ♻️ Refill if numbers drop: yes
refill-no = ♻️ Refill: no
refill-unknown = ♻️ Refill: the panel does not say
cancel-yes = ✋ Can be cancelled on the way
cancel-no = ✋ Cannot be cancelled once it is sent
cancel-unknown = ✋ Cancelling: the panel does not say
dripfeed-yes = 💧 Can be spread over time

service-later = 🕓 I do not know what the panel wants to be told for this kind of service, so it can be looked at, not ordered. Please pick another one.
service-suspended = 🔒 Not on sale right now: something about it changed, and it is being checked. Please pick a similar one meanwhile.
service-gone =
    This service is no longer offered.

    The catalogue has others like it.
category-gone =
    This category is no longer there.

    Here is what there is now.

fitting = <b>{ $what }</b>
    { $link }

    Choose what you would like for it. Prices are per 1000 unless it says otherwise.
fitting-kinds = <b>{ $what }</b>
    { $link }

    Many services fit it. What would you like?
fitting-none = <b>{ $what }</b>
    { $link }

    Nothing fits this link right now. Send another link, or have a look at the catalogue.
button-kind = { $kind } · { $count }
