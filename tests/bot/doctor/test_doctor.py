"""`panelgram doctor` as the operator sees it: one line a subject, what is wrong and what to do, no secret."""

import time

import pytest
from examined import NOBODY_LISTENS, in_books, line, lines_of, run_doctor

from bot.clock import now_ms
from bot.commands.examining import panels, whole
from panel import Limits, Options
from sandbox.telegram.faults import Fault
from shop import panels as shop_panels


def test_where_nothing_is_wrong_every_line_is_ok():
    result = run_doctor()
    assert [(state, subject) for state, subject, _ in lines_of(result)] == [
        ("ok", "Settings"),
        ("ok", "Token"),
        ("ok", "Updates"),
        ("ok", "Inline mode"),
        ("ok", "Admins"),
        ("ok", "Panel"),
        ("ok", "Database"),
        ("ok", "Process"),
        ("ok", "Disk"),
        ("ok", "Clock"),
        ("ok", "Time zone"),
        ("ok", "Copies"),
        ("ok", "Files"),
    ]
    assert result.output.endswith("\nNothing is wrong.\n")
    assert result.exit_code == 0
    assert "balance 12.5 USD, 1 services" in result.output


def test_settings_that_cannot_be_read_end_with_2(settings):
    settings(BOT_TOKEN="hello", ADMINS="@olga")
    result = run_doctor()
    assert result.exit_code == 2
    assert [said.split(":")[0] for said in result.output.splitlines()] == ["BOT_TOKEN", "ADMINS"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"PANEL_KEY": "hunter22"}, "The panel does not know this key"),
        ({"PANEL_URL": f"{NOBODY_LISTENS}/api/v2"}, "The panel cannot be reached: nothing listens"),
        ({"PANEL_URL": "{host}/shop"}, "This address does not speak API v2"),
    ],
)
def test_a_panel_that_is_wrong(settings, world, changed, said):
    settings(**{name: value.format(host=world.panel_host) for name, value in changed.items()})
    state, text = line("Panel")
    assert state == "wrong"
    assert said in text


def test_a_right_key_without_a_catalogue_is_a_warning(world):
    world.panel.faults.plan("empty_list", action="services", times=None)
    state, text = line("Panel")
    assert state == "warning"
    assert text == "It answers: balance 12.5 USD. The key is right, but the list of services cannot be read."


def test_an_account_in_another_currency_than_the_books(world):
    in_books(shop_panels.known, world.panel_url, now_ms())
    in_books(shop_panels.fix_currency, 1, "EUR", now_ms())
    texts = [(state, text) for state, subject, text in lines_of(run_doctor()) if subject == "Panel"]
    assert texts[1] == (
        "wrong",
        "Its account is in USD, the books are in EUR: services are shown, none is sold.",
    )


def test_the_old_panel_is_asked_too(settings, world):
    elsewhere = world.panel_host.replace("127.0.0.1", "localhost")
    settings(PANEL_OLD_URL=f"{elsewhere}/api/v2", PANEL_OLD_KEY="hunter22")
    assert line("Old panel")[0] == "wrong"


def test_whoever_takes_too_long_is_not_waited_for(world, monkeypatch):
    monkeypatch.setattr(whole, "LOOK_S", 0.3)
    monkeypatch.setattr(panels, "_PATIENCE", Options(read_attempts=1, limits=Limits()))
    world.telegram.faults.add(Fault("delay", "getMe", seconds=8))
    world.panel.faults.plan("slow_before", before_ms=8000)
    began = time.monotonic()
    found = {subject: text for _, subject, text in lines_of(run_doctor())}
    assert time.monotonic() - began < 8
    assert "took too long" in found["Token"]
    assert "took too long" in found["Panel"]


def test_all_patience_together_is_15_seconds():
    assert whole.LOOK_S + whole.DATE_S <= 15
