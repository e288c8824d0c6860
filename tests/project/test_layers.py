"""The folders that ship are the folders of the design."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("room", ["bot", "handlers", "locales", "panel", "sandbox", "shop", "storage"])
def test_every_room_says_what_it_is_for_and_is_typed(room):
    assert (ROOT / room / "__init__.py").read_text(encoding="utf-8").startswith('"""')
    assert (ROOT / room / "py.typed").exists()
