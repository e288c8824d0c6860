"""What is asked again after an error, and what is not."""

import asyncio

import pytest
from scripted_panel import OK, QUICK, Say, raw_panel, read_request, reset

from panel import NotExecuted, NotExecutedReason, Placed, Unreachable, UnreachableReason


async def says_nothing(reader, _writer):
    await reader.read(1)
    await reader.read()


async def resets_at_once(_reader, writer):
    reset(writer)


async def resets_after_reading(reader, writer):
    await read_request(reader)
    reset(writer)


async def cuts_the_body(reader, writer):
    await read_request(reader)
    writer.write(OK.replace(b"12", b"13"))


async def cuts_the_head(reader, writer):
    await read_request(reader)
    writer.write(OK[:20])


@pytest.mark.parametrize("behaviour", [resets_at_once, resets_after_reading, cuts_the_body, cuts_the_head])
async def test_a_read_is_asked_again_after_network_errors(client_of, behaviour):
    async def first_badly(reader, writer):
        if panel.connections < 3:
            await behaviour(reader, writer)
        else:
            await read_request(reader)
            body = b'{"balance": "1.5", "currency": "USD"}'
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))

    async with raw_panel(first_badly) as panel:
        client = client_of(f"http://127.0.0.1:{panel.port}/api/v2")
        assert str((await client.balance()).amount) == "1.5"
        assert panel.connections == 3


@pytest.mark.parametrize("call", ["balance", "services"])
async def test_the_attempts_of_a_read_are_bounded(client_of, call):
    async with raw_panel(resets_after_reading) as panel:
        client = client_of(f"http://127.0.0.1:{panel.port}/api/v2")
        with pytest.raises(Unreachable) as caught:
            await getattr(client, call)()
        assert caught.value.reason is UnreachableReason.DISCONNECTED
        assert panel.connections == 3


async def test_a_read_that_took_its_whole_time_is_left_to_the_caller(client_of):
    async with raw_panel(says_nothing) as panel:
        client = client_of(f"http://127.0.0.1:{panel.port}/api/v2", limits=QUICK)
        with pytest.raises(Unreachable) as caught:
            await client.balance()
        assert caught.value.reason is UnreachableReason.TIMEOUT
        assert panel.connections == 1


@pytest.mark.parametrize("call", ["refill", "cancel"])
async def test_refill_and_cancel_are_sent_once(client_of, call):
    async with raw_panel(resets_after_reading) as panel:
        client = client_of(f"http://127.0.0.1:{panel.port}/api/v2")
        with pytest.raises(Unreachable):
            await getattr(client, call)(["1", "2"])
        assert panel.connections == 1


async def test_a_cancelled_add_gives_its_slot_back(client_of, order, server):
    client = client_of(server.url)
    stuck = asyncio.Event()

    async def never(_form):
        stuck.set()
        await asyncio.sleep(30)

    server.script = never
    task = asyncio.create_task(client.add(order))
    await stuck.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    server.script = lambda _form: Say({"order": 6})
    assert await client.add(order) == Placed("6")


async def test_a_closed_client_sends_nothing(client_of, order, server):
    client = client_of(server.url)
    await client.close()
    assert await client.add(order) == NotExecuted(NotExecutedReason.CONNECT_FAILED)
    assert server.received == []
