"""A whole conversation part per test: real dispatcher, real SQLite, Telegram's double, two languages."""

from dataclasses import replace

import pytest
from aiogram import Bot
from cast import ANN, BOSS, EVE, HOUSE
from chat_driver import Chat, Recorded, World
from every_sentence import complaints
from panel_double import PanelDouble
from small_shop import NOW, SERVICES, fill
from telegram_double import RecordingSession, Telegram

from bot.bells import Bells
from bot.conversations import Conversations
from bot.parts import AS_WE_WRITE
from handlers import build_router, make_dispatcher
from handlers.memory import Memory
from shop import people
from shop.catalogue.shelves import Shelves


@pytest.fixture(params=["en", "ru"])
def language(request):
    return request.param


@pytest.fixture
def services():
    return SERVICES


@pytest.fixture
def house():
    return HOUSE


@pytest.fixture
def texts():
    return Recorded()


@pytest.fixture
def panel():
    """The panel, as far as admins ask it about single orders."""
    return PanelDouble()


@pytest.fixture(scope="session")
def routers():
    return build_router()


@pytest.fixture
def _same_routers(routers, monkeypatch):
    """Wire all handlers once: aiogram looks at every signature anew, which is half of a test's time."""
    monkeypatch.setattr("handlers.build_router", lambda: routers)
    yield
    routers._parent_router = None


class Heard(list):
    """What the database told its listener, which a memory hears as well."""

    def __init__(self, memory):
        super().__init__()
        self._memory = memory

    def extend(self, names):
        names = [*names]
        self._memory.changed(names)
        super().extend(names)


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def signals(memory):
    """The names the database told its listener, in order."""
    return Heard(memory)


@pytest.fixture
async def world(sqlite_database, services, house, texts, panel, memory, _same_routers):
    await sqlite_database.write(fill, services)
    telegram = Telegram()
    conversations = Conversations(sqlite_database, lambda: NOW)
    goods = Shelves()
    await goods.reload(sqlite_database, house)
    dispatcher = make_dispatcher(
        conversations,
        house=house,
        shelves=goods,
        texts=texts,
        bells=Bells(),
        clients={1: panel},
        memory=memory,
    )
    bot = Bot("42:TEST", session=RecordingSession(telegram), default=AS_WE_WRITE)
    world = World(dispatcher, bot, sqlite_database, conversations, telegram, texts, NOW)
    yield world
    assert complaints(telegram, texts, services) == []


@pytest.fixture
def limited(world):
    """Put a monthly limit on everybody."""

    def put(micro):
        world.dispatcher["house"] = replace(HOUSE, member_limit=micro)

    return put


@pytest.fixture
async def ann(world, language):
    """A member who has accepted the rules and sees the menu."""
    chat = Chat(world, ANN, language)
    await chat.write("/start")
    await chat.tap("button-accept-terms")
    return chat


@pytest.fixture
async def boss(world, language):
    """An admin at the desk."""
    chat = Chat(world, BOSS, language, name="Bob")
    await chat.write("/start")
    await chat.tap("button-accept-terms")
    await chat.tap("button-desk")
    return chat


@pytest.fixture
async def newcomer(world, language):
    """A member whom the bot has never seen."""
    return Chat(world, ANN, language)


@pytest.fixture
async def stranger(world, language):
    return Chat(world, EVE, language, name="Eve")


@pytest.fixture
async def claim_code(world):
    await world.db.write(people.new_claim, "Abc-123_xyz", NOW)
    return "Abc-123_xyz"
