### The admin's desk: numbers, pauses, suspended services, and what the panel said when it was asked.

button-desk = 🗝 Desk
desk = 🗝 <b>Desk</b>

desk-balance = 💰 Panel balance: <b>{ $amount }</b>, read { $when }
desk-balance-none = 💰 Panel balance: not read yet
desk-balance-low = ⚠️ That is less than LOW_BALANCE ({ $limit }). Top up at the panel before orders have to wait.
desk-balance-asked = 🔄 Asking the panel for its balance…
desk-today =
    📊 <b>Today:</b> { $orders ->
        [0] no orders yet
        [one] { $orders } order
       *[other] { $orders } orders
    }
desk-waiting = { $count } not sent yet
desk-placed = { $count } at the panel
desk-settled = { $count } done
desk-returned = { $count } given back
desk-unclear = { $count } unclear
desk-money = Spent { $spent }, given back { $refunded }
desk-active =
    { $count ->
        [one] { $count } order in progress, earlier days included
       *[other] { $count } orders in progress, earlier days included
    }
desk-catalogue =
    📚 { $count ->
        [one] { $count } service
       *[other] { $count } services
    }, synced { $when }
desk-catalogue-none = 📚 No catalogue yet: the panel has not told one so far.
desk-catalogue-failed = ⚠️ The sync of { $when } brought nothing new. { $problem }
desk-sync-asked = 🔄 Asking the panel for its catalogue…
desk-open = ✅ No pauses: orders are taken and sent.
desk-resting = ⏸ <b>Paused:</b> { $names }

button-desk-unknown = ❔ Unknown ({ $count })
button-desk-unsettled = 🧮 Unsettled ({ $count })
button-desk-suspended = 🔒 Services suspended ({ $count })
button-desk-find = 🔎 Find an order
button-desk-pauses = ⏸ Sales pauses ({ $count })
button-desk-sync = 📚 Sync now
button-desk-ask-balance = 💰 Ask balance now
button-desk-maintenance = 🛠 Start maintenance
button-desk-open = 🛠 End maintenance
button-desk-refresh = 🔄 Refresh
button-desk-lost = ⚠️ { $missing } services missing

desk-asking = Asking the panel. I will write when it answers.

desk-rest =
    🛠 <b>Start maintenance?</b>

    No new order can be confirmed until you end it. Orders on the way go on, and what is held is still sent.

    Whoever tries to order will read:
    <i>{ $sentence }</i>
button-desk-rest = 🛠 Start maintenance
desk-rests = Maintenance is on. Nobody can order until you end it.
desk-rests-already = Maintenance is on already.
desk-goes-on = Maintenance is over. Orders are taken again.
desk-goes-on-already = Maintenance is over already.

desk-loss =
    ⚠️ <b>Are they really gone?</b>

    { $missing ->
        [one] { $missing } of { $of } services is
       *[other] { $missing } of { $of } services are
    } missing in the panel's list. That is so many that I kept the last good copy.

    If the panel has really dropped them, say so: they leave the catalogue with the sync that follows at once. If not, wait for the panel's list to be whole again.
button-desk-loss = Yes, they are gone
desk-loss-changed = This has changed meanwhile. Here is how it is now.

pauses = ⏸ <b>Sales pauses</b>
pauses-none = There are none: orders are taken and sent.
pause-name-maintenance = maintenance
pause-name-restored = running on a backup
pause-name-key = key refused
pause-name-currency = another currency
pause-name-funds = panel out of money
pause-name-stale = old catalogue
pause-name-outage = panel silent
pause-maintenance = 🛠 <b>Maintenance</b> since { $since }: an admin has closed the shop.
pause-restored =
    🗄 <b>This database is a backup</b> of { $copied }. Orders made after that are missing here. { $lost ->
        [0] No order was on its way then.
        [one] { $lost } order was on its way then and is among the unknown now.
       *[other] { $lost } orders were on their way then and are among the unknown now.
    }
pause-key = 🔑 <b>The panel refuses the key</b> since { $since }. Compare PANEL_KEY with the key on the panel's account page.
pause-currency = 💱 <b>The currencies differ:</b> the panel counts in { $panel }, the books here in { $books }.
pause-funds = 💸 <b>The panel account has run dry</b> since { $since }. Top it up at the panel.
pause-stale = 🕰 <b>The catalogue is old</b> since { $since }: for more than an hour no sync has gone well, and nothing is sold at old prices.
pause-outage = 📡 <b>The panel does not answer</b> since { $since }.
pause-stops = Meanwhile: { $what }.
pause-stops-confirm = no new orders are taken
pause-stops-sending = nothing is sent to the panel
pause-stops-requests = the panel is not asked about running orders
pause-trial = It ends soon: the panel answers again, and one order goes first, alone. When it is answered, the others follow.
pause-ends-trial = It ends by itself: I ask every half minute. When the panel answers, one order goes first, alone, then the others follow.
pause-ends-covered = It ends by itself when the balance covers the { $cost } of order { $order }, or when you end it here.
pause-ends-balance = It ends by itself when the panel takes the key again (I try every 15 minutes), or when you end it here.
pause-ends-sync = It ends with the next good sync; I try every 10 minutes.
pause-ends-admin = It ends when you end it.
pause-ends-restart = It ends when the settings name an account in the currency of the books, after a restart.
button-pause-end = ▶️ End: { $name }
pause-ended = Ended.
pause-ended-already = That pause is over already.
pause-sure-restored =
    🗄 <b>Send orders again?</b>

    Before you do: make sure that no other bot runs on the original database, and look through the unknown orders. I never send those again, but what was ordered after the backup was made is not known here.

suspended = 🔒 <b>Services suspended</b>

    They are shown, but nobody can order them.
suspended-none = Nothing is suspended: everything in the catalogue is on sale.
suspended-line = { $at }. { $name }
    <i>{ $why }</i>
button-suspended = { $at } · { $name }
suspended-card = 🔒 <b>{ $name }</b>
    no. <code>{ $number }</code>, suspended since { $since }

    { $why }
suspended-rate = The price moved too far at once: { $detail }.
suspended-type = It now takes orders of another type.
suspended-platform = It now seems to be for another site.
suspended-free = The panel lists it for nothing, and that is usually a mistake.
suspended-unreadable = The panel lists it with figures I cannot read.
suspended-overcharge = The panel took more for an order than its list says: { $detail }.
suspended-refused = The panel refused an order for it: “{ $detail }”.
suspended-other = Something about it changed and has to be looked at.
fact = { $name }: { $value }
fact-changed = { $name }: { $was } → <b>{ $now }</b>
fact-rate = Price
fact-limits = Quantity: { $min } to { $max }
fact-platform = Site
fact-type = Type
suspended-next =
    { $agreed ->
        [0] It is on sale again when two more syncs, at least ten minutes apart, show the same, or when you accept it.
       *[other] One more sync has shown the same. It is on sale again after another one, at least ten minutes later, or when you accept it.
    }
suspended-next-free = It stays suspended until you accept it, and is then sold for nothing, or until the panel names a price.
suspended-next-admin = It stays suspended until you accept it.
suspended-next-unreadable = It is on sale again when the panel lists it properly.
button-accept = ✅ Accept and sell it
suspended-accepted = On sale again.
suspended-changed = It has changed since you looked. Please look again.
suspended-no-more = That service is on sale again already, or gone.

synced =
    📚 <b>Synced.</b> The panel lists { $count ->
        [one] { $count } service.
       *[other] { $count } services.
    }
synced-same = Nothing has changed.
synced-added = ➕ New: { $count }
synced-changed = ✏️ Changed: { $count }
synced-gone = ➖ Gone: { $count }
synced-suspended = 🔒 Suspended: { $count }
synced-resumed = 🔓 On sale again: { $count }
synced-hidden = Hidden by the policy: { $count }
synced-unreadable = With something I cannot read: { $count }
synced-not = 📚 <b>No new catalogue.</b> { $problem }

    The last good copy stays.
button-synced-suspended = 🔒 Look at the suspended
balance-read = 💰 <b>Panel balance: { $amount }</b>
balance-not = 💰 <b>No balance.</b> { $problem }

trouble-address = The panel's address was not found. Check PANEL_URL.
trouble-certificate = No secure connection to the panel could be made: its certificate may have expired.
trouble-silence = The panel did not answer.
trouble-cut = The panel broke off in the middle of its answer.
trouble-babble = The panel's answer is not what it should be. Check PANEL_URL: it has to be the address of an API v2.
trouble-large = The panel's answer was too long to be read.
trouble-empty = There was no service in the panel's answer.
trouble-challenge = A protection page stood before the panel and took me for a robot. Ask the panel to let this machine through.
trouble-key = The panel refuses the key. Compare PANEL_KEY with the key on its account page.
trouble-too-fast = The panel asks me to slow down. I will try again in a while.
trouble-maintenance = The panel is under maintenance.
trouble-server = The panel has trouble of its own.
trouble-moved = The panel has moved. Put its new address into PANEL_URL.
trouble-vanished = Too many services were missing at once.
trouble-rests = Nothing is asked while the panel refuses the key. See the sales pauses.
trouble-other = The panel said no, in words I do not know.
