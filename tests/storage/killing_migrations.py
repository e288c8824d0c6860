"""Kills a migration before its n-th statement, for many n and before its COMMIT: run as a program of its own.

    python killing_migrations.py URL

Each try is a fork, so that the long imports happen once. Prints one JSON line a try.
"""

import json
import os
import signal
import sys
from pathlib import Path

from schemas import fill, rows, schema
from sqlalchemy import Connection
from sqlalchemy.engine.default import DefaultDialect

from storage import migrating
from storage.revision import known

NEXT = (migrating.VERSIONS, Path(__file__).parent / "next_versions")


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def dying_before(count, versions, url):
    """Run the migration in a fork that kills itself; return whether it was killed."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left, real = [count], Connection.exec_driver_sql

    def counted(self, *args, **kwargs):
        left[0] -= 1
        if not left[0]:
            die()
        return real(self, *args, **kwargs)

    Connection.exec_driver_sql = counted
    if count == 0:
        DefaultDialect.do_commit = lambda *_: die()
    migrating.upgrade(url, "heads", versions)
    os._exit(0)


def kill_again_and_again(name, url, versions, step):
    before = (schema(url), rows(url))
    count = 0
    while dying_before(count, versions, url):
        say(name, count, (schema(url), rows(url)) == before)
        count += 1 if count < 3 else step


def say(*facts):
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main(url):
    kill_again_and_again("from nothing", url, NEXT[:1], step=15)
    fill(url, known()[-1])
    kill_again_and_again("from a filled one", url, NEXT, step=1)
    say("at last", rows(url)["alembic_version"])


if __name__ == "__main__":
    main(sys.argv[1])
