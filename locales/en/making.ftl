### Making an order: link, quantity, check, confirm.

ask-link = 👉 <b>Send the link</b>, for example <code>{ $example }</code>
ask-link-again = Send the link once more, for example <code>{ $example }</code>
link-now = Now: { $link }
ask-quantity = <b>How many?</b>

    { $name }
    🔗 { $link }

    From { $min } to { $max }. Send a number or tap one.
quantity-now = Now: { $quantity }

link-not-a-link = That is not a link.
link-spaces = There is a space or a second link in there, so I cannot tell where the link ends. Please send one link alone.
link-too-long = That is far too long for a link.
link-wrong-site = That leads to { $site }, but this service is for { $wanted }.
link-wrong-kind = This service needs another kind of link.
link-hidden-marks = There are invisible marks in that link, and they can make it lead elsewhere. Please copy it again from the address bar.
link-unsafe = That link leads nowhere on the public internet.
link-needs-text = I need the link as plain text.

quantity-not-a-number = That is not a number I can read.
quantity-not-whole = Whole numbers only, please, without commas or dots: 1000, for example.
quantity-not-plain = Please write the number out in plain digits, for example 1000.
quantity-negative = It has to be more than zero.
quantity-zero = Zero will not do.
quantity-too-few = That is too few: the least here is { $min }.
quantity-too-many = That is too many: the most here is { $max }.
quantity-again = Please send a number from { $min } to { $max }.
quantity-needs-text = I need the quantity as a number in plain text.

edited-in-step = I do not see changes to old messages. Please send it again as a new one.

half-made = You have a half-made order:

    { $name }

    And here is a new link:
    { $link }

    What shall I do with it?
half-made-other = You have a half-made order:

    { $name }

    This link is not for it:
    { $link }

    Shall I begin a new order with the link?
button-use-link = 🔗 Put it into this order
button-new-order = 🆕 Begin a new order with it
button-keep-order = ↩️ Keep the order as it was

service-unknown =
    There is no service with the number <code>{ $number }</code>.

    Here is what fits your link.
service-unknown-bare = There is no service with the number <code>{ $number }</code>.

check = <b>Please check</b>

    <b>{ $name }</b>
    🔗 { $link }
check-quantity = 🔢 { $quantity }
check-package = 📦 One package
check-rate = 💵 { $rate } per 1000
check-rate-package = 💵 { $rate } for the package
check-total = <b>Total: { $total }</b>
check-left = Left this month after this order: { $left }
check-until = The price is yours until { $until }.
check-twin = ⚠️ An order of the same kind is still running on this link. Two at once cannot be told apart, so what one of them misses may not be given back. Better wait until the first is done.
button-confirm = ✅ Confirm · { $total }
button-placing = Placing…
button-change-link = 🔗 Change link
button-change-quantity = 🔢 Change quantity

again-expired = The price was held for ten minutes, and that time is over. Here is today's card; nothing was taken.
again-changed = The service has changed since you looked. Please check the new card; nothing was taken.
again-price = The panel's price went up since you looked. Here is the new one; nothing was taken.

refused-funds = New orders cannot be sent right now. The owner has been told; please try again a little later.
refused-key = There is no connection to the panel right now. The owner has been told; please try again later.
refused-stale = I have seen no fresh prices for an hour, and I do not sell at old ones. Please try again in a few minutes.
refused-maintenance = We are tidying up and take no new orders for now; running ones go on as usual. Please try again later.
refused-restored = I was restored from a backup, and my orders are being checked first. Nothing new is taken until then; please try again later.
refused-limit = That is over your limit for this month: you can still spend { $left }. A smaller quantity may fit.
refused-service = This service is not on sale right now. Please pick a similar one.
refused-withdrawn = This service has gone from the catalogue, so nothing was ordered. Send the link again and I will show what fits it.
refused-denied = This service is not sold here. Please pick another one.
refused-later = I do not know what the panel wants to be told for this kind of service, so it cannot be ordered here. Please pick another one.
refused-currency = This panel counts in { $theirs }, the books here are in { $ours }. Until a rate is set it can be looked at, not ordered.
refused-currency-unknown = The panel has not said yet which currency it counts in. Please try again in a few minutes.
refused-link = Something about the link is not right. Please send it again.
refused-quantity = Something about the quantity is not right. Please choose it again.
refused-fields = Something in this order is not right any more. Please look through it again.
refused-expiry = Its last day is over. Please choose another one.
refused-gone = That card is too old. Please begin again from the menu.
refused-terms = Please accept the rules first: /terms
