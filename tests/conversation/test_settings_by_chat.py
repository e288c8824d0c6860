"""Language, time zone, rules, help, privacy, and that commands work at every step."""

import pytest
from cast import ANN
from chat_driver import Chat

POST = "https://instagram.com/p/abc"


async def person(world):
    return await world.db.read(lambda tx: tx.one("SELECT * FROM people WHERE id = :id", id=ANN))


async def test_the_language_follows_the_client_until_one_is_chosen(world, ann):
    other = "ru" if ann.language == "en" else "en"
    ann.language = other
    await ann.write("/start")
    assert ann.sees("home", name="Ann")
    await ann.write("/language")
    assert ann.sees("choose-language")
    await ann.press("l:en")
    ann.language = "en"
    assert ann.answered("language-chosen")
    assert ann.sees("settings")
    chat = Chat(world, ANN, "ru")
    await chat.write("/start")
    chat.language = "en"
    assert chat.sees("home", name="Ann"), "what was chosen stays, whatever the client says"


@pytest.mark.parametrize("tag", ["ru-RU", "RU", "ru_RU"])
async def test_a_region_is_not_another_language(world, tag):
    chat = Chat(world, ANN, tag)
    await chat.write("/start")
    chat.language = "ru"
    assert chat.sees("terms-first")


@pytest.mark.parametrize("tag", ["", "xx", "pt-br", "zh-hans", "r" * 40])
async def test_an_unknown_language_is_the_default(world, tag):
    chat = Chat(world, ANN, tag)
    await chat.write("/start")
    chat.language = "en"
    assert chat.sees("terms-first")


async def test_a_made_up_language_is_the_default(world, ann):
    await ann.press("l:klingon")
    assert (await person(world))["language"] == "en"


async def test_a_zone_is_tapped(world, ann):
    await ann.write("/timezone")
    assert ann.sees("choose-zone")
    await ann.press("z:Europe/Berlin")
    assert (await person(world))["zone"] == "Europe/Berlin"
    assert ann.sees("zone-chosen")
    await ann.tap("button-zone")
    assert ann.sees("choose-zone")


ZONES = [
    ("Lisbon", "Europe/Lisbon"),
    ("asia/tashkent", "Asia/Tashkent"),
    ("UTC+3", "Etc/GMT-3"),
    (" sao  paulo ", "America/Sao_Paulo"),
]


@pytest.mark.parametrize(("typed", "zone"), ZONES)
async def test_a_zone_is_typed(world, ann, typed, zone):
    await ann.write("/timezone")
    await ann.write(typed)
    assert (await person(world))["zone"] == zone
    assert ann.sees("zone-chosen")


async def test_each_language_knows_its_own_names_of_zones(world, ann):
    await ann.write("/timezone")
    await ann.write("москва")
    understood = ann.language == "ru"
    assert (await person(world))["zone"] == ("Europe/Moscow" if understood else None)
    assert ann.sees("zone-chosen" if understood else "zone-unknown")


@pytest.mark.parametrize("typed", ["Atlantis", "+99", "/Europe", "x" * 3000])
async def test_an_unknown_zone_is_asked_again(world, ann, typed):
    await ann.write("/timezone")
    await ann.write(typed)
    example = "Lisbon" if ann.language == "en" else "Лиссабон"
    assert ann.sees("zone-unknown", example=example)
    await ann.write(example)
    assert (await person(world))["zone"] == "Europe/Lisbon"


@pytest.mark.parametrize("data", ["z:Europe/Nowhere", "z:", "z:posixrules"])
async def test_a_made_up_zone_is_not_kept(world, ann, data):
    await ann.press(data)
    assert ann.answered("old-button")
    assert (await person(world))["zone"] is None


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("/start", "home"),
        ("/orders", "orders"),
        ("/help", "help"),
        ("/language", "choose-language"),
        ("/timezone", "choose-zone"),
        ("/notifications", "notifications"),
        ("/terms", "terms"),
        ("/privacy", "privacy"),
        ("/cancel", "cancelled"),
    ],
)
@pytest.mark.parametrize("steps", [(), ("500",)])
async def test_commands_work_at_every_step(ann, command, key, steps):
    await ann.press("s:1")
    for typed in (POST, *steps)[: len(steps) + 1] if steps else ():
        await ann.write(typed)
    await ann.write(command)
    assert ann.sees(key)
    assert ann.has("button-home") or ann.has("button-orders")


async def test_everything_is_reached_by_buttons(ann):
    for key, seen in (("button-help", "help"), ("button-orders", "orders"), ("button-settings", "settings")):
        await ann.tap(key)
        assert ann.sees(seen)
        await ann.tap("button-home")
    await ann.tap("button-settings")
    for key, seen in (
        ("button-language", "choose-language"),
        ("button-zone", "choose-zone"),
        ("button-terms", "terms-accepted-on"),
        ("button-privacy", "privacy"),
    ):
        await ann.tap(key)
        assert ann.sees(seen)
        await ann.tap("button-back")
        assert ann.sees("settings")


async def test_help_shows_a_line_that_can_be_sent_as_it_is(ann):
    await ann.write("/help")
    line = ann.screen.html.partition("<code>")[2].partition("</code>")[0]
    await ann.write(line)
    assert ann.sees("check")


async def test_settings_are_reached_by_command(ann):
    await ann.write("/settings")
    assert ann.sees("settings")
    assert ann.has("button-language")
