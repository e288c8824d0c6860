### What a person is told, and when without a sound.

button-notifications = 🔔 Notifications
command-notifications = What I write to you, and when
chosen = ✅
not-chosen = ▫️
notifications =
    🔔 <b>Notifications</b>

    What I write about your orders when you have tapped nothing:
wants-every = { $mark } <b>Every step</b>: also when the panel has taken an order, and when it has to wait.
wants-results = { $mark } <b>Only results</b>: when an order is done, refused or given back, when money comes back, and what became of a refill or a cancellation. Steps only change the order's card, without a sound.
wants-off = { $mark } <b>Off</b>: nothing; results only change the order's card and stand under /orders. Still told: a price that needs your word, an order whose fate nobody knows, a reminder you asked for.
button-wants-every = { $mark } Every step
button-wants-results = { $mark } Only results
button-wants-off = { $mark } Off
night-on = 🌙 <b>Silent at night:</b> what I write between { $begin } and { $end } ({ $zone }) comes without a sound. Answers to what you send come as always.
night-off = 🌙 <b>Silent at night:</b> off, every hour has its sound.
button-night-on = 🌙 Silent at night
button-night-off = 🔊 Sound at night
button-night-hours = 🕙 Other hours
night-span = { $begin } – { $end }
choose-night =
    <b>When is your night?</b>

    Tap the hours, or send them, for example <code>{ $example }</code>. They are those of your time zone: { $zone }.
night-unknown =
    I could not read two different times in that.

    Send when your night begins and when it ends, for example <code>{ $example }</code>.
night-whose = From now on { $begin } to { $end } is silent. So that it is your night, tell me where you are.
changes-on = 🏷 <b>Changed services:</b> at most once a day I tell you of new prices and limits, and of what is gone or back, for services you starred or ordered in the last 30 days.
changes-off = 🏷 <b>Changed services:</b> I do not tell you of them.
changes-muted = While notifications are off, this is silent too.
button-changes-on = 🏷 Tell me of changes
button-changes-off = 🔕 Don't tell me of changes
notifications-chosen = Kept.
