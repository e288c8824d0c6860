"""The files for running it for good agree with the program they run."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.tasks import sender

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
AFTERWARDS_S = 10


def text_of(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path):
    if shutil.which("systemd-analyze") is None:
        if os.environ.get("CI"):
            pytest.fail("systemd-analyze must be there in CI")
        pytest.skip("no systemd-analyze")
    unit = tmp_path / "panelgram.service"
    installed = "/opt/panelgram/.venv/bin/panelgram"
    assert installed in text_of("panelgram.service")
    unit.write_text(text_of("panelgram.service").replace(installed, sys.executable), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_whoever_stops_it_waits_for_an_order_on_its_way():
    longest = sender.PATIENCE_S + AFTERWARDS_S
    assert int(re.search(r"TimeoutStopSec=(\d+)", text_of("panelgram.service"))[1]) >= longest
    for name in ("compose.yaml", "compose.postgres.yaml"):
        said = re.findall(r"stop_grace_period: (\d+)s", text_of(name))
        assert said
        assert all(int(seconds) >= longest for seconds in said)


def test_the_image_holds_what_ships_and_installs_as_make_does():
    dockerfile, ignored = text_of("Dockerfile"), text_of("Dockerfile.dockerignore")
    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for room in shipped["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        assert f"COPY {room} {room}\n" in dockerfile
        assert f"!{room}\n" in ignored
    uv = re.search(r"UV_VERSION := (\S+)", (ROOT / "Makefile").read_text(encoding="utf-8"))[1]
    assert f"uv=={uv}" in dockerfile


def test_the_container_is_nobody_special_and_writes_to_its_data_only():
    assert re.search(r"(?m)^USER 10001", text_of("Dockerfile"))
    compose = text_of("compose.yaml")
    assert "read_only: true" in compose
    assert "cap_drop: [ALL]" in compose
    assert "- data:/data" in compose


def test_settings_of_the_compose_files_exist():
    named = re.findall(r"(?m)^      ([A-Z_]+)(?:_FILE):", text_of("compose.postgres.yaml"))
    assert {name.lower() for name in named} - {"postgres_password"} <= set(Settings.model_fields)
    assert "database_url" in {name.lower() for name in named}
