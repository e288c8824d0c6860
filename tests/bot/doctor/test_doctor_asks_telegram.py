"""`panelgram doctor` on the token, the way updates come, and whom alarms can reach."""

import asyncio
import threading
from contextlib import contextmanager
from pathlib import Path

import aiohttp
from examined import (
    ADMIN,
    NOBODY_LISTENS,
    NOT_THIS,
    a_running_bot,
    in_books,
    line,
    lines_of,
    run_doctor,
)
from outside import TOKEN

from bot.clock import now_ms
from bot.commands.examining import telegram
from sandbox.telegram.faults import Fault
from shop import people


def test_a_wrong_token(settings):
    settings(BOT_TOKEN=NOT_THIS)
    state, text = line("Token")
    assert state == "wrong"
    assert "copy it again from @BotFather" in text


def test_telegram_out_of_reach_leaves_the_rest_and_the_panel_tells_the_time(settings):
    settings(TELEGRAM_API_URL=NOBODY_LISTENS)
    result = run_doctor()
    found = {subject: (state, text) for state, subject, text in lines_of(result)}
    assert found["Token"] == (
        "wrong",
        f"Telegram cannot be reached at {NOBODY_LISTENS}: nothing answers at that address.",
    )
    assert found["Panel"][0] == found["Clock"][0] == found["Database"][0] == "ok"
    assert result.exit_code == 1
    assert result.output.endswith("\n1 wrong.\n")


def test_a_web_page_in_telegrams_place(world):
    world.telegram.faults.add(Fault("garbage", "getMe"))
    assert line("Token")[1].endswith("what answers there is no Bot API.")


def test_inline_mode_off(world):
    world.telegram.bot(TOKEN).inline = False
    state, text = line("Inline mode")
    assert state == "ok"
    assert "It is off" in text


def test_a_webhook_is_seen_and_its_path_not_told(world):
    world.telegram.bot(TOKEN).webhook = {"url": f"https://shop.example/hook/{TOKEN}"}
    assert line("Updates") == (
        "warning",
        "A webhook sends them to shop.example: `panelgram run` takes it away. Stop what set it, too.",
    )
    with a_running_bot():
        assert line("Updates")[0] == "wrong"


def test_a_running_bot_of_ours_is_not_disturbed(world):
    with a_running_bot():
        assert line("Updates") == ("ok", "The running bot fetches them.")
        assert line("Process") == ("ok", "The bot is running.")
    assert "getUpdates" not in [call.method for call in world.telegram.calls]


def test_a_running_bot_that_fetches_nothing(world):
    for _ in range(telegram.MANY_WAITING):
        world.telegram.bot(TOKEN).updates.inject({})
    with a_running_bot():
        assert line("Updates") == ("warning", "The bot is running, and yet 100 wait: see its log.")


def test_waiting_updates_are_left_for_the_bot(world):
    world.telegram.bot(TOKEN).updates.inject({})
    assert line("Updates") == ("ok", "No other program fetches them.")
    assert len(world.telegram.bot(TOKEN).updates) == 1


@contextmanager
def another_program(world):
    """It fetches for ever, and again when it is interrupted."""
    began = threading.Event()

    async def fetch():
        async with aiohttp.ClientSession() as session:
            while True:
                began.set()
                async with session.post(f"{world.telegram_url}/bot{TOKEN}/getUpdates", json={"timeout": 50}):
                    pass

    fetching = asyncio.run_coroutine_threadsafe(fetch(), world.loop)
    assert began.wait(10)
    try:
        yield
    finally:
        fetching.cancel()


def test_another_program_with_our_token(world, monkeypatch):
    monkeypatch.setattr(telegram, "LISTEN_S", 20)
    with another_program(world):
        state, text = line("Updates")
    assert state == "wrong"
    assert text.startswith("Another program fetches them with this token")


def test_admins_who_cannot_be_alarmed(settings, world):
    settings(ADMINS=f"{ADMIN},2001,2002,3001")
    in_books(people.arrive, 2002, "Bo", None, None, now_ms())
    in_books(people.mark_blocked, 2002, now_ms())
    found = [(state, text) for state, subject, text in lines_of(run_doctor()) if subject == "Admins"]
    assert [state for state, _ in found] == ["warning", "warning"]
    assert found[0][1].startswith("No alarm can reach 2001, 3001: they have not started the bot.")
    assert found[1][1].startswith("No alarm can reach 2002: they have blocked the bot.")
    assert "https://t.me/panel_shop_bot" in found[0][1]


def test_an_owner_by_claim_counts_as_admin():
    Path(".env").write_text(Path(".env").read_text().replace(f"ADMINS={ADMIN}\n", ""))
    assert line("Admins")[1].startswith("Nobody is admin yet")
    in_books(people.new_claim, "code", now_ms())
    in_books(people.claim, "code", ADMIN, now_ms())
    assert line("Admins") == ("ok", "1 can be alarmed.")


def test_telegram_may_not_say_whom_it_knows(settings, world):
    settings(ADMINS="2001")
    world.telegram.faults.add(Fault("garbage", "getChat", times=-1))
    assert line("Admins")[1].startswith("Telegram does not say whether an alarm can reach 2001")
