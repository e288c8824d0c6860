"""The catalogue is large, varied, believable, and the same for the same seed."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

import pytest

from sandbox.panel import catalogue
from sandbox.panel.kinds import KINDS, kind_of


@pytest.fixture(scope="module")
def usual():
    return catalogue()


def rows(services):
    return json.dumps([service.row() for service in services])


def test_the_same_seed_gives_the_same_catalogue():
    assert rows(catalogue(700, 5)) == rows(catalogue(700, 5)) != rows(catalogue(700, 6))


@pytest.mark.parametrize("size", [1, 10, 99, 500, 3000, 20_000])
def test_it_has_the_size_asked_for_and_no_id_twice(size):
    services = catalogue(size)
    assert len(services) == len({service.number for service in services}) == size


@pytest.mark.parametrize("size", [500, 3000])
def test_every_service_type_is_sold(size):
    kinds = {id(kind_of(service.type)) for service in catalogue(size)}
    missing = [name for name, kind in KINDS.items() if id(kind) not in kinds]
    assert missing == []


def test_most_services_are_plain(usual):
    types = Counter(service.type for service in usual)
    assert types["Default"] > 2400
    assert min(types["Custom Comments"], types["Package"]) > 50


def test_names_are_as_long_as_names_are(usual):
    lengths = [len(service.name) for service in usual if service.subject != "wild"]
    assert min(lengths) >= 10
    assert max(lengths) <= 120
    assert max(lengths) > 100


def test_rates_run_from_next_to_nothing_to_dear(usual):
    honest = [s.rate for s in usual if s.subject not in {"reviews", "votes", "telegram_boosts", "wild"}]
    assert min(honest) == Decimal("0.0012")
    assert 30 < max(honest) <= 45


def test_what_must_be_hidden_is_among_it(usual):
    subjects = Counter(service.subject for service in usual)
    touchy = (
        "reviews",
        "votes",
        "reports",
        "dislikes",
        "telegram_members",
        "telegram_reactions",
        "telegram_boosts",
    )
    assert all(subjects[subject] > 0 for subject in touchy)
    assert sum(subjects[subject] for subject in touchy) < len(usual) / 5


def test_flags_are_yes_no_and_absent(usual):
    for flag in ("refill", "cancel", "dripfeed"):
        assert {service.row().get(flag) for service in usual if service.subject != "wild"} == {
            True,
            False,
            None,
        }


def test_limits_fit_together(usual):
    assert all(0 < s.min <= s.max for s in usual)


def test_several_scripts_are_written(usual):
    text = "".join(service.category for service in usual)
    for first, last in (("а", "я"), ("ا", "ي"), ("अ", "ह"), ("ạ", "ỹ"), ("\U0001f300", "\U0001faff")):
        assert any(first <= letter <= last for letter in text)


async def test_wild_services_can_be_listed_and_ordered_as_their_type_reads(make_world, open_panel):
    wild = [service for service in catalogue(500) if service.subject == "wild"]
    panel = await open_panel(make_world(*wild))
    assert len(await panel.call("services")) == len(wild) > 30
    number = next(s.number for s in wild if s.odd.get("type") == "Custom_comments")
    lines = "\n".join("nice" for _ in range(50))
    assert "order" in await panel.call("add", service=number, link="https://youtu.be/a", comments=lines)
    number = next(s.number for s in wild if s.odd.get("type") == "likes")
    assert await panel.call("add", service=number) == {"error": "Incorrect request"}
