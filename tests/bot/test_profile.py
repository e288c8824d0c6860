"""The shop window is told to Telegram once, in every language, and again only where it changed."""

import asyncio
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BotCommandScopeAllPrivateChats, BotCommandScopeChat
from aiohttp import web

from bot.patience import Patience
from bot.profile import ADMINS_COMMANDS, COMMANDS, Profile
from handlers import build_router
from locales import Texts
from sandbox.telegram import TelegramWorld, make_app
from sandbox.telegram.client import ControlClient
from shop import people
from shop.house import House, Mode
from storage import marks

TOKEN = "700100200:AAHsandbox-sandbox-sandbox-sandbox0"
BOSS, RUSSIAN = 1001, 2002
NOW = 1_790_000_000_000
HOUSE = House(
    mode=Mode.PRIVATE,
    panel_id=1,
    currency="USD",
    admins=(BOSS,),
    members=(),
    member_limit=None,
    zone=ZoneInfo("UTC"),
    policy=None,
)
# English, Russian and everybody else: commands, description, short description.
FOR_EVERYBODY = 9


@pytest.fixture
async def address():
    runner = web.AppRunner(make_app(TelegramWorld()), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
def patience():
    return Patience(lambda: 0.0)


@pytest.fixture
async def bot(address, patience):
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    session.middleware(patience)
    made = Bot(TOKEN, session=session)
    await made.me()
    yield made
    await session._session.close()


@pytest.fixture
async def hands(address):
    async with ControlClient(address) as client:
        yield client


@pytest.fixture
def profile(bot, sqlite_database):
    return Profile(bot, sqlite_database, HOUSE, Texts(strict=True), lambda: NOW)


async def told(hands):
    """Everything that changed the profile so far."""
    calls = await hands.calls()
    names = [call["method"].lower() for call in calls]
    return [name for name in names if name.startswith(("setmy", "deletemy"))]


async def meet(profile, hands, person_id, language):
    """Let somebody start the bot."""
    await hands.start(person_id)
    await profile.db.write(people.arrive, person_id, "Bob", None, language, NOW)


async def commands(bot, **where):
    return {one.command: one.description for one in await bot.get_my_commands(**where)}


async def test_every_language_and_everybody_else_gets_commands_and_words(bot, profile, hands):
    await profile.bring_up_to_date()
    assert len(await told(hands)) == FOR_EVERYBODY
    private = BotCommandScopeAllPrivateChats()
    for code, tag in ((None, "en"), ("en", "en"), ("ru", "ru")):
        shown = await commands(bot, scope=private, language_code=code)
        assert shown == {name: profile.texts.text(key, tag) for name, key in COMMANDS.items()}
        about = (await bot.get_my_description(language_code=code)).description
        assert about == profile.texts.text("profile-private", tag)
        short = (await bot.get_my_short_description(language_code=code)).short_description
        assert short == profile.texts.text("profile-short", tag)


async def test_nothing_is_told_twice(profile, hands):
    await profile.bring_up_to_date()
    before = await told(hands)
    await profile.bring_up_to_date()
    assert await told(hands) == before


async def test_only_what_changed_is_told_again(bot, profile, hands):
    await profile.bring_up_to_date()
    before = len(await told(hands))
    await replace(profile, house=replace(HOUSE, mode=Mode.SHOP)).bring_up_to_date()
    assert (await told(hands))[before:] == ["setmydescription"] * 3
    about = (await bot.get_my_description()).description
    assert about == profile.texts.text("profile-shop", "en")


async def test_another_bot_on_the_same_database_begins_anew(bot, profile, hands):
    other = Bot("700100201" + TOKEN[9:], session=bot.session)
    await other.me()
    await profile.bring_up_to_date()
    await replace(profile, bot=other).bring_up_to_date()
    assert len(await told(hands)) == 2 * FOR_EVERYBODY


async def test_an_admin_sees_the_desk_among_the_commands_in_their_language(bot, profile, hands):
    await meet(profile, hands, BOSS, "en")
    await meet(profile, hands, RUSSIAN, "ru")
    code = "a-code-that-is-long-enough"
    await profile.db.write(people.new_claim, code, NOW)
    await profile.db.write(people.claim, code, RUSSIAN, NOW)
    await profile.bring_up_to_date()
    for admin, tag in ((BOSS, "en"), (RUSSIAN, "ru")):
        shown = await commands(bot, scope=BotCommandScopeChat(chat_id=admin))
        assert shown == {name: profile.texts.text(key, tag) for name, key in ADMINS_COMMANDS.items()}


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (people.claim, ("a-code", BOSS, NOW)),
        (people.accept_terms, (BOSS, NOW)),
        (people.choose_language, (BOSS, "ru")),
    ],
    ids=["a claim", "a first start", "another language"],
)
async def test_what_changes_an_admins_commands_wakes_the_task(sqlite_database, signals, deed, said):
    await sqlite_database.write(people.arrive, BOSS, "Bob", None, "en", NOW)
    await sqlite_database.write(people.new_claim, "a-code", NOW)
    signals.clear()
    await sqlite_database.write(deed, *said)
    assert "profile" in signals


async def test_an_admin_who_never_started_the_bot_is_left_out(profile, hands):
    await profile.bring_up_to_date()
    assert len(await told(hands)) == FOR_EVERYBODY


async def test_who_is_admin_no_more_sees_what_everybody_sees(bot, profile, hands):
    await meet(profile, hands, BOSS, "en")
    await profile.bring_up_to_date()
    former = replace(profile, house=replace(HOUSE, admins=()))
    await former.bring_up_to_date()
    await former.bring_up_to_date()
    assert await commands(bot, scope=BotCommandScopeChat(chat_id=BOSS)) == {}
    assert (await told(hands)).count("deletemycommands") == 1


async def test_what_telegram_refused_is_told_next_time_and_nothing_else(profile, hands):
    await hands.fault("error", method="setMyDescription", code=400, description="Bad Request: no")
    await profile.bring_up_to_date()
    assert len(await told(hands)) == FOR_EVERYBODY
    await profile.bring_up_to_date()
    assert (await told(hands))[FOR_EVERYBODY:] == ["setmydescription"]


async def test_a_long_wait_for_the_profile_holds_no_answer_back(profile, hands, patience):
    await hands.fault("retry_after", method="setMyShortDescription", seconds=3600)
    await asyncio.wait_for(profile.bring_up_to_date(), 10)
    assert patience.left_s(BOSS) == 0
    await profile.bring_up_to_date()
    kept = await profile.db.read(marks.beginning, "profile/")
    assert len(kept) == FOR_EVERYBODY


def test_every_command_that_is_listed_is_handled():
    handled = set()
    for router in build_router().chain_tail:
        for handler in router.message.handlers:
            for one in handler.filters or ():
                handled.update(getattr(one.callback, "commands", ()))
    assert ADMINS_COMMANDS.keys() <= handled
