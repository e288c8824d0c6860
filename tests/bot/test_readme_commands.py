"""Every command of the README is run; WAYS says how, and a command without a way fails.

- Set-up runs for real on a terminal, with the questions and answers that the README shows, against stand-ins for
  Telegram and the panel; then `run`, `doctor`, `audit`, `policy` and `backup` run for real in the folder it made.
- The demo runs for real until its page has answered.
- What a `make` command starts (`panelgram run` is what `make run` starts) is found in its recipe.
- `move` needs a PostgreSQL and has tests of its own: only its help is asked for.
- The tests that the README names are part of this suite: here it is made sure that each of its commands selects one.
"""

import os
import re
import shutil
import stat
import subprocess
import sys
import urllib.request
from functools import partial
from pathlib import Path

import pytest
from outside import KEY, TOKEN, outside
from terminal import Terminal

from bot.settings import Settings

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

ROOT, BIN = Path(__file__).parents[2], Path(sys.executable).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?ms)^```(\w*)\n(.*?)^```$")
[TRANSCRIPT] = [shown.splitlines() for kind, shown in BLOCK.findall(README) if kind == "text"]
FENCED = [line for kind, lines in BLOCK.findall(README) if kind != "text" for line in lines.splitlines()]
INLINE = re.findall(r"`((?:make|panelgram) [^`]+)`", BLOCK.sub("", README))
COMMANDS = sorted({*FENCED, *INLINE})
QUESTION = re.compile(r"^(Bot token|Panel address|Panel key|[\w ]+ \[\w+\]):")
PATIENCE_S = 90


def make(target):
    """The command line of `make` for another folder than this one; what is installed stays as it is."""
    ready = f"{ROOT}/.venv/.ready"
    return [
        shutil.which("make"),
        "-f",
        f"{ROOT}/Makefile",
        "-o",
        ready,
        f"READY={ready}",
        f"BIN={BIN}",
        target,
    ]


class House:
    """A folder in which somebody has set the bot up as the README tells."""

    def __init__(self, folder, world):
        self.folder, self.url = folder, world.panel_url
        inherited = {name: v for name, v in os.environ.items() if name.lower() not in Settings.model_fields}
        self.env = inherited | {"TELEGRAM_API_URL": world.telegram_url, "LANG": "C", "TZ": "UTC"}

    def on_terminal(self, target):
        return Terminal(make(target), cwd=self.folder, env=self.env)

    def run(self, *words):
        return subprocess.run(
            words,
            cwd=self.folder,
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )

    def set_up(self):
        typed = {"Bot token:": TOKEN, "Panel key:": KEY, "Panel address:": self.url}
        with self.on_terminal("setup") as terminal:
            for line in TRANSCRIPT:
                question = QUESTION.match(line)
                # The blank after a question comes when it is ready to read the answer.
                terminal.until(f"{question[0]} " if question else line.partition("…")[0])
                if question:
                    terminal.type(typed.get(question[0], ""))
            assert terminal.end() == 0


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with outside() as world:
        house = House(tmp_path_factory.mktemp("house"), world)
        house.set_up()
        yield house


def is_set_up(house):
    assert stat.S_IMODE((house.folder / ".env").stat().st_mode) == 0o600


def runs_until_ctrl_c(house):
    with house.on_terminal("run") as terminal:
        terminal.until("Panelgram is running as @panel_shop_bot", PATIENCE_S)
        terminal.until("Nobody is admin yet.")
        terminal.interrupt()
        terminal.end()
    assert "Traceback" not in terminal.shown


def shows_its_page(house):
    with house.on_terminal("demo") as terminal:
        terminal.until("in a browser. Ctrl-C ends the demo.", PATIENCE_S)
        [port] = re.findall(r"Open http://127\.0\.0\.1:(\d+)", terminal.shown)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}", timeout=PATIENCE_S) as page:
            assert b"<title>Chats</title>" in page.read()
        terminal.interrupt()
        terminal.end()
    assert "Traceback" not in terminal.shown


def answers(name, words, house):
    """A `panelgram` command says these words and finds nothing wrong."""
    done = house.run(BIN / "panelgram", *name.split())
    assert words in done.stdout, done
    assert done.returncode == 0


def is_started_by(target, command, house):
    assert f"{BIN}/{command}" in house.run(*make(target), "--dry-run").stdout.splitlines()


def selects_a_test(command, _house):
    program, file, option, word = command.split()
    assert (program, option) == (".venv/bin/pytest", "-k")
    tests = re.findall(r"(?m)^async def (test_\w+)", (ROOT / file).read_text(encoding="utf-8"))
    assert [word in test for test in tests].count(True) == 1


LOST, UNKNOWN = (line for line in FENCED if "pytest" in line)
WAYS = {
    "make demo": shows_its_page,
    "make setup": is_set_up,
    "make run": runs_until_ctrl_c,
    "panelgram demo": partial(is_started_by, "demo", "panelgram demo"),
    "panelgram setup": partial(is_started_by, "setup", "panelgram setup"),
    "panelgram run": partial(is_started_by, "run", "panelgram run"),
    "panelgram doctor": partial(answers, "doctor", "Nothing is wrong"),
    "panelgram audit": partial(answers, "audit", "nothing wrong"),
    "panelgram policy": partial(answers, "policy", "services are hidden"),
    "panelgram backup": partial(answers, "backup", "The audit of the copy finds nothing wrong."),
    "panelgram move": partial(answers, "move --help", "Usage: panelgram move"),
    LOST: partial(selects_a_test, LOST),
    UNKNOWN: partial(selects_a_test, UNKNOWN),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_runs(command, house):
    assert command in WAYS, "no test says how this is run"
    WAYS[command](house)


def test_no_way_is_left_of_a_command_that_the_readme_has_no_more():
    assert set(WAYS) == set(COMMANDS)
