"""Flags, types, texts and sizes of a catalogue, and the balance."""

import json
from decimal import Decimal

import pytest
from scripted_panel import KEY, Say

from panel import (
    Catalogue,
    Flag,
    Limits,
    QuarantinedService,
    QuarantineReason,
    ServiceType,
    Unreadable,
    UnreadableReason,
)

FOLLOWERS = {
    "service": 1,
    "name": "Followers",
    "type": "Default",
    "category": "First Category",
    "rate": "0.90",
    "min": "50",
    "max": "10000",
}


FLAGS = [
    (True, Flag.YES),
    (1, Flag.YES),
    ("1", Flag.YES),
    ("true", Flag.YES),
    (False, Flag.NO),
    (0, Flag.NO),
    ("0", Flag.NO),
    ("false", Flag.NO),
    ("", Flag.UNKNOWN),
    (None, Flag.UNKNOWN),
    ("maybe", Flag.UNKNOWN),
    ([], Flag.UNKNOWN),
    (2, Flag.UNKNOWN),
]


@pytest.mark.parametrize(("raw", "expected"), FLAGS)
async def test_a_flag_is_yes_no_or_unknown(server, client, raw, expected):
    server.says(Say([{**FOLLOWERS, "refill": raw, "cancel": raw, "dripfeed": raw}]))
    service = (await client.services()).services[0]
    assert (service.refill, service.cancel, service.dripfeed) == (expected,) * 3


async def test_absent_flags_are_unknown_and_absent_texts_empty(server, client):
    bare = {name: FOLLOWERS[name] for name in ("service", "name", "type", "rate", "min", "max")}
    server.says(Say([bare]))
    service = (await client.services()).services[0]
    assert (service.refill, service.cancel, service.dripfeed) == (Flag.UNKNOWN,) * 3
    assert (service.category, service.description, service.average_time) == ("", "", "")


TYPES = [
    (None, "", QuarantineReason.TYPE_ABSENT),
    ("", "", QuarantineReason.TYPE_ABSENT),
    ("likes", "likes", QuarantineReason.TYPE_UNKNOWN),
    (0, "0", QuarantineReason.TYPE_UNKNOWN),
]


@pytest.mark.parametrize(("raw", "text", "reason"), TYPES)
async def test_an_unknown_type_is_listed_and_not_sold_unless_mapped(
    server, client, client_of, raw, text, reason
):
    server.says(Say([{**FOLLOWERS, "type": raw}]))
    catalogue = await client.services()
    priced = {"rate": Decimal("0.90"), "limits": (50, 10000)}
    listed = QuarantinedService("1", "Followers", "First Category", text, (reason,), **priced)
    assert catalogue == Catalogue((), (listed,))
    mapped = client_of(server.url, type_words={text.upper(): ServiceType.POLL})
    assert (await mapped.services()).services[0].type is ServiceType.POLL


async def test_all_reasons_are_named(server, client):
    server.says(Say([{"service": "a1", "min": "1.000"}]))
    assert set((await client.services()).quarantined[0].reasons) == {
        QuarantineReason.NAME_ABSENT,
        QuarantineReason.TYPE_ABSENT,
        QuarantineReason.RATE_UNREADABLE,
        QuarantineReason.LIMITS_AMBIGUOUS,
    }


async def test_texts_are_kept_whole_and_unknown_fields_ignored(server, client):
    text = "⭐️ <b>Likes</b> &amp; more\n| \U0001f600"
    odd = {
        "name": text,
        "desc": text,
        "average_time": "1 hour",
        "soc": {},
        "name_lang": {"en": 1},
        "per_url": 5,
    }
    server.says(Say([{**FOLLOWERS, **odd}]))
    service = (await client.services()).services[0]
    assert (service.name, service.description, service.average_time) == (text, text, "1 hour")


async def test_text_no_database_takes_is_replaced(server, client):
    raw = json.dumps(FOLLOWERS).replace("Followers", "a\\u0000b\\ud83dc").encode()
    server.says(Say(b"[" + raw + b"]"))
    assert (await client.services()).services[0].name == "a\ufffdb\ufffdc"


async def test_a_large_catalogue_is_read_and_a_too_large_one_is_not(server, client, client_of):
    services = [{**FOLLOWERS, "service": number, "desc": "x" * 100} for number in range(1, 4001)]
    server.says(Say(services))
    assert len((await client.services()).services) == 4000
    bounded = client_of(server.url, limits=Limits(catalogue_bytes=100_000))
    with pytest.raises(Unreadable) as caught:
        await bounded.services()
    assert caught.value.reason is UnreadableReason.TOO_LARGE


BALANCES = [
    (b'{"balance": "100.84292", "currency": "USD"}', Decimal("100.84292"), "USD"),
    (b'{"balance": 12.3, "currency": "rub"}', Decimal("12.3"), "RUB"),
    (b'{"balance": "-3.5"}', Decimal("-3.5"), None),
    (b'{"balance": "1,234.50", "currency": ""}', Decimal("1234.50"), None),
    (b'{"balance": 0, "currency": null}', Decimal(0), None),
    (b'{"status": "success", "balance": "7", "currency": "UZS", "balancef": "x"}', Decimal(7), "UZS"),
]


@pytest.mark.parametrize(("body", "amount", "currency"), BALANCES)
async def test_a_balance_is_exact(server, client, body, amount, currency):
    server.says(Say(body))
    balance = await client.balance()
    assert (balance.amount, balance.currency) == (amount, currency)
    assert server.received == [{"key": KEY, "action": "balance"}]


@pytest.mark.parametrize(
    "raw", ["null", '""', '"1,234"', '"1.234,50"', '"$5"', "true", "{}", "NaN", '"Infinity"', "1e40"]
)
async def test_a_balance_that_cannot_be_read_is_none(server, client, raw):
    server.says(Say(f'{{"balance": {raw}, "currency": "USD"}}'))
    with pytest.raises(Unreadable) as caught:
        await client.balance()
    assert caught.value.reason is UnreadableReason.SHAPE
