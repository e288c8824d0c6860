"""What must not be in any sentence that any conversation test shows; checked when each test ends."""

import re

from chat_driver import unexplained
from telegram_double import plain

REPR = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|Decimal\(|<[\w.]+ object|\{'|\['|\w+\(\w+=|\bNaN\b|\$[a-z]|\{ ?\$|means-|state-|button-"
)
FROM_THE_PANEL = (
    "Start: 0-1 h",
    "Speed & quality <x>",
    "2 h",
    "custom comments",
    "default",
    "Disabled for now",
)
RAW = ("Not enough funds on balance", "neworder.error", "Incorrect link", "Incorrect order ID")
ENGLISH = re.compile(r"[A-Za-z]{2,}")
# The same in every language: commands, addresses, brands, settings, zones, ids.
SAME = re.compile(
    r"/[a-z]+|https?://\S+|@\w+|\bMEMBERS\b|\bAPI v2\b|\bpanelgram \w+|\b[A-Z]+_[A-Z_]+\b|\b(?:Instagram|Telegram|TikTok|YouTube|Lisbon|ID|UTC\S*|CES?T|USD|EUR|English|VIP|txt|Google|Android|iPhone|iPad|UTF-8|Ann|Bob|Eve)\b"
)
# What a person typed is shown again over what it finds.
TYPED = re.compile(r"(?<=🔎 <b>).*?(?=</b> · )")


def complaints(telegram, texts, services):
    found = []
    for place, words in _everything(telegram, texts):
        problems = _problems(place, words, telegram, texts, services)
        found += [f"{place}: {problem}: {words!r}" for problem in problems]
    return found


def _everything(telegram, texts):
    for name, values in telegram.calls:
        markup = values.get("reply_markup") or {}
        if values.get("text"):
            yield name, values["text"]
        for one in values.get("results", []):
            yield name, one["description"]
            yield name, one["input_message_content"]["message_text"]
        for row in markup.get("inline_keyboard", []):
            yield from (("button", button["text"]) for button in row)


def _problems(place, words, telegram, texts, services):
    text = words if place == "button" else plain(TYPED.sub("", words))
    label = words.removesuffix("…")
    left = SAME.sub("", unexplained(label, texts.said))
    if re.search(r"[^\W\d_]", left) and not any(said.startswith(label) for said in texts.said):
        yield f"not from a Fluent file ({left!r})"
    if REPR.search(text):
        yield "looks like Python"
    yield from (f"raw panel text {raw!r}" for raw in RAW if raw in text)
    if re.search(r"[а-яё]", text):
        rest = _without_own(SAME.sub("", _without_names(text, services)), telegram)
        yield from (f"English word {word!r}" for word in ENGLISH.findall(rest))


def _without_own(text, telegram):
    """Leave out what the person wrote themselves: comments, names, search words."""
    return ENGLISH.sub(lambda found: "" if found[0].lower() in telegram.written else found[0], text)


def _without_names(text, services):
    names = {name for service in services for name in (service.name, service.category)}
    for name in sorted(names.union(FROM_THE_PANEL), key=len, reverse=True):
        text = text.replace(name, "")
        for most in range(len(name), 2, -1):
            text = text.replace(f"{name[:most].rstrip()}…", "")
    return text
