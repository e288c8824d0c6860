"""What set-up and doctor are told about an address and a key."""

import pytest
from scripted_panel import KEY, Say, raw_panel

from panel import Check, Finding, FindingKind, LookAlike, check

BALANCE = Say({"balance": "100.84292", "currency": "USD"})
SERVICE = {
    "service": 1,
    "name": "Followers",
    "type": "Default",
    "category": "First",
    "rate": "0.90",
    "min": "50",
    "max": "10000",
}
CATALOGUE = Say([SERVICE])


async def test_a_good_panel_has_no_findings_and_balance_comes_first(server, client):
    server.says(BALANCE, CATALOGUE)
    result = await check(client)
    assert result.ok
    assert result.findings == ()
    assert (result.balance.currency, len(result.catalogue.services)) == ("USD", 1)
    assert [form["action"] for form in server.received] == ["balance", "services"]


WRONG = [
    (Say({"error": "Invalid API key"}), Finding(FindingKind.KEY_WRONG, "Invalid API key")),
    (Say({"error": "Invalid API key"}, 401), Finding(FindingKind.KEY_WRONG, "Invalid API key")),
    (Say({"error": "Too many requests"}), Finding(FindingKind.PAUSED, "Too many requests")),
    (Say("<html>", 429), Finding(FindingKind.PAUSED, "HTTP 429")),
    (Say({"error": "We are under maintenance"}), Finding(FindingKind.PAUSED, "We are under maintenance")),
    (Say({"error": "Ups"}), Finding(FindingKind.REFUSED, "Ups")),
    (Say("<html>", 403, {"cf-mitigated": "challenge"}), Finding(FindingKind.BLOCKED)),
    (Say("<html>", 403), Finding(FindingKind.BLOCKED)),
    (Say({"message": "Unauthenticated."}, 401), Finding(FindingKind.KEY_WRONG, "Unauthenticated.")),
    (Say("<html>", 502), Finding(FindingKind.SERVER_TROUBLE, "HTTP 502")),
    (Say({"error": "Server error"}, 500), Finding(FindingKind.SERVER_TROUBLE, "Server error")),
    (Say("<html>"), Finding(FindingKind.NOT_API_V2, LookAlike.WEB_PAGE)),
    (Say("<html>", 404), Finding(FindingKind.NOT_API_V2, LookAlike.WEB_PAGE)),
    (Say("Not Found", 404), Finding(FindingKind.NOT_API_V2, LookAlike.WEB_PAGE)),
    (Say(""), Finding(FindingKind.NOT_API_V2, LookAlike.OTHER)),
    (Say([]), Finding(FindingKind.NOT_API_V2, LookAlike.OTHER)),
    (
        Say({"success": True, "data": {"balance": 5}}),
        Finding(FindingKind.NOT_API_V2, LookAlike.WRAPPED),
    ),
    (Say({"error": "Invalid action"}), Finding(FindingKind.NOT_API_V2, LookAlike.OTHER)),
    (Say({"error": "service_id is required"}), Finding(FindingKind.NOT_API_V2, LookAlike.OTHER_FIELDS)),
    (
        Say({"message": "The amount field is required"}),
        Finding(FindingKind.NOT_API_V2, LookAlike.OTHER_FIELDS),
    ),
]


@pytest.mark.parametrize(("said", "finding"), WRONG)
async def test_a_wrong_address_or_key_is_named_and_not_asked_for_services(server, client, said, finding):
    server.says(said)
    result = await check(client)
    assert result == Check(None, None, (finding,))
    assert not result.ok
    assert {form["action"] for form in server.received} == {"balance"}


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://www.panel.example/api/v2?key=x#y", "https://www.panel.example/api/v2"),
        ("https://user:pass@panel.example/api/v2", "https://panel.example/api/v2"),
        ("http://[broken", ""),
    ],
)
async def test_a_move_is_named_without_query(server, client, location, shown):
    server.says(Say("", 301, {"Location": location}))
    assert (await check(client)).findings == (Finding(FindingKind.MOVED, shown),)
    assert len(server.received) == 1


async def test_a_relative_move_is_completed_and_one_without_address_is_named_too(server, client):
    server.says(Say("", 308, {"Location": "/login?next=1"}), Say("", 302))
    moved = (await check(client)).findings[0].detail
    assert moved == server.url.replace("/api/v2", "/login")
    assert (await check(client)).findings == (Finding(FindingKind.MOVED, ""),)


@pytest.mark.parametrize("path", ["/order/create", "/v1/orders", "/api/balance"])
async def test_the_path_of_a_look_alike_is_a_hint(server, client_of, path):
    client = client_of(server.url.replace("/api/v2", path))
    server.says(Say("<html>", 405))
    assert (await check(client)).findings == (Finding(FindingKind.NOT_API_V2, LookAlike.OTHER_PATH),)


async def test_a_silent_panel_is_unreachable(client_of):
    async def hang_up(_reader, _writer):
        pass

    async with raw_panel(hang_up) as panel:
        client = client_of(f"http://127.0.0.1:{panel.port}/api/v2")
        assert (await check(client)).findings == (Finding(FindingKind.UNREACHABLE, "disconnected"),)


async def test_a_panel_without_catalogue_keeps_its_balance(server, client):
    server.says(BALANCE, Say([]))
    result = await check(client)
    assert result.balance is not None
    assert not result.ok
    assert result.findings == (Finding(FindingKind.NO_CATALOGUE, "no_catalogue"),)


async def test_remarks_on_a_panel_that_can_be_used(server, client):
    odd = [{**SERVICE, "service": number, "type": "likes"} for number in (2, 3)]
    server.says(Say({"balance": "5"}), Say([SERVICE, *odd]))
    result = await check(client)
    assert result.ok
    assert result.findings == (Finding(FindingKind.NO_CURRENCY), Finding(FindingKind.MANY_QUARANTINED, "2"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "panel.example/api/v2",
        "ftp://panel.example/api/v2",
        "https://",
        "https://user:pass@panel.example/api",
        "https://panel.example/api#x",
        f"https://panel.example/api?key={KEY}",
        "https://[broken",
        "https://panel.example:99999/api",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_showing_it(client_of, address):
    with pytest.raises(ValueError, match="the panel's address") as caught:
        client_of(address)
    assert KEY not in str(caught.value)
    assert "pass@" not in str(caught.value)
