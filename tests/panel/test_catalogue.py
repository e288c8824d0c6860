"""Catalogues in every shape: what is sold, what is only listed, what is skipped, and what is none."""

import json
from decimal import Decimal

import pytest
from scripted_panel import KEY, Say

from panel import (
    Catalogue,
    ErrorKind,
    Flag,
    PanelRefused,
    QuarantineReason,
    Service,
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
    "refill": True,
    "cancel": True,
}
COMMENTS = {
    "service": 2,
    "name": "Comments",
    "type": "Custom Comments",
    "category": "Second Category",
    "rate": "8",
    "min": "10",
    "max": "1500",
    "refill": False,
    "cancel": True,
}
READ = (
    Service(
        "1",
        "Followers",
        "First Category",
        ServiceType.DEFAULT,
        Decimal("0.90"),
        50,
        10000,
        Flag.YES,
        Flag.YES,
    ),
    Service(
        "2",
        "Comments",
        "Second Category",
        ServiceType.CUSTOM_COMMENTS,
        Decimal(8),
        10,
        1500,
        Flag.NO,
        Flag.YES,
    ),
)

SHAPES = [
    [FOLLOWERS, COMMENTS],
    {"services": [FOLLOWERS, COMMENTS]},
    {"data": [FOLLOWERS, COMMENTS]},
    {"status": "success", "data": {"services": [FOLLOWERS, COMMENTS]}},
    {"0": FOLLOWERS, "7": COMMENTS},
    {"data": {"3": FOLLOWERS, "4": COMMENTS}},
]


@pytest.mark.parametrize("shape", SHAPES, ids=range(len(SHAPES)))
async def test_a_catalogue_comes_in_many_shapes(server, client, shape):
    server.says(Say(b"\xef\xbb\xbf" + json.dumps(shape).encode()))
    assert await client.services() == Catalogue(READ)
    assert server.received == [{"key": KEY, "action": "services"}]


NONE = [
    b"[]",
    b"{}",
    b"null",
    b"5",
    b'[null, 5, "x", []]',
    b'{"status": "success", "data": "Empty Data"}',
    b'{"status": "success", "data": []}',
    b'{"a": 1}',
]


@pytest.mark.parametrize("body", NONE)
async def test_what_holds_no_service_is_no_catalogue(server, client, body):
    server.says(Say(body))
    with pytest.raises(Unreadable) as caught:
        await client.services()
    assert caught.value.reason is UnreadableReason.NO_CATALOGUE


@pytest.mark.parametrize(
    "body", [{"error": "Something"}, "Something", {"status": "fail", "msg": "Something"}]
)
async def test_an_error_is_no_catalogue(server, client, body):
    server.says(Say(json.dumps(body)))
    with pytest.raises(PanelRefused) as caught:
        await client.services()
    assert (caught.value.kind, caught.value.text) == (ErrorKind.UNKNOWN, "Something")


async def test_a_few_unreadable_items_are_skipped_many_refuse_the_answer(server, client):
    services = [{**FOLLOWERS, "service": number} for number in range(1, 8)]
    bad = ["x", {"name": "no id"}, {**FOLLOWERS, "service": None}]
    server.says(Say([*services, *bad]))
    catalogue = await client.services()
    assert (len(catalogue.services), catalogue.skipped) == (7, 3)
    server.says(Say([*services, *bad, 5]))
    with pytest.raises(Unreadable):
        await client.services()


async def test_of_two_with_one_id_the_first_wins(server, client):
    server.says(Say([FOLLOWERS, {**COMMENTS, "service": "1"}, {**FOLLOWERS, "rate": "9"}]))
    catalogue = await client.services()
    assert catalogue.services == READ[:1]
    assert catalogue.duplicates == 2


async def test_duplicate_keys_are_counted_and_the_last_is_taken(server, client):
    server.says(Say(b"[" + json.dumps(FOLLOWERS).encode()[:-1] + b', "rate": "7", "rate": 0.00100000}]'))
    catalogue = await client.services()
    assert catalogue.services[0].rate == Decimal("0.001")
    assert catalogue.duplicate_keys == 2


RATES = [
    ('"0.90"', Decimal("0.90")),
    ("0.9", Decimal("0.9")),
    ('"8"', Decimal(8)),
    ('"0.00100000"', Decimal("0.001")),
    ("95200", Decimal(95200)),
    ("2.0E-4", Decimal("0.0002")),
    ("0.1000000000000000055511151231257827", Decimal("0.1000000000000000055511151231257827")),
    ("0", Decimal(0)),
    ('"-1"', None),
    ('"1,5"', None),
    ('"free"', None),
    ("null", None),
    ("NaN", None),
    ("1e400", None),
    ("true", None),
    ("[]", None),
    ("9" * 400, None),
]


@pytest.mark.parametrize(("raw", "expected"), RATES)
async def test_a_rate_is_exact_or_the_service_is_not_sold(server, client, raw, expected):
    text = json.dumps([{**FOLLOWERS, "rate": "RATE"}]).replace('"RATE"', raw)
    server.says(Say(text))
    catalogue = await client.services()
    assert [service.rate for service in catalogue.services] == ([] if expected is None else [expected])
    if expected is None:
        assert catalogue.quarantined[0].reasons == (QuarantineReason.RATE_UNREADABLE,)


LIMITS = [
    ('"50"', '"10000"', (50, 10000)),
    ("50", "10000", (50, 10000)),
    ("50.0", '"10000.00"', (50, 10000)),
    ("1", "1", (1, 1)),
    ("1", "2147483646", (1, 2147483646)),
    ("1", "2147483647", (1, None)),
    ("1", '"999999999999999999999999999"', (1, None)),
    ('"50.000"', '"5.000.000"', QuarantineReason.LIMITS_AMBIGUOUS),
    ('"50"', '"5,000"', QuarantineReason.LIMITS_AMBIGUOUS),
    ("1.000", "2", QuarantineReason.LIMITS_AMBIGUOUS),
    ("0", "10", QuarantineReason.LIMITS_UNREADABLE),
    ("11", "10", QuarantineReason.LIMITS_UNREADABLE),
    ("-5", "10", QuarantineReason.LIMITS_UNREADABLE),
    ('"5"', "null", QuarantineReason.LIMITS_UNREADABLE),
    ('""', "10", QuarantineReason.LIMITS_UNREADABLE),
    ("1.5", "10", QuarantineReason.LIMITS_UNREADABLE),
    ("true", "10", QuarantineReason.LIMITS_UNREADABLE),
    ('"1e3"', "10000", QuarantineReason.LIMITS_UNREADABLE),
    ("1", "1e300", QuarantineReason.LIMITS_UNREADABLE),
]


@pytest.mark.parametrize(("low", "high", "expected"), LIMITS)
async def test_limits_are_whole_numbers_or_the_service_is_not_sold(server, client, low, high, expected):
    text = json.dumps([{**FOLLOWERS, "min": "LOW", "max": "HIGH"}])
    server.says(Say(text.replace('"LOW"', low).replace('"HIGH"', high)))
    catalogue = await client.services()
    if isinstance(expected, tuple):
        assert [(s.minimum, s.maximum) for s in catalogue.services] == [expected]
    else:
        assert catalogue.services == ()
        assert catalogue.quarantined[0].reasons == (expected,)
