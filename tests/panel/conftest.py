"""Fixtures of the panel's tests: a scripted server and clients that are closed."""

import random
import time

import pytest
from pydantic import SecretStr
from scripted_panel import KEY, LINK, scripted_panel

from panel import AddRequest, Limits, Options, PanelClient, ServiceType
from panel.pace import Pace


@pytest.fixture
async def server():
    async with scripted_panel() as panel:
        yield panel


@pytest.fixture
async def client_of():
    """Makes clients with short times; closes them."""
    clients = []

    def make(url, *, key=KEY, limits=None, concurrency=2, add_pause_s=0.0, **options):
        options = {"retry_pause_s": 0.001, "random": random.Random(7), **options}
        client = PanelClient(
            url,
            SecretStr(key),
            concurrency=concurrency,
            add_pause_s=add_pause_s,
            options=Options(limits=limits or Limits(), **options),
        )
        clients.append(client)
        return client

    yield make
    for client in clients:
        await client.close()


@pytest.fixture
def client(client_of, server):
    return client_of(server.url)


@pytest.fixture
def order():
    return AddRequest(ServiceType.DEFAULT, "12", {"link": LINK, "quantity": 100})


@pytest.fixture
def pace_of():
    made = []

    def make(concurrency=2, add_pause_s=0.0, monotonic=time.monotonic):
        made.append(Pace(concurrency, add_pause_s, monotonic, random.Random(1)))
        return made[-1]

    yield make
    for pace in made:
        pace.close()
