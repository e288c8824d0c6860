"""Threads that compute give way sooner for a while, and as usual afterwards."""

import sys
from contextlib import suppress

import pytest

from bot.giving_way import SOON_S, giving_way


def test_threads_give_way_soon_and_afterwards_as_usual():
    usual = sys.getswitchinterval()
    with giving_way():
        assert sys.getswitchinterval() == pytest.approx(SOON_S)
    assert sys.getswitchinterval() == usual


def test_trouble_meanwhile_changes_nothing_for_good():
    usual = sys.getswitchinterval()
    with suppress(LookupError), giving_way():
        raise LookupError
    assert sys.getswitchinterval() == usual
