"""The key appears in no repr, log, error or URL, whatever the panel echoes."""

import logging
import traceback
from urllib.parse import quote, quote_plus, unquote

import pytest
from scripted_panel import LINK, Say, raw_panel, read_request

from panel import Limits, Moved, PanelError, PanelRefused, Rejected

SECRET = "k/ey+ü&<1>" + "z9" * 8
FORMS = (SECRET, quote_plus(SECRET), "k/ey+ü&amp;&lt;1&gt;" + "z9" * 8)


def shows_secret(text):
    return any(form.lower() in text.lower() for form in FORMS)


async def test_the_key_is_sent_in_the_body_and_nowhere_else(server, client_of):
    client = client_of(server.url, key=SECRET)
    await client.balance()
    assert server.received[0]["key"] == SECRET
    assert not shows_secret(str(server.paths) + str(server.headers))


async def test_no_repr_shows_the_key(server, client_of):
    client = client_of(server.url + "?a=1", key=SECRET)
    await client.balance()
    parts = [client, *vars(client).values(), *vars(client._calls).values(), client.try_reserve_add(LINK)]
    assert repr(client) == f"PanelClient({server.url})"
    for part in parts:
        assert not shows_secret(repr(part))
        assert not shows_secret(str(part))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text", ["Invalid API key {}", "{}{} is not enough funds", "x" * 495 + "{}", "<b>{}"]
)
async def test_an_echoed_key_is_hidden(server, client_of, order, form, text):
    told = []
    client = client_of(server.url, key=SECRET, on_unmatched=lambda *found: told.append(found))
    for body in (
        {"error": text.format(form, form.upper())},
        {"error": {"message": text.format(form, form.upper())}},
    ):
        server.says(Say(body))
        outcome = await client.add(order)
        assert not shows_secret(repr(outcome) + repr(told))
        with pytest.raises(PanelRefused) as caught:
            await client.balance()
        assert not shows_secret(repr(caught.value) + str(caught.value) + caught.value.text)
        batch = await client.refill(["1"]) if caught.value.kind.value == "unknown" else None
        assert not shows_secret(repr(batch))


async def test_a_key_cut_by_the_limit_is_not_shown_in_part(server, client_of, order):
    client = client_of(server.url, key=SECRET)
    server.says(Say({"error": "Incorrect link " + " " * 19_980 + SECRET + SECRET}))
    outcome = await client.add(order)
    assert isinstance(outcome, Rejected)
    assert SECRET[:5] not in outcome.text


async def says_nothing(reader, _writer):
    await read_request(reader)
    await reader.read()


async def hangs_up(reader, _writer):
    await read_request(reader)


@pytest.mark.parametrize("behaviour", [says_nothing, hangs_up])
async def test_no_traceback_or_log_holds_the_key(client_of, order, behaviour, caplog):
    caplog.set_level(logging.DEBUG)
    async with raw_panel(behaviour) as panel:
        limits = Limits(add_s=0.05, read_s=0.05)
        client = client_of(f"http://127.0.0.1:{panel.port}/api", key=SECRET, limits=limits)
        await client.add(order)
        with pytest.raises(PanelError) as caught:
            await client.balance()
    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    own = "".join(trace.format())
    assert not shows_secret(own)
    assert caught.value.__context__ is None
    assert not shows_secret(caplog.text)


async def test_no_address_the_panel_moves_to_shows_the_key(server, client_of, order):
    client = client_of(server.url, key=SECRET)
    server.says(Say("", 302, {"Location": f"/api/{quote(SECRET, safe='')}/v3?x={quote_plus(SECRET)}"}))
    with pytest.raises(Moved) as caught:
        await client.balance()
    assert not shows_secret(unquote(str(caught.value)))
    assert not shows_secret(unquote(repr(await client.add(order))))


async def test_a_key_that_is_no_text_ends_in_no_error_that_holds_it(server, client_of):
    client = client_of(server.url, key="\udcff" + SECRET)
    await client.balance()
    assert server.received[0]["key"] == "?" + SECRET
