"""Questions about many ids: sizes, halves, single ones, and answers that stop half-way."""

import pytest
from scripted_panel import Say

from panel import (
    MISSING,
    CancelRequested,
    EntryError,
    ErrorKind,
    PanelRefused,
    PanelStatus,
    RefillRequested,
    Unreadable,
)
from panel.asking import MOST_REFUSALS, BatchSizes
from panel.errors import Action

IDS = [str(number) for number in range(1, 101)]


def done(form):
    ids = form["orders"].split(",") if "orders" in form else [form["order"]]
    if len(ids) == 1 and "order" in form:
        return Say({"status": "Completed"})
    return Say({one: {"status": "Completed"} for one in ids})


def sizes_asked(server):
    return [form.get("orders", form.get("order")).count(",") + 1 for form in server.received]


async def test_hundreds_are_asked_by_the_hundred(server, client):
    server.script = done
    ids = [f"a{number}" for number in range(250)]
    batch = await client.status(ids)
    assert sizes_asked(server) == [100, 100, 50]
    assert {entry.status for entry in batch.entries.values()} == {PanelStatus.COMPLETED}
    assert list(batch.entries) == ids


@pytest.mark.parametrize("text", ["Invalid Order Ids", "Incorrect order ID", "Something strange"])
async def test_an_error_of_the_whole_batch_is_halved_down_to_the_bad_id(server, client, text):
    def one_is_bad(form):
        ids = form.get("orders", form.get("order")).split(",")
        return Say({"error": text}) if "37" in ids else done(form)

    server.script = one_is_bad
    batch = await client.status(IDS)
    assert isinstance(batch.entries.pop("37"), EntryError)
    assert {entry.status for entry in batch.entries.values()} == {PanelStatus.COMPLETED}
    assert len(server.received) < 20
    server.received.clear()
    await client.status(IDS)
    assert sizes_asked(server)[0] == 100  # one bad id teaches no smaller size


async def test_a_named_maximum_is_remembered_for_an_hour(server, client_of):
    now = [1000.0]
    client = client_of(server.url, monotonic=lambda: now[0])

    def at_most_30(form):
        many = form["orders"].count(",") + 1
        return Say({"error": "Maximum 30 orders per request"}) if many > 30 else done(form)

    server.script = at_most_30
    assert MISSING not in (await client.status(IDS)).entries.values()
    assert max(sizes_asked(server)[1:]) <= 30
    server.received.clear()
    await client.status(IDS)
    assert sizes_asked(server) == [30, 30, 30, 10]
    now[0] += 3601
    server.received.clear()
    await client.status(IDS)
    assert sizes_asked(server)[0] == 100


async def test_too_many_orders_with_a_maximum_is_about_the_batch(server, client, monkeypatch):
    def at_most_50(form):
        many = form["orders"].count(",") + 1
        return Say({"error": "Too many orders. Maximum 50"}) if many > 50 else done(form)

    server.script = at_most_50
    monkeypatch.setattr(client._pace, "limited", lambda *_: None)  # the wait itself is tested with the pace
    assert MISSING not in (await client.status(IDS)).entries.values()
    assert sizes_asked(server) == [100, 50, 50]


@pytest.mark.parametrize("text", ["Incorrect request", "Invalid action", "Order field is needed"])
async def test_a_panel_without_the_plural_form_is_asked_singly(server, client, text):
    def singular_only(form):
        return Say({"error": text}) if "orders" in form else Say({"status": "Completed"})

    server.script = singular_only
    batch = await client.status(["1", "2", "3", "4"])
    assert {entry.status for entry in batch.entries.values()} == {PanelStatus.COMPLETED}
    server.received.clear()
    await client.status(["5", "6", "7"])
    assert ["order" in form for form in server.received] == [True] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Too many requests",
        "Rate limit exceeded: maximum 60 requests per minute",
        "Too many requests, not more than 10 per second",
        "Slow down: max 5 calls/s",
    ],
)
async def test_an_error_of_the_panel_is_raised_at_once(server, client, text):
    server.says(Say({"error": text}))
    with pytest.raises(PanelRefused) as caught:
        await client.status(IDS)
    assert caught.value.kind is ErrorKind.RATE_LIMITED
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, ErrorKind.AUTH), (429, ErrorKind.RATE_LIMITED)],
)
async def test_an_unfamiliar_error_with_a_telling_code_is_not_halved(server, client_of, status, kind):
    client = client_of(server.url, read_attempts=1)
    server.says(Say({"error": "Hm"}, status))
    for ids in (IDS, ["1"]):
        with pytest.raises(PanelRefused) as caught:
            await client.status(ids)
        assert (caught.value.kind, caught.value.text) == (kind, "Hm")
        client._pace._backoff.until = 0.0
    assert len(server.received) == 2


async def test_a_read_is_asked_again_after_a_server_error(server, client):
    server.says(Say("<html>", 502), Say({"error": "Server error"}, 500), done({"orders": "1,2"}))
    batch = await client.status(["1", "2"])
    assert {entry.status for entry in batch.entries.values()} == {PanelStatus.COMPLETED}
    assert len(server.received) == 3


async def test_a_clear_error_is_not_asked_again_whatever_the_code(server, client):
    server.says(Say({"error": "Invalid API key"}, 500))
    with pytest.raises(PanelRefused):
        await client.balance()
    assert len(server.received) == 1


async def test_answers_before_a_failure_are_kept(server, client):
    server.says(done({"orders": ",".join(IDS)}), Say("<html>"))
    batch = await client.status([*IDS, "a1", "a2"])
    assert isinstance(batch.cut_short, Unreadable)
    assert batch.entries["100"].status is PanelStatus.COMPLETED
    assert batch.entries["a1"] is batch.entries["a2"] is MISSING


async def test_a_panel_that_refuses_everything_is_not_asked_for_ever(server, client):
    server.says(Say({"error": "Incorrect order ID"}))
    batch = await client.status(IDS)
    assert sum(size > 1 for size in sizes_asked(server)) == MOST_REFUSALS + 1
    assert all(isinstance(entry, EntryError) or entry is MISSING for entry in batch.entries.values())


def test_a_learnt_size_belongs_to_one_action():
    sizes = BatchSizes(lambda: 5.0)
    sizes.learn(Action.STATUS, 10)
    assert (sizes.of(Action.STATUS), sizes.of(Action.CANCEL)) == (10, 100)


async def test_cancel_falls_back_to_the_singular_form(server, client):
    def singular_only(form):
        return Say({"error": "Incorrect request"}) if "orders" in form else Say({"cancel": 1})

    server.script = singular_only
    assert (await client.cancel(["9"])).entries == {"9": CancelRequested()}
    assert (await client.cancel(["10", "11"])).entries == {"10": CancelRequested(), "11": CancelRequested()}
    asked = [(form.get("orders"), form.get("order")) for form in server.received]
    assert asked == [("9", None), (None, "9"), ("10,11", None), (None, "10"), (None, "11")]


async def test_a_cancel_that_no_form_can_express_says_so(server, client):
    server.says(Say({"error": "Incorrect request"}))
    assert (await client.cancel(["9"])).entries == {
        "9": EntryError(ErrorKind.BAD_REQUEST, "Incorrect request")
    }


async def test_an_entry_that_names_its_order_is_about_that_one_whatever_its_key(server, client):
    states = {"0": ("1", "Completed"), "1": ("2", "Canceled"), "2": ("9", "Partial")}
    server.says(Say({key: {"order": int(one), "status": word} for key, (one, word) in states.items()}))
    batch = await client.status(["1", "2"])
    assert [entry.raw for entry in batch.entries.values()] == ["Completed", "Canceled"]
    assert batch.unasked == 1
    server.says(Say({"1": {"order": 2, "refill": 7}, "2": {"order": 3, "refill": 8}}))
    refills = await client.refill(["1", "2"])
    assert refills.entries == {"1": MISSING, "2": RefillRequested("7")}
