### Mass order: many lines, one confirmation.

command-mass = Many orders at once
button-mass = 📋 Many at once
mass-ask =
    📋 <b>Many orders at once</b>

    👉 Send one order on each line: service, link, quantity.
    <code>{ $example }</code>

    Several messages or a .txt file are fine. Nothing is ordered before you confirm the whole of it.
mass-empty = The list is empty. Send one order on each line: service, link, quantity.
mass-count = 📋 { $good ->
        [one] { $good } line to order
       *[other] { $good } lines to order
    } · { $total }
mass-cut = { $count ->
        [one] One more line did not fit: 2,000 are the most.
       *[other] { $count } more lines did not fit: 2,000 are the most.
    }
mass-wrong = { $count ->
        [one] ⚠️ One line cannot be ordered:
       *[other] ⚠️ { $count } lines cannot be ordered:
    }
mass-wrong-line = <b>{ $at }.</b> { $line }
mass-more-wrong = … and { $count } more of them
mass-correct = To correct a line, send its number and the line as it should be: <code>{ $at }: service | link | quantity</code>
mass-more = Send more, or tap Done.
mass-not-a-line = I need a service, a link and a quantity here, with bars between them.
mass-no-service = There is no service with this number.
mass-needs-more = This service asks for more than a link and a quantity: order it by itself.
mass-closed = This service is not on sale right now.
mass-no-quantity = How many? The quantity is missing.
mass-nothing-good = There is no line to order yet.
mass-refused = { $count ->
        [one] ⚠️ One line cannot be had right now and is left out:
       *[other] ⚠️ { $count } lines cannot be had right now and are left out:
    }
mass-changed = 🔄 Prices or rules of these lines changed since you looked: { $lines }. Nothing was taken; please check once more.
mass-newer = 🔄 The list was changed after that card. Nothing was taken; this is how it stands now.
mass-this-moment = Something of it changed at this very moment. Nothing was taken; please tap once more.

mass-check = <b>Please check</b>

    📋 { $count ->
        [one] { $count } order
       *[other] { $count } orders
    }
mass-good-line = { $at }. { $quantity } · { $name } · { $link }
mass-left = You can still spend { $left } this month.
mass-until = The prices are yours until { $until }. Each line goes to the panel at its own pace, within 6 hours at the latest.
mass-dear = ⚠️ That is more than you can spend. { $count ->
        [0] It is not enough for the first line either.
        [one] It is enough for the first line.
       *[other] It is enough for the first { $count } lines.
    } Nothing was taken.
button-mass-first = { $count ->
        [one] Take the first line
       *[other] Take the first { $count } lines
    }
button-mass-change = ✏️ Change the lines
button-mass-drop = 🧹 Drop what is wrong
button-mass-stop = ✋ Stop what is not sent yet
button-mass-rest = ➕ The other lines
mass-no-rest = Nothing was left out of it.
mass-rest-ordered = The other lines were ordered already. /orders shows them.
button-mass-lines = 🧾 Line by line
button-mass-card = 📋 Show the whole order

mass-card = <b>Mass order</b> <code>{ $id }</code> · { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
mass-part-waiting = ⏳ To be sent: { $count }
mass-part-running = ▶️ On the way: { $count }
mass-part-done = ✅ Done: { $count }
mass-part-partial = ◐ Done in part: { $count }
mass-part-canceled = ✖️ Cancelled by the panel: { $count }
mass-part-ended = 🏁 Ended: { $count }
mass-part-refused = 🚫 Not accepted: { $count }
mass-part-back = ↩️ Not sent: { $count }
mass-part-unclear = ❔ Being looked into: { $count }
mass-reserved = 🔒 Reserved: { $amount }
mass-paid = 💵 Paid: { $amount }
mass-given-back = 💚 Available again: { $amount }
mass-means-waiting = The lines go out one after the other. What waits longer than 6 hours is not sent, and its price is available again.
mass-stopped = { $count ->
        [one] Stopped: one line was not sent, its price is available again.
       *[other] Stopped: { $count } lines were not sent, their price is available again.
    }
mass-nothing-to-stop = Nothing waits any more: all of it has been sent.
mass-over = 🏁 <b>Your mass order is through.</b>
mass-digest = 📋 Something changed in mass order <code>{ $id }</code>:
mass-line = <code>{ $at }</code> { $state } · { $what }
mass-lines = 🧾 Mass order <code>{ $id }</code>, line by line
mass-gone = That list is too old, or it has been ordered already. /orders shows all you have.
mass-left-out = { $count ->
        [one] ⚠️ One line cannot be ordered and is left out.
       *[other] ⚠️ { $count } lines cannot be ordered and are left out.
    }

bundle = 🧺 <b>{ $name }</b>
bundle-item = • { $quantity } · { $name }
bundle-item-gone = { $count ->
        [one] One service of it has gone from the catalogue.
       *[other] { $count } services of it have gone from the catalogue.
    }
bundle-ask-link = 👉 <b>Send the link</b> all of it is for. You see the price before anything is ordered.
bundle-ask-name = 👉 <b>How shall the set be called?</b> It keeps the services and quantities of these lines, each service once; next time it takes one link and one tap.
bundle-saved = 🧺 Saved as “{ $name }”. You find it under /mass.
bundle-saved-shared = 🧺 Saved as “{ $name }”, for everybody here. It is found under /mass.
bundle-dropped = The set is gone. Orders made with it go on as usual.
bundle-gone = There is no such set any more. /mass shows all there are.
button-bundle = 🧺 { $name }
button-bundle-save = 🧺 Save as a set
button-bundle-drop = 🗑 Remove the set
button-bundle-scale = × { $times }
