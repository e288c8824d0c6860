### Orders of anybody, and what only a person can decide.

all-order = 🧾 <b>Order { $id }</b> · { $state }

    { $name }
    🔗 { $link }
    { $what }
all-order-person = Customer: { $name } <code>{ $id }</code>
all-order-number = Id at the panel: <code>{ $number }</code>
all-order-held = Held for it: { $amount }
all-order-refunded = Given back: { $amount }
all-order-charge = The panel says it took { $charge }; by its list the order costs { $cost }.
all-order-unknown = Look for it in the order list on the panel: if it is there, give me its id; if not, say that it was not placed.
button-copy-panel-number = 📋 Copy the panel's id
button-its-number = 🔢 Its id is …
button-not-placed = 🚫 It was not placed
button-share-all = All of it back: { $amount }
button-share-none = Nothing back
button-share-no-more = No more ({ $amount } so far)
button-share-charge = By the charge: { $amount }
button-share-amount = ✏️ Another amount

story-line = { $when } · { $told }{ $by }
story-by = {" "}(admin { $id })
story-held = money held
story-sending = sent to the panel
story-placed = taken by the panel, id { $detail }
story-rejected = refused by the panel
story-unknown = fate unknown
story-released = money given back
story-status = panel: { $detail }
story-unsettled = waits for a decision
story-decided = decided
story-refund = given back so far: { $detail }
story-settled = done
story-id-held = the panel named the id { $detail } of another order
story-late-answer = late yes from the panel, id { $detail }
story-overcharge = the panel took { $detail }, too much
story-refill-asked = refill wanted
story-refill-requested = the panel took the refill request
story-refill-refused = the panel refused the refill ({ $detail })
story-refill-no-answer = no answer to the refill request
story-refill-done = refill over: { $detail }
story-cancel-asked = cancellation wanted
story-cancel-withdrawn = wish to cancel taken back
story-cancel-requested = the panel took the cancel request
story-cancel-refused = the panel refused to cancel ({ $detail })
story-cancel-no-answer = no answer to the cancel request
story-cancel-done = cancel request over, the order is { $detail }
story-other = something else
why-unsupported = not for this service
why-not-yet = not yet
why-expired = its time is over
why-too-late = too late
why-already = asked already
why-not-eligible = nothing to fill up
why-not-found = order not found
why-other = in words I do not know
refilled-completed = done
refilled-rejected = rejected
refilled-canceled = called off
refilled-failed = in trouble for a week
refilled-forgotten = not finished in a month
refilled-over = nobody knows how
status-pending = waiting
status-processing = being prepared
status-in-progress = in progress
status-completed = completed
status-partial = partly done
status-canceled = cancelled
status-refunded = refunded
status-failed = failed
status-paused = paused
status-expired = expired
status-unrecognised = a word I do not know

find =
    🔎 <b>Which order?</b>

    Send its number here, its id at the panel, its link, or the customer's Telegram id.
find-more = 🔎 Found. Another number can be sent at once.
find-nothing = I found no order by that.
found = 🔎 <b>Found, the newest first</b>
waiting-unknown = ❔ <b>Unknown orders</b>
waiting-unknown-none = There are none: of every order it is known whether the panel has it.
waiting-unsettled = 🧮 <b>Orders that need your decision</b>
waiting-unsettled-none = There are none: nothing waits for you.
waiting-line = <b>{ $id }</b> · { $name }
    { $what } · { $when }

ask-number =
    🔢 <b>What is the panel's id of order { $id }?</b>

    Send the number beside it in the panel's order list. I check with the panel first.
number-taken = ✅ Taken. From now on I follow this order at the panel.
number-none = That is not an id: an id is a number such as 12345, without spaces.
number-held = That id belongs to another order already. Look again.
number-other-panel = This order is at a panel that I no longer have the key of, so I cannot check the id. Put its address and key into PANEL_OLD_URL and PANEL_OLD_KEY, restart me and try again.
number-not-known = The panel knows no order of that id. Look again.
number-panel-silent = The panel does not answer just now, so I could not check the id. Try again in a moment.
not-unknown = This order is not unknown any more.
before-not-placed =
    🚫 <b>Was order { $id } really not placed?</b>

    { $amount } goes back to the customer. If the panel has the order after all, you pay for it.
not-placed-too-early = Not yet: a slow panel may still show it. That can be said ten minutes after it was sent.
gone-back = Done: the money went back and the customer is told.

ask-amount =
    ✏️ <b>How much of order { $id } goes back in all?</b>

    It cost { $price }; { $back } went back so far. Send an amount such as 0.25.
amount-none = That is not an amount. Send one such as 0.25 or 3.
amount-too-much = That is more than the { $price } it cost.
amount-too-much-short = That is more than it cost.
amount-too-little = { $back } went back already, and that is not taken away again.
charge-unknown = The panel does not say what it took.
before-settling =
    🧮 <b>Settle order { $id } like this?</b>

    { $moved } goes back to the customer now; { $kept } stays spent. The customer is told.
button-decide = ✅ Yes, give back { $amount }
button-decide-none = ✅ Yes, give nothing back
decided = Decided: { $paid } went back.
decided-already = That has been decided already.

by-hand =
    ✍️ <b>Decide by hand?</b>

    The orders at the old panel go on the list of those that need your decision. Look at each on that panel and say how much goes back. If you give its key back later, the panel's word counts again.
by-hand-done =
    { $count ->
        [0] Nothing new to decide.
        [one] { $count } order needs your decision now.
       *[other] { $count } orders need your decision now.
    }
