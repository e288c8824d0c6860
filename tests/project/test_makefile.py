"""What `make` says on a machine that lacks what it needs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOO_OLD = 'case "$*" in *version_info*) exit 1;; --version) echo Python 3.9.2;; esac'
NO_VENV = 'case "$*" in *ensurepip*) exit 1;; esac'
NEEDS = "Panelgram needs python3 of version 3.11 or newer; "


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (None, f"{NEEDS}there is none here: install it and try again."),
        (TOO_OLD, f"{NEEDS}this is Python 3.9.2."),
        (
            NO_VENV,
            "python3 lacks venv here: install it (on Debian and Ubuntu: apt-get install python3-venv) and try again.",
        ),
    ],
    ids=["none", "too old", "no venv"],
)
def test_make_says_in_one_sentence_what_is_missing(tmp_path, python, sentence):
    commands, house = tmp_path / "bin", tmp_path / "house"
    commands.mkdir()
    house.mkdir()
    for name in ("make", "sh", "test"):
        (commands / name).symlink_to(shutil.which(name))
    for name in ("Makefile", "pyproject.toml", "uv.lock"):
        shutil.copy(ROOT / name, house)
    if python:
        (commands / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (commands / "python3").chmod(0o700)
    # `make test` itself hands its own state down.
    own = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    machine = {name: value for name, value in os.environ.items() if name not in own} | {"PATH": str(commands)}
    done = subprocess.run(
        ["make", "demo"], check=False, cwd=house, env=machine, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [sentence]
    assert done.returncode != 0
    assert not (house / ".venv").exists()
