"""Databases for tests: `database` is a migrated, empty one, on SQLite and then on PostgreSQL.

    async def test_something(database):
        await database.write(shop_function, …)

- `database`, and `database_url` where a test opens it itself: once for each engine.
- `sqlite_database`, `sqlite_url`: SQLite only, for tests whose subject is not storage.
- `postgres_url`: PostgreSQL only. `fresh_postgres_url`: one that a test may change or break.
- `signals`: what the database told its listener.

The schema is made once a test process. SQLite copies the file for each test, PostgreSQL keeps one database
a process and empties it. TEST_DATABASE_URL names a server and a superuser there. Without one, PostgreSQL
tests are skipped, except where CI is set: there they fail.
"""

import asyncio
import os
import shutil

import psycopg
import pytest
import structlog
from psycopg import sql

from bot.aiogram_types import import_aiogram
from storage.migrating import upgrade
from storage.opening import open_database

# As the bot does; each of the many processes of a test run starts seconds sooner.
import_aiogram()

SERVER = os.environ.get("TEST_DATABASE_URL", "postgresql://root@127.0.0.1:5432/postgres")
ENGINES = ("sqlite", "postgresql")

# Triggers and references rest meanwhile.
EMPTY = """
SET lock_timeout = '5s';
SET session_replication_role = replica;
DO $$ DECLARE one text; BEGIN
    FOR one IN SELECT tablename FROM pg_tables
               WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', one);
    END LOOP;
    FOR one IN SELECT sequencename FROM pg_sequences
               WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
        PERFORM setval(format('%I', one), 1, false);
    END LOOP;
END $$"""


def _drop(_logger, _method, _event):
    raise structlog.DropEvent


@pytest.fixture(autouse=True)
def _quiet_logs():
    """Logs are nobody's to read here, and drawing a traceback takes seconds."""
    structlog.configure(processors=[_drop], logger_factory=structlog.ReturnLoggerFactory())
    yield
    structlog.reset_defaults()


def worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "alone") + f"_{os.getpid()}"


def url_of(name: str) -> str:
    return f"{SERVER.rpartition('/')[0]}/{name}"


def on_server(statement: str, *names: str) -> None:
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path, sqlite_template):
    path = tmp_path / "test.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgres_server():
    try:
        psycopg.connect(SERVER, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        if os.environ.get("CI"):
            pytest.fail(f"PostgreSQL must answer in CI: {error}")
        pytest.skip("no PostgreSQL answers")


@pytest.fixture(scope="session")
def postgres_of_worker(postgres_server):
    name = f"panelgram_test_{worker()}"
    on_server("CREATE DATABASE {}", name)
    # Tests kill our processes, never the server.
    on_server("ALTER DATABASE {} SET synchronous_commit = off", name)
    upgrade(url_of(name))
    yield url_of(name)
    on_server("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def postgres_url(postgres_of_worker):
    with psycopg.connect(postgres_of_worker, autocommit=True) as connection:
        connection.execute(EMPTY)
    return postgres_of_worker


@pytest.fixture
def fresh_postgres_url(postgres_server):
    """A database of its own without any table."""
    name = f"panelgram_fresh_{worker()}"
    on_server("CREATE DATABASE {}", name)
    yield url_of(name)
    on_server("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(params=ENGINES)
def database_url(request):
    """The URL of a migrated, empty database, once for each engine."""
    return request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param])


@pytest.fixture
def signals():
    """The names the database told its listener, in order."""
    return []


@pytest.fixture
async def database(database_url, signals):
    """A migrated, empty database, once for each engine."""
    db = await open_database(database_url, signals.extend)
    yield db
    await asyncio.wait_for(db.close(), 10)


@pytest.fixture
async def sqlite_database(sqlite_url, signals):
    """A migrated, empty SQLite database, for tests whose subject is not storage."""
    db = await open_database(sqlite_url, signals.extend)
    yield db
    await asyncio.wait_for(db.close(), 10)
