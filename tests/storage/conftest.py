"""Groups of writers that can be looked at."""

import pytest
from groups import on_connection

from storage import group_commit


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
