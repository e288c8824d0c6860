### The first minutes: terms, welcome, strangers, owners.

private =
    🔒 <b>This bot is private.</b>

    If you know who runs it, send them your Telegram id:

    <code>{ $id }</code>

    They add it to MEMBERS in the bot's settings and restart the bot. Then come back and send /start.
private-short = This bot is private. Send /start to see how to get in.
button-copy-number = 📋 Copy my id

terms =
    <b>The rules, in short</b>

    • Order only for pages that are yours or that you may promote.
    • Keep the page public until the order is done.
    • The price you confirm is the price. What is not delivered is given back as the order's card says.
    • The work is done by outside providers. Numbers may drop later; where refill is offered, it says so.
    • Nothing illegal, no harassment, no fraud.
terms-first =
    👋 Hello, { $name }!

    { terms }
terms-accepted-on = You accepted them on { $when }.
button-accept-terms = Accept and begin
terms-needed = One thing first: please read the rules and accept them.

home =
    👋 <b>Hello, { $name }!</b>

    Paste a link and I will show what fits it, type what you are looking for, or choose below.
home-left = You can still spend { $left } this month.
home-empty =
    The catalogue is not here yet: the panel has not answered so far. Please look in again in a few minutes.
button-catalogue = 🛍 Catalogue
button-orders = 📦 My orders
button-settings = ⚙️ Settings
button-help = ❓ Help
button-continue = ↩️ Back to my order

unknown-start = I do not know that link, but you are in the right place.
claim-done = 🔑 You own this bot now. /admin is your desk.
claim-known = You own this bot already. /admin is your desk.
claim-wrong =
    That owner link is used up or older than an hour.

    The terminal where the bot was set up can make a new one.

help =
    <b>How it works</b>

    1. Paste a link to your page or post, or pick a service in the catalogue.
    2. Say how many.
    3. Check the card and confirm. I will write when it is done.

    <b>In a hurry?</b> Send it in one line: the service's number, the link, the quantity.
    <code>{ $example }</code>

    <b>Where is my money?</b> Every order's card says so in plain words. Until the panel has your order you can take it back.
help-commands =
    /search find a service
    /favourites what you starred
    /orders your orders
    /mass many orders at once
    /schedules repeated orders
    /language language
    /timezone time zone
    /notifications what I write to you, and when
    /cancel drop a half-made order
    /terms the rules
    /privacy what I keep

privacy =
    <b>What I keep</b>

    • Your Telegram id, name and username, your language, time zone and what you want to be told.
    • Your orders: service, link, quantity, price and what became of them.
    • What you starred, what you searched for (30 days), your saved sets and repeated orders.

    The panel that does the work gets what the order says (link, quantity, comments, names you gave), nothing else about you.
    The messages you send are deleted from the bot's records after a week; the books of orders stay.
    To have the rest removed, write to whoever runs this bot.
