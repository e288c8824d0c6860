### Refills and cancellations: offered, asked, answered, followed. Receipts.

button-refill = ♻️ Refill
button-cancel-order = ✋ Ask to cancel
button-cancel-waits = ✋ Cancel once it is placed
button-remind = ⏰ Remind me
button-receipt = 🧾 Receipt
button-share = 📤 Share

refill-unsure = ♻️ The panel does not say whether it refills this service; it may refuse.
cancel-unsure = ✋ The panel does not say whether this service can be cancelled; it may refuse.

refill-asked = ♻️ Your refill is on its way to the panel.
cancel-asked = ✋ Your wish to cancel is on its way to the panel.
cancel-waits = ✋ Noted: as soon as the panel has this order, I ask it to cancel.
refill-sending = ♻️ The panel is asked for a refill and has not answered yet.
cancel-sending = ✋ The panel is asked to cancel and has not answered yet.
refill-no-answer = ♻️ I asked for a refill, and the panel has given no clear answer. From { $again } on you can ask once more.
cancel-no-answer = ✋ I asked the panel to cancel, and it has given no clear answer. From { $again } on you can ask once more.

refill-requested = ♻️ The panel took your refill request. I will write what comes of it.
refill-running = ♻️ The panel is refilling it. I will write when it is done.
refill-stuck = ♻️ The panel has trouble with the refill. I keep asking.
refill-untracked = ♻️ The panel took your refill request but gave it no number, so I cannot see how far it is.
cancel-requested = ✋ The panel took your wish to cancel. The order is not cancelled yet: what the panel says of it next decides, and moves the money.

refill-refused-at = ♻️ No refill yet: the panel says it will be possible on { $when }.
refill-refused-not-yet = ♻️ No refill yet: the panel wants you to wait a while.
refill-refused-unsupported = ♻️ The panel does not refill this service.
refill-refused-expired = ♻️ No refill: the time in which the panel refills this order is over.
refill-refused-already = ♻️ The panel says that a refill of this order is asked for already.
refill-refused-not-eligible = ♻️ No refill: the panel finds nothing to fill up. If the number drops later, ask again.
refill-refused-not-found = ♻️ No refill: the panel does not find this order. Please ask whoever runs this bot.
refill-refused-other = ♻️ The panel said no to a refill. Try again later, or ask whoever runs this bot.
cancel-refused-at = ✋ Not cancelled: the panel says it will be possible on { $when }.
cancel-refused-not-yet = ✋ Not cancelled: the panel does not allow it yet.
cancel-refused-unsupported = ✋ Not cancelled: orders of this service cannot be cancelled.
cancel-refused-too-late = ✋ Not cancelled: it is too far along for that.
cancel-refused-already = ✋ The panel says that it was asked to cancel this order before. What it says of the order next decides.
cancel-refused-not-found = ✋ Not cancelled: the panel does not find this order. Please ask whoever runs this bot.
cancel-refused-other = ✋ Not cancelled: the panel said no. The order goes on as before.

refill-done-completed = ♻️ Refilled: the panel says that what was missing is there again.
refill-done-rejected = ♻️ The panel looked at the refill and rejected it. Mostly that means that it found nothing to fill up.
refill-done-canceled = ♻️ The panel took the refill up and called it off.
refill-done-failed = ♻️ The refill has been in trouble at the panel for a week. I stopped asking; please ask whoever runs this bot.
refill-done-forgotten = ♻️ In a month the panel has not finished the refill. I stopped asking; please ask whoever runs this bot.
refill-done-untracked = ♻️ The panel took a refill request a week ago. It gave no number, so I cannot say what came of it.
cancel-done-canceled = ✋ You asked to cancel, and the panel did.
cancel-done-partial = ✋ You asked to cancel, and the panel stopped it there.
cancel-done-completed = ✋ You asked to cancel, but the panel had delivered everything first.
cancel-done-not-placed = ✋ You wanted it cancelled, and it never reached the panel.
cancel-done-over = ✋ You asked to cancel; the order has ended since.

request-left-behind = This bot works with another panel by now, so this could not be asked any more.
remind-set = ⏰ I will remind you then.
refill-possible = ♻️ Order <code>{ $id }</code>: the panel should take a refill now.
cancel-possible = ✋ Order <code>{ $id }</code>: the panel should take a wish to cancel now.
request-about = <b>Order</b> <code>{ $id }</code> · { $name }

request-asked = Done. I will tell you what the panel says.
withdrawn = Done. The order goes on.
withdrawn-too-late = Too late: the panel has just been asked. The card says how it stands.
button-withdraw = ↩️ Do not cancel after all
cancel-done-withdrawn = ✋ You wanted it cancelled, and then not any more.
cancel-noted = Noted. I ask the panel to cancel as soon as it has the order.
request-not-now = That cannot be asked at this moment; the card says how it stands.
reminder-kept = Done. I will write when it becomes possible.
reminder-gone = There is nothing left to wait for.

button-several = ♻️ Refill or cancel several
several-refill = <b>Refill several</b>

    Tick the orders that have dropped. Where the panel promises no refill it may refuse; I tell you either way.
several-cancel = <b>Cancel several</b>

    Tick the orders to cancel. Where the panel promises nothing it may refuse; I tell you either way.
several-none-refill = <b>Refill several</b>

    There is no order of yours that can be refilled at this moment.
several-none-cancel = <b>Cancel several</b>

    There is no order of yours that can be cancelled at this moment.
button-several-cancel = ✋ Cancel
button-ticked = ☑️ { $id } · { $what }
button-unticked = ▫️ { $id } · { $what }
button-tick-all = Tick all { $count }
button-untick-all = Untick all
button-refill-ticked = ♻️ Refill { $count ->
        [one] { $count } order
       *[other] { $count } orders
    }
button-cancel-ticked = ✋ Cancel { $count ->
        [one] { $count } order
       *[other] { $count } orders
    }
several-asked = { $count ->
        [0] Nothing was asked: these orders have moved on meanwhile.
        [one] Asked about { $count } order. I will tell you what the panel says.
       *[other] Asked about { $count } orders. I will tell you what the panel says.
    }
several-changed = These are not the orders you saw ticked. Please look once more.

receipt = Tap the text to copy it, or forward this message.
receipt-order = Order { $id }
receipt-state = State: { $state }
receipt-service = Service: { $name }
receipt-link = Link: { $link }
receipt-quantity = Quantity: { $quantity }
receipt-start = Count at the start: { $start }
receipt-remains = Not delivered: { $remains }
receipt-price = Price: { $price }
receipt-held = Reserved, not spent: { $amount }
receipt-back = Came back: { $amount }
receipt-spent = Spent: { $amount }
receipt-ordered = Ordered: { $when }
receipt-sent = Sent: { $when }
receipt-placed = Placed: { $when }
receipt-ended = Ended: { $when }
shared-order = Order { $id }: { $name }, { $what }. { $state }
