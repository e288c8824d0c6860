"""How long a panel is left alone, and slots over real HTTP."""

import asyncio
import contextlib
import random

import pytest
from scripted_panel import LINK, Say

from panel import AddRequest, NotExecuted, NotExecutedReason, PanelRefused, Placed, ServiceType, Unreadable
from panel.backoff import JITTER, Backoff

OTHER = "https://t.me/other"


class NoJitter(random.Random):
    def random(self):
        return 0.0


def test_the_pause_doubles_to_a_minute_and_halves_with_quiet_minutes():
    backoff = Backoff(NoJitter())
    now, pauses = 1000.0, []
    for _ in range(9):
        backoff.limited(now, started=now)
        pauses.append(backoff.until - now)
        now = backoff.until + 0.1
    assert pauses == pytest.approx([1, 2, 4, 8, 16, 32, 60, 60, 60])
    set_at = now - 60.1
    assert [backoff.level(set_at + 60 * minute + 1) for minute in range(8)] == [
        60,
        30,
        15,
        7.5,
        3.75,
        1.875,
        0,
        0,
    ]
    assert backoff.level(set_at + 1e12) == 0


def test_what_the_panel_asks_for_is_kept_to_and_jitter_only_lengthens():
    backoff = Backoff(random.Random(3))
    for _ in range(50):
        backoff.until = 0.0
        backoff.limited(500.0, 500.0, 10.0)
        assert 510.0 <= backoff.until <= 510.0 + 10 * JITTER
    backoff.limited(500.0, 500.0, 1.0)
    assert backoff.until >= 510.0
    backoff.limited(500.0, 500.0, 10**9)
    assert backoff.until <= 500 + 3600 * (1 + JITTER)


def test_answers_to_requests_sent_before_the_pause_change_no_level():
    backoff = Backoff(NoJitter())
    backoff.limited(10.0, started=9.0)
    backoff.limited(10.2, started=9.5)
    assert backoff.until == pytest.approx(11.0)
    backoff.limited(11.5, started=11.2)
    assert backoff.until == pytest.approx(13.5)


async def test_a_reserved_slot_serves_one_add_for_its_link(server, client, order):
    server.says(Say({"order": 5}))
    async with client.reserve_add(order.target) as slot:
        assert client.try_reserve_add(OTHER) is None
        with pytest.raises(RuntimeError, match="another link"):
            await slot.add(AddRequest(ServiceType.DEFAULT, "1", {"link": OTHER, "quantity": 1}))
        assert await client.add(order, slot) == Placed("5")
        with pytest.raises(RuntimeError, match="one add"):
            await slot.add(order)
    with pytest.raises(RuntimeError, match="one add"):
        await slot.add(order)
    assert len(server.received) == 1


async def test_an_unused_slot_is_given_back(client):
    slot = client.try_reserve_add(LINK)
    async with slot:
        assert client.try_reserve_add(LINK) is None
    slot.release()
    async with client.try_reserve_add(LINK):
        pass
    with pytest.raises(KeyError):
        async with client.reserve_add(LINK):
            raise KeyError
    async with client.try_reserve_add(LINK):
        pass


async def test_many_requests_keep_to_the_concurrency(server, client_of):
    client = client_of(server.url, concurrency=3)
    running = {"add": 0, "most": 0}

    async def slowly(form):
        running[form["action"]] = running.get(form["action"], 0) + 1
        running["most"] = max(running["most"], running["add"])
        await asyncio.sleep(0.005)
        running[form["action"]] -= 1
        return Say({"order": 5} if form["action"] == "add" else {"status": "Pending"})

    server.script = slowly
    orders = [
        AddRequest(ServiceType.DEFAULT, "1", {"link": f"{OTHER}/{n % 4}", "quantity": 1}) for n in range(8)
    ]
    await asyncio.gather(*map(client.add, orders), *(client.status([str(n)]) for n in range(8)))
    assert server.most_in_flight == 3
    assert running["most"] == 2


async def test_one_link_is_never_ordered_twice_at_once(server, client_of, order):
    client = client_of(server.url, concurrency=8)
    running = [0, 0]

    async def slowly(_form):
        running[0] += 1
        running[1] = max(running)
        await asyncio.sleep(0.002)
        running[0] -= 1
        return Say({"order": 5})

    server.script = slowly
    await asyncio.gather(*(client.add(order) for _ in range(5)))
    assert running == [0, 1]
    assert len(server.received) == 5


@pytest.mark.parametrize(
    "said",
    [
        Say({"balance": "1"}, 200, {"Retry-After": "0.03"}),
        Say({"error": "Too many requests"}, 200, {"Retry-After": "0.03"}),
        Say("<html>", 429, {"Retry-After": "0.03"}),
        Say("<html>", 503, {"Retry-After": "0.03"}),
    ],
)
async def test_a_read_told_to_wait_is_not_repeated_and_pauses_all(server, client, order, said):
    server.says(said, Say({"order": 6}))
    with contextlib.suppress(PanelRefused, Unreadable):
        await client.balance()
    assert len(server.received) == 1
    assert client.paused_s > 0
    assert await client.add(order) == Placed("6")


async def test_a_retry_after_date_is_measured_by_the_panels_own_clock(server, client, order):
    headers = {"Date": "Mon, 23 Nov 2026 10:00:00 GMT", "Retry-After": "Mon, 23 Nov 2026 10:00:20 GMT"}
    server.says(Say({"error": "Too many requests"}, 429, headers))
    outcome = await client.add(order)
    assert isinstance(outcome, NotExecuted)
    assert outcome.retry_after_s == 20
    assert 19 < client.paused_s < 26


@pytest.mark.parametrize(
    "header",
    [
        "soon",
        "-5",
        "",
        "Mon, 99 Nov 2026 10:00:20 GMT",
        "nan",
        "9" * 400,
        "Fri, 27 Nov 99999999999999 12:00:09 GMT",
    ],
)
async def test_an_unreadable_retry_after_is_as_good_as_none(server, client, order, header):
    server.says(Say({"error": "Too many requests"}, 429, {"Retry-After": header}))
    outcome = await client.add(order)
    assert isinstance(outcome, NotExecuted)
    assert outcome.retry_after_s is None
    assert 0 < client.paused_s <= 1.25


@pytest.mark.parametrize("header", ["999999999", "Mon, 23 Nov 9999 10:00:20 GMT"])
async def test_no_order_is_put_off_for_years(server, client, order, header):
    headers = {"Date": "Mon, 23 Nov 2026 10:00:00 GMT", "Retry-After": header}
    server.says(Say({"error": "Too many requests"}, 429, headers))
    assert await client.add(order) == NotExecuted(NotExecutedReason.RATE_LIMITED, 3600)


async def test_an_order_is_placed_whatever_its_headers_hold(server, client, order):
    server.says(Say({"order": 5}, 200, {"Retry-After": "Fri, 27 Nov 99999999999999 12:00:09 GMT"}))
    assert await client.add(order) == Placed("5")
