"""`panelgram setup` as the operator sees it: every question, every wrong answer, and what is written."""

import asyncio
import stat
from pathlib import Path

import pytest
from dotenv import dotenv_values
from outside import KEY, TOKEN
from set_up import SHORT, WRITTEN, link_in, set_up

from bot.clock import now_ms
from sandbox.telegram.faults import Fault
from shop import people
from storage.opening import open_database

NOT_THIS = "700100200:AAHanother-another-another-another0"
NOBODY_LISTENS = "http://127.0.0.1:9/api/v2"


async def _claim(code):
    db = await open_database("sqlite:///panelgram.db")
    try:
        await db.write(people.arrive, 4001, "Olga", None, None, now_ms())
        return await db.write(people.claim, code, 4001, now_ms() + 59 * 60_000)
    finally:
        await db.close()


def test_from_nothing_to_a_bot_that_has_an_owner(world):
    result = set_up(TOKEN, world.panel_url, KEY, *SHORT)
    assert result.exit_code == 0, result.output
    assert dotenv_values(".env") == WRITTEN | {"PANEL_URL": world.panel_url}
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    for said in (
        "This is @panel_shop_bot, named Panel Shop.",
        "balance 12.5 USD, 1 services",
        ".env is written",
    ):
        assert said in result.output


def test_the_link_makes_whoever_opens_it_owner(world):
    code = link_in(set_up(TOKEN, world.panel_url, KEY, *SHORT).output)
    assert asyncio.run(_claim(code)) is people.ClaimResult.DONE


def test_without_a_database_one_is_made(world):
    Path("panelgram.db").unlink()
    assert link_in(set_up(TOKEN, world.panel_url, KEY, *SHORT).output)
    assert stat.S_IMODE(Path("panelgram.db").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["hello", TOKEN, "{url}", KEY], "That is not a bot token."),
        ([NOT_THIS, TOKEN, "{url}", KEY], "Telegram does not know this token: copy it again"),
        ([TOKEN, "a b", "{url}", KEY], "That is no web address."),
        ([TOKEN, "{url}?key=1", "{url}", KEY], "The address must be plain"),
        ([TOKEN, "{url}", "", KEY], "A key is one word"),
        ([TOKEN, "{url}", "another-key", KEY], "The panel does not know this key: copy it again"),
        ([TOKEN, "{host}", KEY, "", ""], "This address does not speak API v2: a web page answers there."),
        ([TOKEN, "{url}/order", KEY, "", ""], "API v2 has one address for all"),
        ([TOKEN, NOBODY_LISTENS, KEY, "2", "{url}", ""], "The panel cannot be reached: nothing listens"),
    ],
)
def test_what_is_wrong_is_said_and_asked_again_and_nothing_else_is(world, typed, said):
    typed = [answer.format(url=world.panel_url, host=world.panel_host) for answer in typed]
    result = set_up(*typed, *SHORT)
    assert said in result.output
    assert result.exit_code == 0, result.output
    assert dotenv_values(".env") == WRITTEN | {"PANEL_URL": world.panel_url}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["shop", "", "", "", "UTC"], "The shop comes later"),
        (["public", "", "", "", "UTC"], "Type private."),
        (["", "@olga", "", "", "UTC"], "'@olga' is no numeric Telegram id."),
        (["", "", "de", "", "UTC"], "Use en or ru."),
        (
            ["", "", "", "Europe/Moskow", "UTC"],
            "There is no time zone 'Europe/Moskow'. Did you mean Europe/Moscow",
        ),
        (["", "", "", "Berlyn", "utc"], "Did you mean Europe/Berlin?"),
        (
            ["", "", "", "Louisville", "utc"],
            "Did you mean America/Kentucky/Louisville or America/Louisville?",
        ),
        (["", "", "", "GMT+3", "utc"], "name a place, such as Europe/Berlin"),
        (["", "", "", "Middle-earth", "utc"], "Use an IANA name such as Europe/Berlin"),
    ],
)
def test_a_wrong_short_answer_is_asked_again(world, typed, said):
    result = set_up(TOKEN, world.panel_url, KEY, *typed)
    assert said in result.output
    assert result.exit_code == 0, result.output
    assert dotenv_values(".env") == WRITTEN | {"PANEL_URL": world.panel_url, "TIMEZONE": "UTC"}


def test_all_short_answers_are_written(world):
    assert set_up(TOKEN, world.panel_url, KEY, "private", "2001, 2002,2001", "RU", "new york").exit_code == 0
    written = dotenv_values(".env")
    assert (written["MEMBERS"], written["DEFAULT_LANGUAGE"]) == ("2001,2002", "ru")
    assert written["TIMEZONE"] == "America/New_York"


def test_a_panel_in_trouble_can_be_asked_again(world):
    world.panel.faults.plan("maintenance")
    result = set_up(TOKEN, world.panel_url, KEY, "1", *SHORT)
    assert result.exit_code == 0, result.output
    assert result.output.count("Asking the panel") == 2


def test_one_can_go_on_while_neither_answers(world):
    world.telegram.faults.add(Fault("garbage", "getMe"))
    result = set_up(TOKEN, "3", NOBODY_LISTENS, KEY, "4", *SHORT)
    assert result.exit_code == 0, result.output
    assert "Telegram cannot be reached" in result.output
    assert "t.me" not in result.output
    assert "While nobody is admin, it prints a link that makes you owner." in result.output
    assert dotenv_values(".env")["PANEL_URL"] == NOBODY_LISTENS
