"""A button says its sum whole: what was cut off a price is the part that counts."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handlers.keyboard import LABEL
from locales import Texts
from locales.speech import Speech

FOLDER = Path("locales")
SUM = re.compile(r"^(button-[a-z-]+) = .*\{ \$(total|amount) \}", re.MULTILINE)
LONG = (1_234_567_890_000, 1_234_567_891)
"""Micro-units: as much and as exact as a price of ours gets."""


def sums():
    for path in sorted(FOLDER.glob("*/*.ftl")):
        for key, name in SUM.findall(path.read_text(encoding="utf-8")):
            yield path.parent.name, key, name


@pytest.mark.parametrize(("language", "key", "name"), [*sums()])
def test_a_long_sum_is_whole(language, key, name):
    say = Speech(Texts(strict=True), language, ZoneInfo("UTC"), "USD")
    for micro in LONG:
        label = say.text(key, **{name: say.money(micro)})
        assert len(label) <= LABEL, label


def test_every_such_button_is_looked_at():
    assert {"button-confirm", "button-confirm-later", "button-confirm-repeat"} <= {
        key for _, key, _ in sums()
    }
