"""The page's way to whoever started the sandbox."""

import aiohttp
import pytest
from aiohttp import web

from sandbox.backstage import add_backstage
from sandbox.serving import serve


@pytest.fixture
def door(tmp_path):
    return tmp_path / "door"


@pytest.fixture
async def page(door):
    app = web.Application()
    add_backstage(app, str(door))
    async with serve(app) as address, aiohttp.ClientSession(address) as session:
        yield session


async def said_behind(request):
    return web.json_response({"asked": request.path, "told": await request.text()}, status=418)


async def test_what_is_asked_is_handed_on_with_its_answer(page, door):
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", said_behind)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.UnixSite(runner, door).start()
    async with page.get("/backstage") as answer:
        assert (answer.status, await answer.json()) == (418, {"asked": "/backstage", "told": ""})
    async with page.post("/backstage/bot", json={"do": "kill"}) as answer:
        assert await answer.json() == {"asked": "/backstage/bot", "told": '{"do": "kill"}'}
    await runner.cleanup()


async def test_while_nobody_is_there_the_page_is_told_so(page):
    async with page.get("/backstage") as answer:
        assert answer.status == 503
        assert "nobody" in (await answer.json())["error"]
