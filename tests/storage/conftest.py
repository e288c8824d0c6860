"""Groups of writers that can be looked at, and the two ends of a move."""

import pytest
from groups import on_connection
from schemas import fill

from storage import group_commit
from storage.revision import known


@pytest.fixture
def unhurried(monkeypatch):
    """A busy machine must not cut a group in two, except where that is the subject."""
    monkeypatch.setattr(group_commit, "MOST_WORK_S", 10)


@pytest.fixture
async def said(sqlite_database):
    """Every statement of the writer's connection, in order."""
    statements = []
    await on_connection(sqlite_database, lambda connection: connection.set_trace_callback(statements.append))
    return statements


@pytest.fixture
def source(sqlite_url):
    fill(sqlite_url, known()[-1])
    return sqlite_url


@pytest.fixture
def target(postgres_url):
    return postgres_url
