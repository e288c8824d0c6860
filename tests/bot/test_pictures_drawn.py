"""Pictures as the child draws them, and the bot that never loads what draws."""

import asyncio
import errno
import subprocess
import sys
import textwrap
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.pictures import painter
from bot.pictures.painter import ChildPainter
from handlers.charts import CannotDraw, Chart

MINUTE, BEGUN = 60_000, 1_790_000_000_000
CHART = Chart(
    points=((BEGUN, 0), (BEGUN + 12 * MINUTE, 150), (BEGUN + 31 * MINUTE, 620)),
    whole=1000,
    marks=("0", "250", "500", "750", "1 000"),
    delivered="Доставлено",
    zone="Europe/Berlin",
    is_dark=False,
    end=(BEGUN + 50 * MINUTE, BEGUN + 70 * MINUTE),
    expected="Вероятно",
)


def colours(png):
    return {colour: count for count, colour in Image.open(BytesIO(png)).convert("RGB").getcolors(2**24)}


async def test_it_is_drawn_in_the_looks_of_telegram():
    light, dark = (
        colours(await ChildPainter().draw(CHART)),
        colours(await ChildPainter().draw(replace(CHART, is_dark=True))),
    )
    assert max(light, key=light.get) == (0xFF, 0xFF, 0xFF)
    assert max(dark, key=dark.get) == (0x17, 0x21, 0x2B)
    assert (0x24, 0x81, 0xCC) in light
    assert (0x6A, 0xB3, 0xF3) in dark


async def test_without_an_estimate_no_guess_is_drawn():
    plain = colours(await ChildPainter().draw(replace(CHART, end=None)))
    assert (0x8A, 0x97, 0xA5) not in plain


async def test_two_draw_one_after_the_other():
    shared = ChildPainter()
    both = await asyncio.gather(shared.draw(CHART), shared.draw(CHART))
    assert both[0][:4] == both[1][:4] == b"\x89PNG"


async def test_a_child_that_fails_is_no_picture():
    with pytest.raises(CannotDraw):
        await ChildPainter().draw(replace(CHART, zone="Nowhere/Land"))


async def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(painter, "LONGEST_S", 0.01)
    with pytest.raises(CannotDraw):
        await ChildPainter().draw(CHART)


async def test_a_machine_that_has_no_room_for_a_child_draws_no_picture(monkeypatch):
    async def no_room(*_args, **_kwargs):
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(asyncio, "create_subprocess_exec", no_room)
    with pytest.raises(CannotDraw):
        await ChildPainter().draw(CHART)


def test_the_child_gives_way_before_it_loads_what_draws():
    # Whatever is loaded from here on, is loaded at the child's own pace.
    code = """
        import os, runpy, sys
        os.nice = lambda by: print(by, "matplotlib" in sys.modules) or sys.exit()
        runpy.run_module("bot.pictures.child", run_name="__main__")
    """
    said = subprocess.check_output([sys.executable, "-c", textwrap.dedent(code)], text=True)
    assert said == "10 False\n"


def test_the_bot_itself_loads_nothing_that_draws():
    code = "import bot.application, sys; print({'matplotlib', 'numpy', 'scipy'} & {*sys.modules})"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"
