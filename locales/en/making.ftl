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
link-spaces = There is a blank inside that link, so I cannot tell where it ends. Please send the link alone.
link-too-long = That is far too long for a link.
link-wrong-site = That leads to { $site }, but this service is for { $wanted }.
link-wrong-kind = This service needs another sort of link.
link-hidden-marks = There are invisible marks in that link, and they can make it lead elsewhere. Please copy it again from the address bar.
link-unsafe = That link leads nowhere on the public internet.
link-needs-text = I need the link as plain text.

quantity-not-a-number = That is not a number I can read.
quantity-not-whole = Only whole numbers work here, without a comma or dot: 1000, for example.
quantity-not-plain = Please write the number out in plain digits, for example 1000.
quantity-negative = It has to be more than zero.
quantity-zero = Zero is a little too few.
quantity-too-few = That is too few: this service starts at { $min }.
quantity-too-many = That is too many: this service ends at { $max }.
quantity-again = From { $min } to { $max }, please.
quantity-needs-text = I need the quantity as a number in plain text.

edited-in-step = I do not see changes to old messages. Please send it again as a new one.

half-made = You have an order half made:

    { $name }

    And now a new link:
    { $link }

    What shall I do with it?
button-use-link = 🔗 Put it into this order
button-new-order = 🆕 Begin a new order with it
button-keep-order = ↩️ Go on as it was

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
check-left = Left for this month after it: { $left }
check-until = The price is yours until { $until }.
check-twin = ⚠️ An order of the same kind is still running on this link. Two at once cannot be told apart, and what one of them lacks may not be given back. Better wait until the first is done.
button-confirm = ✅ Confirm · { $total }
button-placing = Placing…
button-change-link = 🔗 Change link
button-change-quantity = 🔢 Change quantity

again-expired = The price was held for ten minutes, and they are over. Here is today's card; nothing was taken.
again-changed = The service has changed since you looked. Please check the new card; nothing was taken.
again-price = The panel's price went up since you looked. Here is the new one; nothing was taken.

refused-funds = The shop cannot place new orders for a moment. It has been told; please try again a little later.
refused-key = The shop cannot reach its panel right now. It has been told; please try again later.
refused-stale = I have not seen fresh prices for an hour, and I sell none on old ones. Please try again in a few minutes.
refused-maintenance = We are tidying up and take no new orders for now. Orders on the way go on as usual.
refused-restored = I was restored from a backup, and my orders are being checked first. Nothing new is taken until then; please try again later.
refused-limit = That is over your limit for this month. You can still spend { $left }.
refused-service = This service is not on sale right now. Please pick a similar one.
refused-withdrawn = This service has gone from the catalogue, so nothing was ordered. Send the link again and I will show what fits it.
refused-denied = This service is not sold here.
refused-later = This kind of service cannot be ordered here yet.
refused-currency = This panel counts in { $theirs }, the books here are in { $ours }. Until a rate is set it can be looked at, not ordered.
refused-currency-unknown = The panel has not said yet which currency it counts in. Please try again in a few minutes.
refused-link = Something about the link is not right. Please send it again.
refused-quantity = Something about the quantity is not right. Please choose it again.
refused-gone = That card is too old. Let us begin again.
refused-terms = Please accept the rules first: /terms
