"""Set-up's short steps: mode, members, language, time zone."""

import os

from bot.commands.setting_up.asking import ask, say
from bot.commands.setting_up.zones import read_zone_name, zone_of_this_machine
from bot.settings_values import read_person_ids
from shop.house import Mode

NOBODY = "none"
LANGUAGES = ("en", "ru")


def choose_mode(_kept: str) -> str:
    """Ask whom the bot serves; only one answer can be used yet."""
    say("private: you and the people you name order on your own panel account.")
    say("shop: anybody orders and pays in advance. It comes later; until then use private.")
    return ask("Mode", Mode.PRIVATE.value, _read_mode)


def _read_mode(text: str) -> str:
    if text == Mode.SHOP:
        raise ValueError(
            "the shop comes later, when wallets can be filled. Use private; switching keeps the books."
        )
    if text != Mode.PRIVATE:
        raise ValueError("type private.")
    return text


def choose_members(kept: str) -> str:
    """Ask who may order besides the owner; "" for nobody."""
    say(f"Who may order besides you? Numeric Telegram ids parted by commas, or {NOBODY}.")
    say("You can add people later: to strangers the bot shows their own id.")
    answer = ask("Members", kept or NOBODY, _read_members)
    return "" if answer == NOBODY else ",".join(map(str, read_person_ids(answer)))


def _read_members(text: str) -> object:
    return text == NOBODY or read_person_ids(text)


def choose_language(kept: str) -> str:
    """Ask for the language of people whose own is not known."""
    say("For people whose Telegram speaks neither English (en) nor Russian (ru).")
    spoken = "ru" if os.environ.get("LANG", "").startswith("ru") else "en"
    return ask("Language", kept if kept in LANGUAGES else spoken, _read_language).lower()


def _read_language(text: str) -> str:
    if text.lower() not in LANGUAGES:
        raise ValueError("use en or ru.")
    return text


def choose_zone(kept: str) -> str:
    """Ask where days and months begin."""
    say("Days and months begin by this zone: an IANA name such as Europe/Berlin, or a city.")
    return read_zone_name(ask("Time zone", kept or zone_of_this_machine(), read_zone_name))
