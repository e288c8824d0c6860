"""Only a request of which no byte was written is provably not executed."""

import asyncio
import os
import shutil
import socket
import ssl
import subprocess

import aiohttp
import pytest
from scripted_panel import OK, QUICK, raw_panel, read_request, reset, scripted_panel

from panel import (
    NotExecuted,
    NotExecutedReason,
    Unknown,
    UnknownReason,
    Unreachable,
    UnreachableReason,
)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate nobody trusts, made anew."""
    openssl = shutil.which("openssl")
    if openssl is None:
        if os.environ.get("CI"):
            pytest.fail("openssl must be there in CI")
        pytest.skip("openssl makes the certificate")
    folder = tmp_path_factory.mktemp("certificate")
    paths = (folder / "cert.pem", folder / "key.pem")
    command = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run([*command, "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*paths)
    return context


async def test_nobody_listens(client_of, order):
    client = client_of(f"http://127.0.0.1:{free_port()}/api/v2")
    assert await client.add(order) == NotExecuted(NotExecutedReason.REFUSED)
    with pytest.raises(Unreachable) as caught:
        await client.balance()
    assert caught.value.reason is UnreachableReason.REFUSED


async def test_the_name_is_unknown(client_of, order, monkeypatch):
    async def resolve(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(aiohttp.ThreadedResolver, "resolve", resolve)
    client = client_of("https://panel.invalid/api/v2")
    assert await client.add(order) == NotExecuted(NotExecutedReason.DNS)


async def test_the_name_takes_too_long(client_of, order, monkeypatch):
    async def resolve(*_args, **_kwargs):
        await asyncio.sleep(5)

    monkeypatch.setattr(aiohttp.ThreadedResolver, "resolve", resolve)
    client = client_of("https://panel.invalid/api/v2", limits=QUICK)
    assert await client.add(order) == NotExecuted(NotExecutedReason.CONNECT_TIMEOUT)


async def test_a_handshake_that_never_ends_sent_no_request(client_of, order):
    async def listen(reader, _writer):
        panel.heard = await reader.read()

    async with raw_panel(listen) as panel:
        client = client_of(f"https://127.0.0.1:{panel.port}/api/v2", limits=QUICK)
        assert await client.add(order) == NotExecuted(NotExecutedReason.CONNECT_TIMEOUT)
    assert panel.heard[:1] in {b"\x16", b""}


async def test_https_to_a_plain_server_sent_no_request(client_of, order, server):
    client = client_of(server.url.replace("http://", "https://"))
    assert await client.add(order) == NotExecuted(NotExecutedReason.TLS)
    assert server.received == []


async def test_a_handshake_cut_off_sent_no_request(client_of, order):
    async def hang_up(reader, writer):
        await reader.read(1)
        reset(writer)

    async with raw_panel(hang_up) as panel:
        client = client_of(f"https://127.0.0.1:{panel.port}/api/v2")
        outcome = await client.add(order)
    assert isinstance(outcome, NotExecuted)
    assert outcome.reason in {NotExecutedReason.CONNECT_FAILED, NotExecutedReason.TLS}
    assert not outcome.pauses_panel


async def test_a_certificate_nobody_trusts_gets_no_request(client_of, order, certificate):
    async with scripted_panel(certificate) as panel:
        client = client_of(panel.url)
        assert await client.add(order) == NotExecuted(NotExecutedReason.TLS)
    assert panel.received == []


async def says_nothing(reader, _writer):
    await reader.read(1)
    await reader.read()


async def resets_at_once(_reader, writer):
    reset(writer)


async def resets_while_reading(reader, writer):
    await reader.read(1)
    reset(writer)


async def resets_after_reading(reader, writer):
    await read_request(reader)
    reset(writer)


async def ends_without_a_word(reader, _writer):
    await read_request(reader)


async def cuts_the_body(reader, writer):
    await read_request(reader)
    writer.write(OK.replace(b"12", b"13"))


async def cuts_a_chunked_body(reader, writer):
    await read_request(reader)
    writer.write(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{"order": 5}\r\n')


async def cuts_the_head(reader, writer):
    await read_request(reader)
    writer.write(OK[:20])


async def trickles(reader, writer):
    await read_request(reader)
    for byte in OK:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def stops_in_the_body(reader, writer):
    await read_request(reader)
    writer.write(OK[:-2])
    await reader.read()


async def speaks_something_else(reader, writer):
    await read_request(reader)
    writer.write(b"SSH-2.0-OpenSSH_9.6\r\n")


async def packs_badly(reader, writer):
    await read_request(reader)
    writer.write(OK.replace(b"text/html", b"text/html\r\nContent-Encoding: gzip"))


async def sends_endless_headers(reader, writer):
    await read_request(reader)
    writer.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n")


LOST = [
    (says_nothing, UnknownReason.TIMEOUT),
    (trickles, UnknownReason.TIMEOUT),
    (stops_in_the_body, UnknownReason.TIMEOUT),
    (resets_at_once, UnknownReason.DISCONNECTED),
    (resets_while_reading, UnknownReason.DISCONNECTED),
    (resets_after_reading, UnknownReason.DISCONNECTED),
    (ends_without_a_word, UnknownReason.DISCONNECTED),
    (cuts_the_body, UnknownReason.DISCONNECTED),
    (cuts_a_chunked_body, UnknownReason.DISCONNECTED),
    (cuts_the_head, UnknownReason.DISCONNECTED),
    (speaks_something_else, UnknownReason.DISCONNECTED),
    (packs_badly, UnknownReason.DISCONNECTED),
    (sends_endless_headers, UnknownReason.DISCONNECTED),
]


@pytest.mark.parametrize(("behaviour", "reason"), LOST)
async def test_once_the_connection_stood_it_is_unknown_and_never_sent_again(
    client_of, order, behaviour, reason
):
    async with raw_panel(behaviour) as panel:
        client = client_of(f"http://127.0.0.1:{panel.port}/api/v2", limits=QUICK)
        assert await client.add(order) == Unknown(reason)
        assert panel.connections == 1


async def test_a_challenge_needs_no_whole_page(client_of, order):
    async def stops_in_the_page(reader, writer):
        await read_request(reader)
        writer.write(b"HTTP/1.1 403 Forbidden\r\ncf-mitigated: challenge\r\nContent-Length: 99\r\n\r\n<html>")

    async with raw_panel(stops_in_the_page) as panel:
        client = client_of(f"http://127.0.0.1:{panel.port}/api/v2", limits=QUICK)
        assert await client.add(order) == NotExecuted(NotExecutedReason.CHALLENGE)
