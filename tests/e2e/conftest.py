"""One world outside for each test process; bots are started in folders of their own."""

import shutil
from itertools import count

import pytest
from nursery import Nursery
from outside_world import Panel, standing
from person_in_chat import Person
from running_bot import RunningBot

from sandbox.telegram.client import ControlClient

BOT_IDS = count(4_200_000_001)
PEOPLE = count(5001)


@pytest.fixture(scope="session")
def outside(tmp_path_factory):
    """Telegram and the panel everybody uses; its addresses."""
    folder = tmp_path_factory.mktemp("outside")
    with standing(folder, "sandbox", "--port", "0", "--panel-port", "0") as there:
        Panel(there["panel"], there["panel_control"]).open()
        yield there


@pytest.fixture(scope="session")
def second_address(tmp_path_factory):
    with standing(tmp_path_factory.mktemp("second"), "sandbox.panel", "--port", "0") as there:
        yield there


@pytest.fixture
async def control(outside):
    async with ControlClient(outside["telegram"]) as client:
        yield client


@pytest.fixture
def panel(outside):
    """The panel everybody uses; left as it was found, as a module's bot may read it before a test opens it."""
    panel = Panel(outside["panel"], outside["panel_control"]).open()
    yield panel
    panel.open()


@pytest.fixture
def second_panel(second_address):
    """A panel that a test may take down."""
    panel = Panel(second_address["panel"], second_address["control"]).open()
    yield panel
    panel.no_faults()


@pytest.fixture(scope="session")
def nursery():
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture(scope="module")
def open_bots(outside, nursery, sqlite_template, tmp_path_factory):
    """Make bots, born quickly or started by the command; at the end of the module all of them end."""
    started = []

    def start(*, by_command=False, **settings):
        folder = tmp_path_factory.mktemp("bot")
        shutil.copyfile(sqlite_template, folder / "panelgram.db")
        bot = RunningBot(folder, next(BOT_IDS), outside, settings, None if by_command else nursery)
        started.append(bot)
        return bot

    yield start
    for bot in started:
        bot.kill()


@pytest.fixture(scope="module")
def shared_bot(open_bots):
    """A bot for tests that leave it as it was."""
    return open_bots().start()


@pytest.fixture
async def meet(control):
    """Give somebody an account and a chat with a bot."""

    async def meet(bot, number=None, language="en"):
        number = next(PEOPLE) if number is None else number
        await control.request(
            "POST", "people", {"id": number, "first_name": "Ann", "language_code": language}
        )
        return Person(control, bot.id, number)

    return meet
