"""`panelgram demo` from its first line to its end, kind or not."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.command_line import app
from bot.commands.staging.scenes import REGULARS

READY = re.compile(r"Open http://127\.0\.0\.1:(\d+) in a browser\. Ctrl-C ends the demo\.\n")
PATIENCE_S = 30
HEAVY = (
    "aiogram",
    "aiohttp",
    "structlog",
    "sqlalchemy",
    "psycopg",
    "panel",
    "shop.words",
    "babel",
)


@pytest.fixture
def busy_port():
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield door.getsockname()[1]


@pytest.fixture
def begun(tmp_path, busy_port):
    """A demo that starts; its folder lies in `tmp_path`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", str(busy_port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        start_new_session=True,
    )
    yield process
    process.kill()
    process.wait()
    process.stdout.close()
    process.stderr.close()


@pytest.fixture
def demo(begun):
    """A demo that is ready."""
    begun.port = int(READY.fullmatch(begun.stdout.readline())[1])
    return begun


def children_of(process):
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def runs(pid):
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def all_gone(pids):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and any(map(runs, pids)):
        time.sleep(0.05)
    return not any(map(runs, pids))


def ends_clean(demo, told, folder):
    """Whether it leaves nothing behind when it is told to end."""
    children = children_of(demo)
    assert list(folder.glob("panelgram-demo-*"))
    demo.send_signal(told)
    _, said = demo.communicate(timeout=PATIENCE_S)
    assert demo.returncode == 0
    assert "Traceback" not in said
    assert all_gone(children)
    assert not list(folder.glob("panelgram-demo-*"))


@pytest.mark.e2e
def test_ctrl_c_ends_the_demo_and_leaves_nothing_behind(demo, busy_port, tmp_path):
    assert demo.port != busy_port
    assert len(children_of(demo)) == 2
    ends_clean(demo, signal.SIGINT, tmp_path)


@pytest.mark.e2e
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP], ids=lambda told: told.name)
def test_a_demo_that_is_told_to_end_while_it_starts_leaves_nothing_behind(begun, tmp_path, told):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and not children_of(begun):
        time.sleep(0.01)
    ends_clean(begun, told, tmp_path)


def ask(demo, what="", **told):
    url = f"http://127.0.0.1:{demo.port}/backstage{what}"
    with urllib.request.urlopen(url, json.dumps(told).encode() if told else None, timeout=PATIENCE_S) as said:
        return json.loads(said.read())


def is_running(demo):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and ask(demo)["bot"] != "running":
        time.sleep(0.1)
    return ask(demo)["bot"] == "running"


@pytest.mark.timeout(120)
@pytest.mark.e2e
def test_behind_the_scenes_the_bot_is_killed_and_started_again(demo):
    before = ask(demo)
    assert before["bot"] == "running"
    assert sum(account["amount"] for account in before["books"]["accounts"]) == 0
    assert before["books"]["orders"] == {"placed": 2, "rejected": 1, "settled": 5 + REGULARS, "unknown": 1}
    assert ask(demo, "/bot", do="kill")["bot"] == "dead"
    assert demo.poll() is None, "a bot that was killed on purpose does not end the demo"
    assert ask(demo, "/bot", do="start")["bot"] == "starting"
    assert is_running(demo)
    children = children_of(demo)
    demo.kill()
    assert all_gone(children), "they outlive no demo, however it ends"


def test_help_names_every_command_and_loads_nothing_heavy():
    listed = CliRunner().invoke(app, ["--help"]).output
    assert all(name in listed for name in ("setup", "run", "doctor", "demo"))
    code = (
        "import sys; import bot.command_line; print([name for name in sys.argv[1:] if name in sys.modules])"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code, *HEAVY], text=True)
    assert loaded == "[]\n"


def test_ctrl_c_while_the_imports_are_read_ends_without_a_traceback(tmp_path):
    # A stand-in for one of them, which takes its time.
    (tmp_path / "typer.py").write_text("print('reading', flush=True)\nimport time\ntime.sleep(60)\n")
    process = subprocess.Popen(
        [sys.executable, "-c", "from bot.__main__ import main; main()"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "reading\n"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == -signal.SIGINT
    assert not said
