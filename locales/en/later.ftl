### Later and again: when an order goes out, how often, to which end and for how much.

button-later = 🕒 Later…
button-change-time = 🕒 Change the time
button-change-end = 🏁 Change the end
button-change-budget = 💰 Change the budget
button-at-once = ⚡ Send at once
button-other-zone = 🌍 Another time zone
button-confirm-later = ✅ For later · { $total }
button-confirm-repeat = ✅ Confirm · { $total } each

later-zone = When you say a time, I have to know whose clock you mean.
later-ask = 🕒 <b>When shall it go out?</b>

    Your time zone: { $zone }, it is { $clock } there now.

    👉 Tap a time or send one, for example <code>20:30</code>, <code>tomorrow 9:00</code> or <code>25.12 18:00</code>
later-again = 👉 Tap a time or send one, for example <code>20:30</code>, <code>tomorrow 9:00</code> or <code>25.12 18:00</code>
later-words-today = today
later-words-tomorrow = tomorrow
later-words-nothing = at, on
button-in-an-hour = In an hour, { $clock }
button-today = Today, { $clock }
button-tomorrow = Tomorrow, { $clock }
button-moment = { $when }

later-how = 🔁 <b>Once, or again and again?</b>

    Beginning { $when }
button-once = Once
button-daily = Every day
button-weekly = Every week ({ $weekday })

later-end = 🏁 <b>Until when?</b>

    { $every }

    👉 Tap how many orders it shall be, or send a number or the last day, for example <code>10</code> or <code>31.12</code>
later-end-again = 👉 Tap how many orders it shall be, or send a number or the last day, for example <code>10</code> or <code>31.12</code>
button-times = { $count ->
        [one] { $count } time
       *[other] { $count } times
    }
later-budget = 💰 <b>What may all of it cost at most?</b>

    { $count ->
        [one] One order comes to { $total } at most.
       *[other] { $count } orders come to { $total } at most.
    } When the next one does not fit your budget any more, I stop and tell you.

    👉 Tap a budget or send an amount
later-budget-again = 👉 Tap a budget or send an amount. One order costs { $price }, all of them come to { $total } at most.
button-budget-whole = All of it: { $total }
button-budget = { $total }

plan-once = 🕒 Goes out { $when }. Until then you can take it back, free of charge.
plan-daily = 🔁 Every day at { $clock } ({ $zone })
plan-weekly = 🔁 Every week ({ $weekday }) at { $clock } ({ $zone })
plan-first = ▶️ First time { $when }
plan-last = 🏁 Last time { $day }
plan-most = { $count ->
        [one] 💰 <b>At most one order, at most { $most }</b>
       *[other] 💰 <b>At most { $count } orders, at most { $most } in all</b>
    }
plan-budget-short = ⚠️ Your budget of { $budget } is not enough for one order. Please change the budget.
plan-ceiling = Nothing is reserved until an order is due. Should one cost more than { $price } by then, I order nothing and ask you first. The next one goes out even while the one before is still running.
plan-instead = This goes on in the place of repeated order <code>{ $id }</code>.
plan-twice = The clocks show that time twice on that day; I mean the first.
check-price-until = This offer stands until { $until }.

when-unreadable = I cannot read that as a time.
when-no-such-day = The calendar has no such day.
when-past = That moment is past already; I need one that is still to come.
when-too-far = That is too far ahead: an order can wait for 90 days at most.
when-skipped = No clock shows that time on that day: they are put forward over it. The next there is: { $when }.
when-end-unreadable = I cannot read that as a number or a day.
when-end-before = That is before the first order. The last day has to come after it.
when-end-too-far = That goes on for too long: a year is the most.
when-none-at-all = It has to be one order at least.
when-budget-unreadable = I cannot read that as an amount, for example 10 or 2.50.
when-budget-below-one = That is not enough for a single order, which costs { $price }.
when-needs-text = I need that as plain text.

refused-past = That moment has passed meanwhile. Please choose another time.
refused-budget = The budget is not enough for one order any more. Please change it.
refused-taken = That day has an order already. Please choose another time.
refused-many = You have as many repeated orders as one person may. Stop one with /schedules, then confirm again.
refused-never = It would end before it begins. Please choose another end.

order-goes-out = 🕒 Goes out { $when }
state-scheduled = 🕒 For later
means-scheduled = It goes to the panel { $when }. Until then you can take it back, free of charge. { $price } is reserved, not spent.
means-revoked = You may not order here any more, so it was not sent. { $price } was given back.
