### Repeated orders: the list, the card, and why one rests or has ended.

command-schedules = Repeated orders
button-schedules = 🔁 Repeated orders
schedules = 🔁 <b>Your repeated orders</b>
schedules-none = Nothing is repeated yet. Make an order, and before you confirm it tap “{ button-later }”.
schedule-line = <code>{ $id }</code> { $state }
    { $name }
    { $every }
button-schedule = { $id } · { $what }
schedule-gone =
    There is no such repeated order of yours.

    /schedules shows all you have.

schedule = 🔁 <b>Repeated order</b> <code>{ $id }</code>
    { $state }

    <b>{ $name }</b>
    🔗 { $link }
schedule-what = 🔢 { $quantity } · { $price } at most
schedule-next = ▶️ Next { $when }
schedule-left = { $count ->
        [one] 🏁 One order still to come, at most
       *[other] 🏁 { $count } orders still to come, at most
    }
schedule-spent = 💰 Spent so far: { $spent }
schedule-spent-of = 💰 Spent so far: { $spent } of { $budget }
schedule-last = 🕘 Last: order <code>{ $id }</code>, { $state }
schedule-last-missed = 🕘 Last: nothing on { $day }. { $why }
order-repeated = 🔁 By repeated order <code>{ $id }</code>
schedule-made = 🔁 Your repeated order <code>{ $id }</code> is due. Here is its order:

schedule-active = ▶️ Goes on
schedule-paused = ⏸ Paused
schedule-ended = 🏁 Over
schedule-means-active = Nothing is reserved until the next one is due.

button-schedule-pause = ⏸ Pause
button-schedule-resume = ▶️ Resume
button-schedule-stop = ✋ Stop
button-schedule-stop-sure = ✋ Yes, stop it
button-schedule-keep = ↩️ Keep it
button-schedule-change = ✏️ Change
button-schedule-look = 🔄 Look at the new card
button-schedule-show = 🔁 Repeated order
schedule-stop-sure = <b>Stop repeated order</b> <code>{ $id }</code><b>?</b>

    Nothing more is ordered then. What has been ordered goes on as usual.
schedule-paused-now = Paused.
schedule-resumed-now = It goes on.
schedule-stopped-now = Stopped. Nothing more is ordered.
schedule-cannot = That is not possible any more; the card shows how it stands.

schedule-rests-asked = You paused it. What would have been due meanwhile is not made up.
schedule-rests-price = One order costs { $price } now, more than the { $ceiling } you confirmed, so I ordered nothing. You can look at the new card and confirm it.
schedule-rests-price-risen = One order costs more now than the { $ceiling } you confirmed, so I ordered nothing. You can look at the new card and confirm it.
schedule-rests-changed = The service has changed since you confirmed it, so I ordered nothing. Please look at the new card.
schedule-rests-budget = The next order does not fit your budget any more, so I ordered nothing. A new card lets you go on.
schedule-rests-limit = Your limit for this month does not leave enough for an order, so I ordered nothing. Resume it when there is room again.
schedule-rests-money = There is not enough money for an order, so I ordered nothing. Resume it when there is.
schedule-rests-terms = The rules are not accepted any more, so I ordered nothing. /terms shows them; then you can resume it.
schedule-rests-revoked = You may not order here any more, so I ordered nothing.
schedule-rests-panel = This bot orders from another panel now, so I ordered nothing. The catalogue has services like this one.
schedule-rests-gone = The service has gone from the catalogue, so I ordered nothing. You can resume it should it come back.
schedule-rests-denied = This service is not sold here any more, so I ordered nothing.
schedule-rests-closed = The service is not on sale right now, so I ordered nothing. You can resume it when it is again.
schedule-rests-fields = Something in this order is not right any more, so I ordered nothing. Please look at the new card.
schedule-rests-restored = I was restored from a backup and cannot know what was ordered since it was made. Look at your orders; then you can resume it.
schedule-over-done = All of it is ordered. Thank you!
schedule-over-asked = You stopped it. What has been ordered goes on as usual.
schedule-over-replaced = The panel gave the number of this service to another one, so nothing more is ordered. The catalogue has services like it.

schedule-news-paused = ⏸ <b>Your repeated order</b> <code>{ $id }</code> <b>is paused.</b>
    { $name }
schedule-news-over = 🏁 <b>Your repeated order</b> <code>{ $id }</code> <b>is over.</b>
    { $name }
schedule-news-missed = 🔁 Your repeated order <code>{ $id }</code> was due { $when }, and nothing was ordered. { $why }
schedule-goes-on = It goes on with the next one.
schedule-missed-stopped = I was not running then.
schedule-missed-unknown = Nobody knows yet what became of the one before, and I never order on top of that.
schedule-missed-pause = No orders could be taken at that time.
