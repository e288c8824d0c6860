### What admins are told without having asked.

admin-order = { $name }
    { $what }
button-all-waiting = 📋 All waiting orders
button-look-service = 🔒 Look at the service
button-by-hand = ✍️ Decide by hand
some-service = a service

admin-unknown = ❔ <b>Order { $id } is unknown</b>
admin-unknown-still = ❔ <b>Order { $id } is still unknown</b> after { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
admin-unknown-next =
    { $held } stays reserved, and the order is never sent again. Look for it in the panel's order list: if it is there, give me its id; if not, say so ten minutes after it was sent, and the money goes back.
unknown-timeout = The panel did not answer in time, so it may have the order or not.
unknown-disconnected = The connection broke off while the order was on its way.
unknown-too-large = The panel's answer was too long to be read.
unknown-moved = The panel's address answered by pointing elsewhere.
unknown-server-error = The panel's server failed while it had the order.
unknown-not-json = The panel answered with a page where data should be.
unknown-empty = The panel's answer was empty.
unknown-shape = The panel's answer is unlike any that I know.
unknown-contradiction = The panel's answer says yes and no at once.
unknown-error-text = The panel said something that may mean yes or no.
unknown-id-held = The panel answered with an id that another order has already.
unknown-duplicate-link = The panel says that an order for this link is running. It may be this very one.
unknown-failure = Something broke on my side while it was being sent.
unknown-restart = I was stopped while it was being sent.
unknown-restored = It was on its way when this backup was made.
unknown-other = Nobody knows whether the panel has it.

admin-unsettled = 🧮 <b>Order { $id } needs your decision</b>
admin-unsettled-next = How much of its price goes back to the customer? Until you say so, nothing moves.
unsettled-remains-unknown = The panel delivered a part of it and does not say how much is missing.
unsettled-remains-impossible = What the panel says is missing cannot be: it is less than nothing or more than was ordered.
unsettled-package = The panel broke off a package, and a package has no parts to count.
unsettled-expired = The panel let it expire.
unsettled-drip-feed = The panel's figures for its runs do not add up.
unsettled-children = The panel shows more or fewer runs than were ordered.
unsettled-charge-unknown = The panel does not say what it took for what was delivered.
unsettled-type-unknown = It is of a type that I cannot settle.
unsettled-failed = The panel has called it failed for a week.
unsettled-paused = The panel has called it paused for a week.
unsettled-unrecognised = For a week the panel has used a word for its state that I do not know.
unsettled-not-found = For a week the panel has said that it knows no such order.
unsettled-missing = For a week the panel has left it out of its answers.
unsettled-error = For a week the panel has answered with an error when asked about it.
unsettled-currency = The panel answers in another currency than the order was made in.
unsettled-panel-gone = It is at a panel that I no longer have the key of.
unsettled-other = The panel's figures do not say what is due.

admin-after-refund = ↩️ <b>Order { $id } was delivered after a refund</b>
admin-after-refund-next = By the panel's word only { $due } should have gone back; { $refunded } did. Nothing is taken from the customer.

admin-late-answer = ⚠️ <b>The panel has order { $id } after all</b>
admin-late-answer-next =
    Its money went back, and only then the panel's yes arrived, with the id <code>{ $number }</code>. I keep that id and move no money. Cancel the order on the panel, or let the customer have it.

admin-overcharge = 💸 <b>The panel took too much for order { $id }</b>
admin-overcharge-next = By its price list the order costs { $cost }; it took { $charge }. The customer pays what was confirmed, the rest is your loss. I have suspended the service and read the list anew.

admin-quarantine = 🧐 <b>Order { $id }: the panel's answer is odd</b>
admin-quarantine-next = I keep asking, and no money moves on such an answer.
odd-failed = The panel calls the order failed. Its staff often starts such orders again; ask them if it stays so.
odd-status = The panel uses a word for the order's state that I do not know: “{ $word }”. A file named in PANEL_WORDS can tell me what it means; .env.example shows how.
odd-currency = The panel answers in another currency than the order's.
odd-charge = What the panel says it took is not a possible amount.
odd-start-count = The start count the panel names is not a possible number.
odd-remains = The panel says that less than nothing or more than everything remains.
odd-child = The panel names a part of this order that belongs to another one.
odd-not-found = The panel says that it knows no such order, although it gave us the id.
odd-other = Something in it cannot be right.

admin-rejected = 🚫 <b>The panel refused order { $id }:</b> “{ $text }”
admin-rejected-money = The customer has the money back and was told.
refusal-bad-field = It wants a field that I did not send, or wants it otherwise. Other orders of this service will be refused too.
refusal-bad-request = It does not understand my request. Check that PANEL_URL is the address of an API v2.
refusal-maintenance = It takes no orders at the moment.
refusal-other = See what it means before others order the same.

admin-suspended = 🔒 <b>Suspended: { $name }</b>
admin-many-suspended =
    🔒 <b>{ $count ->
        [one] { $count } service is
       *[other] { $count } services are
    } suspended</b>

    The panel changed so many at once that it may be a mistake of theirs. They are shown and not sold until two more syncs agree, or until you accept them.

admin-pause = ⏸ <b>Sales are paused</b>
admin-pause-over = ▶️ Over: { $name }. It lasted { $hours ->
        [0] { $minutes ->
            [0] less than a minute
           *[other] { $minutes } min
        }
       *[other] { $hours } h { $minutes } min
    }.
admin-low-balance = ⚠️ The panel balance is down to <b>{ $amount }</b>, less than LOW_BALANCE ({ $limit }). Top it up before orders have to wait.
admin-panel-changed =
    🔀 <b>Orders are left at another panel</b>

    PANEL_URL names another panel than before. { $orders ->
        [one] { $orders } order is
       *[other] { $orders } orders are
    } still open at { $address }, and nobody asks about them any more.

    Either put the old address and key into PANEL_OLD_URL and PANEL_OLD_KEY and restart me: then I follow them to their end. Or decide about each by hand.
admin-conflict = 👥 <b>Another program fetches my messages.</b> Two cannot share one bot: stop the other one, or get a new token from @BotFather. Until then some messages reach it and not me.
admin-text-unknown =
    💬 <b>The panel says something new</b> when asked for { $action }:
    “{ $text }”

    I took it for neither yes nor no. Once you know what it means, write it into a file of your own, name the file in PANEL_WORDS and restart me: .env.example shows how.
admin-refill-text =
    💬 <b>The panel refused a refill</b> in words I do not know:
    “{ $text }”

    The customer read that the panel said no. No money depends on it.
admin-cancel-text =
    💬 <b>The panel refused to cancel an order</b> in words I do not know:
    “{ $text }”

    The customer read that the panel said no and the order goes on. No money depends on it.
action-add = a new order
action-status = the state of an order
action-other = something else

admin-trouble = 🛠 <b>Something does not work</b>
work-challenge = A protection page stands before the panel and takes me for a robot. No order was lost, they wait. Ask the panel to let this machine through.
work-poll = I could not write down what the panel says about an order, and ask again in an hour. The log has the cause.
work-backup = The nightly copy of the database could not be made: see whether BACKUP_DIR can be written and the disk has room. I try again in a quarter of an hour.
work-audit = The nightly copy was made, but { $failures ->
        [one] { $failures } thing in the books is
       *[other] { $failures } things in the books are
    } wrong. Run <code>panelgram audit</code>.
work-old-key = The panel you sold from before refuses the key in PANEL_OLD_KEY, so I do not hear of its orders. I try the key every 15 minutes; new orders are not touched by it. Correct the key and restart me, or decide those orders by hand.
work-other = { $name }: failed { $failures } times in a row. I keep trying; the log has the cause.
work-name-sender = Sending orders to the panel
work-name-poller = Asking the panel about orders
work-name-notifier = Writing to people
work-name-fetch = Fetching messages from Telegram
work-name-catalogue = Reading the catalogue
work-name-balance = Reading the balance
work-name-requests = Asking the panel for refills and cancellations
work-name-records = Judging services by their orders
work-name-chores = Clearing up
