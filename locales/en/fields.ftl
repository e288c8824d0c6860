### What only some kinds of service ask for.

one-package = One package
runs-short = { $quantity } × { $runs }
posts-short = { $each } × { $posts ->
        [one] { $posts } post
       *[other] { $posts } posts
    }
minutes = { $minutes } min
hours = { $hours } h
hours-minutes = { $hours } h { $minutes } min
at-once = At once

check-runs = 💧 { $quantity } × { $runs } runs = { $total }
    One run every { $every }, { $whole } from the first to the last
check-posts = { $posts ->
        [one] 📮 { $each } for the next post
       *[other] 📮 { $each } for each of the next { $posts } posts
    }
check-old-posts = 🗂 and for { $old ->
        [one] the newest post that is there already
       *[other] the { $old } newest posts that are there already
    }
check-in-full = All of it is paid at once, at the most each post may get. What is not used comes back at the end.

field-now = Now: { $value }
field-needs-text = I need that as plain text.
button-value = { $value }
button-without = ✖️ Leave it out

ask-username = 👉 <b>Whose comment is it?</b> Send the user name of whoever wrote it, for example <code>@name</code>
ask-username-profile = 👉 <b>Whose new posts?</b> Send the user name or the link to the profile, for example <code>@name</code>
ask-username-followed = 👉 <b>Whose followers shall be mentioned?</b> Send the user name or the link to the profile, for example <code>@name</code>
ask-username-replied = 👉 <b>Whose comment shall be answered?</b> Send the user name of whoever wrote it, for example <code>@name</code>
ask-media = 👉 <b>Which post?</b> Those who liked it will be mentioned. Send its link
ask-hashtag = 👉 <b>Which hashtag?</b> Whoever uses it is mentioned. One word, for example <code>#sunset</code>
ask-answer-number = 👉 <b>Which answer?</b> Count from the top: 1 is the first
ask-per-post = 👉 <b>How many for each post?</b>

    From { $min } to { $max }. Send a number, or two for a random number between them: <code>100-150</code>
ask-posts = 👉 <b>For how many new posts?</b>

    From { $min } to { $max }. Send a number, or what you would like to spend in all, for example <code>$20</code>
ask-old-posts = 👉 <b>For how many posts that are there already?</b>

    From { $min } to { $max }, the newest first.
ask-delay = 👉 <b>How long after a post appears shall it begin?</b>
ask-expiry = 👉 <b>Until which day?</b> Posts after it get nothing, and what they would have cost comes back. Send a day like <code>31.12.2027</code>
ask-country = 👉 <b>From which country shall visitors come?</b> Tap one, or send its name
ask-device = 👉 <b>On which device?</b>
ask-traffic = 👉 <b>Where shall visitors come from?</b>
ask-google-keyword = 👉 <b>What do they search for?</b> Send the words as one types them into Google
ask-referring-url = 👉 <b>Which page sends them?</b> Send its link
ask-runs = 👉 <b>In how many runs?</b> Each run delivers the whole quantity, one after the other

    From { $min } to { $max }. Send a number or tap one.
ask-runs-no-room = 👉 This quantity leaves no room for a second run within what the service allows in all. To spread the order over time, change its quantity to { $max } or less first.
ask-interval = 👉 <b>How long between two runs?</b>
ask-comments = 👉 <b>Send the comments</b>, one on each line: { $min } to { $max }. Several messages or a .txt file are fine; tap Done when all are there.
ask-keywords = 👉 <b>Send the search words</b>, one phrase on each line. Several messages or a .txt file are fine; tap Done when all are there.
ask-usernames = 👉 <b>Send the user names</b>, one on each line. Several messages or a .txt file are fine; tap Done when all are there.
ask-hashtags = 👉 <b>Send the hashtags</b>, one on each line. Several messages or a .txt file are fine; tap Done when all are there.
ask-groups = 👉 <b>Send the groups</b> people are invited from, one link or name on each line. Tap Done when all are there.

field-username = 👤 { $value }
field-media = 🖼 Liked post: { $value }
field-hashtag = #️⃣ { $value }
field-answer-number = 🔘 Answer no. { $value }
field-per-post = 🔢 For each post: { $value }
field-posts = 📮 New posts: { $value }
field-old-posts = 🗂 Posts already there: { $value }
field-delay = ⏱ After a post: { $value }
field-expiry = 📅 Until { $value }
field-country = 🌍 { $value }
field-device = 📱 { $value }
field-traffic = 🧭 { $value }
field-google-keyword = 🔎 { $value }
field-referring-url = ↪️ { $value }
field-runs = 💧 Runs: { $value }
field-interval = ⏱ Between runs: { $value }
field-comments = 💬 { $count ->
        [one] { $value } comment
       *[other] { $value } comments
    }
field-keywords = 🔎 { $count ->
        [one] { $value } search phrase
       *[other] { $value } search phrases
    }
field-usernames = 👥 { $count ->
        [one] { $value } user name
       *[other] { $value } user names
    }
field-hashtags = #️⃣ { $count ->
        [one] { $value } hashtag
       *[other] { $value } hashtags
    }
field-groups = 👥 { $count ->
        [one] { $value } group
       *[other] { $value } groups
    }

change-username = 👤 Change name
change-media = 🖼 Change post
change-hashtag = #️⃣ Change hashtag
change-answer-number = 🔘 Change answer
change-per-post = 🔢 Change how many each
change-posts = 📮 Change posts
change-old-posts = 🗂 Posts already there
change-delay = ⏱ Delay
change-expiry = 📅 End day
change-country = 🌍 Change country
change-device = 📱 Change device
change-traffic = 🧭 Change source
change-google-keyword = 🔎 Change words
change-referring-url = ↪️ Change page
change-runs = 💧 Spread over time
change-runs-there = 💧 Change the runs
change-interval = ⏱ Change interval
change-comments = 💬 Change comments
change-keywords = 🔎 Change search words
change-usernames = 👥 Change names
change-hashtags = #️⃣ Change hashtags
change-groups = 👥 Change groups

device-desktop = Desktop
device-android = Android phones
device-ios = iPhones and iPads
device-mobile = Phones of all kinds
device-mixed = Phones and desktop
traffic-google = A Google search
traffic-referrer = A page of my choice
traffic-direct = Directly, from nowhere

lines-one = { $at }. { $line }
lines-rest = … and { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
lines-more = Send more, or tap Done.
lines-too-few = ⚠️ That is not enough yet: { $missing ->
        [one] { $missing } more is needed
       *[other] { $missing } more are needed
    } ({ $min } to { $max }).
lines-too-many = ⚠️ That is { $over } too many: at most { $max } fit.
lines-doubles = 👯 { $count ->
        [one] One of them is there twice. It counts like any other.
       *[other] { $count } of them are there already. They count like any other.
    }
lines-doubtful = ⚠️ Some panels cut a comment at “&lt;”, split it at “ | ” or misread “+” and “%”. That may happen to { $count ->
        [one] this one
       *[other] { $count } of yours, such as
    }: { $line }
lines-odd = { $count ->
        [one] I left one out because I cannot read it: { $odd }. Everything else is kept.
       *[other] I left { $count } out because I cannot read them: { $odd }. Everything else is kept.
    }
lines-cut = { $count ->
        [one] One more did not fit: no list is that long.
       *[other] { $count } more did not fit: no list is that long.
    }
lines-nothing = There was nothing in it. What you sent before is still here.
lines-piece = That message was as long as Telegram lets them be, so its last line may have been cut in two. Please look at line { $at }: “{ $line }”. A .txt file has no such limit.
lines-need-text = I can take plain text or a .txt file here. What you sent before is still here.
button-lines-done = ✅ Done
button-lines-first = ✂️ Keep the first { $most }
button-lines-once = 👯 Drop the doubles
button-lines-clear = 🗑 Clear and start again

field-empty = There is nothing in it.
field-not-a-name = That is not a user name or a link to a profile.
field-not-a-tag = A hashtag is one word of letters and digits.
field-not-a-date = I cannot read that as a day. Please write day, month and year, like 31.12.2027.
field-not-a-country = I know no country of that name. Try its English name, or its two letters.
field-not-a-choice = Please tap one of the buttons.
field-past = That day is over or today. The end has to be later than today.
field-too-far = That is more than three years away. Please pick a nearer day.
field-too-long = That is too long: { $max } characters at most.
field-too-little-money = That is not enough for one post: each costs up to { $price }.
field-other-currency = Please write the amount in the currency of the prices here: one post costs up to { $price }.
field-turned-round = The second number has to be at least as large as the first.
field-wrong-site = That link leads elsewhere; this service is for { $wanted }.
runs-too-many = That is too many: with this quantity { $max } runs are the most that the service allows in all.
runs-too-few = It takes two runs at least; for a single one there is no need to spread it.
runs-no-room = There is no room for so many runs.
posts-too-few = One post at least, please.
posts-not-a-number = Send a number of posts, or an amount with its currency, for example $20.

file-too-big = That file is too large: 1 MB at most. That is more than ten thousand comments.
file-not-text = That is not a plain text file. Please save the lines as .txt and send that.
file-encoding = I cannot read the letters in that file. Please save it again as UTF-8 text and send it once more.
file-empty = That file is empty. What you sent before is still here.
file-lost = I could not fetch that file from Telegram. Please send it once more.

again-drip-feed = This service cannot be spread over time any more.

order-runs = 💧 { $ended } of { $whole } runs done, { $begun } begun
order-posts = 📮 { $begun } of { $whole } posts so far, { $ended } done
button-parts = 🧩 One by one
parts = <b>Order</b> <code>{ $id }</code>, one by one
parts-none = Nothing has begun yet.
part-run = Run { $at }: { $state }
part-post = Post { $at }: { $state }
part-remains = { $line }, { $remains } to go
state-watching = 👀 Waiting for posts
means-watching = It watches for new posts; each gets its share. { $price } is paid; what is not used comes back at the end.
means-bad-field = The panel does not accept something in this order. { $price } is available again. Order anew and change it, or ask whoever runs this bot.
