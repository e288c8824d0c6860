### Orders: the list, the card, and what every state means.

orders = <b>Your orders</b>
orders-none = Nothing here yet. Paste a link, or have a look at the catalogue.
orders-none-filtered = There are no orders of this kind.
order-line = <code>{ $id }</code> { $state }
    { $name }
    { $what }
order-what = { $quantity } · { $price }
button-order = { $id } · { $what }
filter-all = All
filter-active = On the way
filter-done = Done
filter-returned = Given back
button-filter-chosen = • { $filter }

order = <b>Order</b> <code>{ $id }</code>
    { $state }

    <b>{ $name }</b>
    🔗 { $link }
order-progress = { $bar } { $percent } %
order-remains = { $remains } to go
order-start = Count at the start: { $start }
order-ordered = Ordered { $when }
order-missing =
    There is no such order of yours.

    /orders shows all you have.
button-take-back = ↩️ Take back
button-undo = ↩️ Undo
button-copy-id = 📋 Copy number
button-copy-link = 📋 Copy link
button-show-order = 📦 Show the order
button-order-again = 🔁 Order again
button-look-again = 🔄 Look at the new price

state-in-hand = ⏳ Not sent yet
state-held = ⏳ About to be sent
state-in-line = ⏳ Waiting its turn
state-waiting = ⏳ Waiting for the panel
state-sending = 📤 Being sent
state-unknown = ❔ Sent, not yet sure
state-placed = ☑️ Placed
state-moving = ▶️ On the way
state-stuck = ⚠️ Stuck at the panel
state-paused = ⏸ Paused at the panel
state-puzzling = ❔ Being looked at
state-unsettled = 🧮 Ended, being worked out
state-completed = ✅ Done
state-partial = ◐ Done in part
state-canceled = ✖️ Cancelled by the panel
state-ended = 🏁 Ended
state-taken-back = ↩️ Taken back
state-released = ↩️ Not sent
state-rejected = 🚫 Not accepted

means-in-hand = It goes to the panel at { $at }. Until then one tap takes it back, free of charge. { $price } is reserved, not spent.
means-held = It goes out in a moment. { $price } is reserved, not spent. Until it is sent you can take it back.
means-in-line = It waits its turn: the lines of a mass order go out one after the other. { $price } is reserved, not spent. If it is not sent by { $until }, all of it is available again; you can also take it back now.
means-waiting = The panel is not taking orders at this minute, so yours waits. { $price } is reserved, not spent. If it cannot be sent by { $until }, all of it is available again; you can also take it back now.
means-sending = The panel is being asked this very moment. { $price } stays reserved until it answers.
means-unknown = I sent it, but the panel gave no clear answer. I never send an order twice, so a person is finding out what became of it. { $price } stays reserved: it is spent only if the order runs, otherwise all of it is available again.
means-placed = The panel has it and will begin soon. { $price } is paid; what is not delivered comes back.
means-moving = It is being delivered, and I will write when it is done. { $price } is paid; what is not delivered comes back.
means-stuck = The panel has trouble with this order. Its staff often set such orders going again, so I keep asking. { $price } is paid; what is not delivered comes back.
means-paused = The panel has put it on hold and may go on with it. I keep asking. { $price } is paid; what is not delivered comes back.
means-puzzling = The panel says something about this order that I do not understand, so a person looks at it. { $price } is paid; nothing is lost by waiting.
means-unsettled = The panel has ended it without saying clearly how much was delivered. A person is working out what comes back to you, and I will write then.
means-completed = Everything is delivered. { $price } is spent. Enjoy!
means-completed-refunded = It is delivered. { $refunded } came back to you earlier and stays yours.
means-partial = The panel delivered { $delivered } of { $quantity } and ended it there. { $refunded } came back, { $spent } is spent.
means-partial-plain = The panel ended it before all was delivered. { $refunded } came back, { $spent } is spent.
means-canceled = The panel did not carry it out. { $refunded } came back.
means-ended = It has run its course. { $refunded } came back, { $spent } is spent.
means-ended-spent = It has run its course. { $spent } is spent.

means-taken-back = You took it back in time: it was never sent. { $price } is available again.
means-expiry = The last day you gave for it was over before it could be sent, so it was never sent. { $price } is available again.
means-late = The panel could not be reached in time, so it was never sent. { $price } is available again. Try again a little later.
means-changed = The service or its price changed before it could be sent, so it was not. { $price } is available again. Have a look at the new card.
means-withdrawn = The service went off sale before it could be sent, so it was not. { $price } is available again. The catalogue has others like it.
means-over-limit = Your limit for this month was reached before it could be sent, so it was not. { $price } is available again.
means-without-terms = The rules were not accepted any more when it was to be sent, so it was not. { $price } is available again. /terms shows them.
means-not-placed = It never reached the panel. { $price } is available again, and you can order anew.
means-not-sent = It could not be sent. { $price } is available again, and you can order anew.

means-bad-link = The panel cannot use this link. { $price } is available again. Check that the page is public and the link is of the right sort, then order anew.
means-duplicate = The panel already works on this link and takes one order at a time. { $price } is available again. Order anew when the other one is done.
means-bad-service = The panel no longer carries this service. { $price } is available again. The catalogue has others like it.
means-bad-quantity = The panel does not accept this quantity any more. { $price } is available again. Try another quantity.
means-too-many = The panel takes no more orders for this link for now. { $price } is available again.
means-busy = The panel could not take it just now, and that is not your doing. { $price } is available again. Try again a little later.
means-rejected = The panel said no. { $price } is available again. Try another service, or ask whoever runs this bot.

taken-back = Taken back. { $price } is available again.
too-late = A moment too late: it has just been sent.
already-back = That is done already: this order will not be sent.

notice-unknown-day = ⏳ Order <code>{ $id }</code> is still not cleared up after a day. Somebody is looking into it; the money stays reserved until it is certain.
notice-refund-more = 💚 { $amount } more came back from order <code>{ $id }</code>: the panel corrected what it had delivered.
notice-requote = Order <code>{ $id }</code> was not sent: the service or its price changed first, and { $price } is available again. Here is the new card.
button-change = ✏️ Change something
