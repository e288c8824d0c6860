"""What stands in front of Telegram and answers in its place is told apart from Telegram."""

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import web

from bot.ingest.raw import GetRawUpdates
from bot.session import Session
from handlers.methods import SendCard

TOKEN = "700100200:AAHsandbox-sandbox-sandbox-sandbox0"
PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
NO = '{"ok": false, "error_code": %d, "description": "%s"}'


@pytest.fixture
async def says():
    """A Telegram that answers every call alike, and a bot that asks it."""
    answer = {}

    async def any_call(_request):
        return web.Response(**answer)

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", any_call)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    session = Session(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{runner.addresses[0][1]}"))
    bot = Bot(TOKEN, session=session)

    async def call(status, text, method=None):
        answer.update(status=status, text=text)
        return await bot(method or SendCard(chat_id=1, text="x"))

    yield call
    await session.close()
    await runner.cleanup()


@pytest.mark.parametrize("status", [403, 404, 500, 502, 503])
async def test_a_page_with_an_error_code_is_a_server_in_trouble(says, status):
    with pytest.raises(TelegramServerError, match=f"HTTP {status}"):
        await says(status, PAGE)


async def test_a_page_instead_of_an_answer_to_what_was_done_stays_unreadable(says):
    with pytest.raises(ClientDecodeError):
        await says(200, PAGE)


@pytest.mark.parametrize("result", ["[5]", "{}", "7"])
async def test_updates_that_are_no_objects_are_unreadable(says, result):
    with pytest.raises(ClientDecodeError):
        await says(200, f'{{"ok": true, "result": {result}}}', GetRawUpdates())


async def test_too_many_requests_without_a_time_is_waited_out(says):
    with pytest.raises(TelegramRetryAfter) as caught:
        await says(429, NO % (429, "Too Many Requests"))
    assert caught.value.retry_after > 0


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, TelegramBadRequest), (403, TelegramForbiddenError), (502, TelegramServerError)],
)
async def test_what_telegram_says_itself_stays_as_it_is(says, status, error):
    with pytest.raises(error, match="why"):
        await says(status, NO % (status, "why"))
