"""How an `add` goes out, and what of its answer is shown."""

from scripted_panel import KEY, LINK, Say

from panel import (
    Action,
    AddRequest,
    ErrorKind,
    Limits,
    Rejected,
    ServiceType,
    Unknown,
    UnknownReason,
)


async def test_a_huge_answer_is_unknown(server, client_of, order):
    client = client_of(server.url, limits=Limits(answer_bytes=1000))
    server.says(Say(b" " * 5000 + b'{"order": 5}'))
    outcome = await client.add(order)
    assert outcome == Unknown(UnknownReason.TOO_LARGE, "HTTP 200")


async def test_exactly_the_fields_are_sent_and_the_address_is_kept(server, client_of):
    client = client_of(server.url + "/")
    comments = AddRequest(ServiceType.CUSTOM_COMMENTS, "3", {"link": LINK, "comments": "a & b\r\nЖ\n\n"})
    await client.add(comments)
    assert server.received == [
        {"key": KEY, "action": "add", "service": "3", "link": LINK, "comments": "a & b\nЖ"}
    ]
    assert server.paths == ["/api/v2/"]
    assert server.headers[0]["Content-Type"] == "application/x-www-form-urlencoded"
    assert server.headers[0]["User-Agent"].startswith("Panelgram/")


async def test_every_add_has_a_connection_of_its_own(server, client, order):
    server.says(Say({"order": 5}))
    await client.status(["1"])
    await client.add(order)
    await client.add(order)
    await client.status(["1"])
    assert len(server.connections) == 3  # the two reads share one
    assert [headers.get("Connection") for headers in server.headers[1:3]] == ["close", "close"]


async def test_an_echo_of_key_and_link_is_hidden_and_decides_nothing(server, client_of):
    told = []
    client = client_of(server.url, on_unmatched=lambda action, text: told.append((action, text)))
    order = AddRequest(
        ServiceType.DEFAULT, "12", {"link": "t.me/not-enough-funds/invalid_link", "quantity": 10}
    )
    server.says(
        Say({"error": f"Strange: {KEY} T.me/not-enough-funds/invalid_link https://x.example/low_balance?a=1"})
    )
    outcome = await client.add(order)
    assert outcome == Unknown(UnknownReason.ERROR_TEXT, "Strange: *** *** ***", unfamiliar=True)
    assert told == [(Action.ADD, "Strange: *** *** ***")]


async def test_a_short_key_is_hidden_without_blinding_the_classes(server, client_of, order):
    client = client_of(server.url, key="key")
    server.says(Say({"error": "Invalid API key"}))
    assert await client.add(order) == Rejected(ErrorKind.AUTH, "Invalid API ***")
