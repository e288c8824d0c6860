"""`.env` keeps what set-up does not ask for, whatever stands in it, and is never half-written."""

import os
from io import StringIO

import pytest
from dotenv import dotenv_values

from bot.commands.exits import CannotGoOn
from bot.commands.setting_up.env_file import EnvFile


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    env = tmp_path / ".env"
    env.write_text("# mine\n")
    file = EnvFile.read(env)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotGoOn, match=r"No space left on device. It is as it was\."):
        file.write("BOT_TOKEN=1\n")
    assert env.read_text() == "# mine\n"
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "plain",
        "a b",
        "it's",
        'say "hi"',
        "back\\slash",
        "trailing\\",
        "#hash",
        "a #b",
        "ключ",
        "$HOME",
        "=",
    ],
)
@pytest.mark.parametrize(
    "old", ["", "# only a comment", "PANEL_KEY=old # kept\nX=1\n", "panel_key='a\nb'\n\n\nX=1"]
)
def test_every_value_is_read_as_it_was_written(tmp_path, old, value):
    text = EnvFile(tmp_path / ".env", old).with_values({"PANEL_KEY": value})
    read = dotenv_values(stream=StringIO(text))
    assert read["PANEL_KEY"] == value
    assert read.get("X") == ("1" if "X" in old else None)
    assert ("# kept" in text) == ("# kept" in old)
