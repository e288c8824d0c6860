### Services judged by their own record, and when an order will be done.

record = 📊 From { $number } { $orders ->
        [one] order
       *[other] orders
    } here: { $facts }
record-thin = 📊 { $orders ->
        [one] One order has
       *[other] { $orders } orders have
    } ended here so far: too early to judge
record-start = usually starts in { $time }
record-start-half = half start within { $time }
record-finish = { $of } usually take { $time }
record-finish-half = half get { $of } within { $time }
record-finish-package = one package usually takes { $time }
record-finish-package-half = half get their package within { $time }
record-completed = { $share } complete
record-partial = { $share } partial
record-dropped = { $share } needed a refill
record-refilled = { $part } of { $whole } refills done
record-short = { $share } complete ({ $orders })
percent = { $number } %
span-minutes = { $span } min
span-hours = { $span } h
span-days = { $span } { $last ->
        [one] day
       *[other] days
    }
compare-record = <b>📊 From orders here</b>
compare-record-none = too few

order-expected = ⏳ Probably done between { $low } and { $high }, by { $orders } earlier orders
order-expected-pace = ⏳ At this pace done about { $at }
order-expected-late = ⏳ It takes longer than usual: nine in ten were done by { $high }

search-typed = 🔎 <b>{ $typed }</b>
sort = ↕️ <b>In which order?</b>
button-sort = ↕️ { $order }
sort-best = Best match
sort-cheapest = Cheapest
sort-fastest = Fastest
sort-surest = Most reliable
sort-means = <b>Fastest</b> and <b>most reliable</b> go by the orders placed here, with the doubt that few orders leave; services without a record come last.

button-picture = 📈 Progress
picture-caption = Order { $id }: { $delivered } of { $quantity } delivered
picture-delivered = Delivered
picture-expected = Probably
picture-failed = The picture could not be drawn just now. The card says the same in numbers.
button-picture-dark = 🌙 Dark
button-picture-light = ☀️ Light
button-picture-again = 🔄 Refresh
button-to-order = ⬅️ Order
