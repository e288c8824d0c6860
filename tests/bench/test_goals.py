"""Whether a measured figure holds, and what is written down of it."""

import json

import pytest

from bench.figures import FIGURES
from bench.goals import GOALS, Measured
from bench.report import table, write


def measured(name, figure, **changes):
    """A figure whose bar is for `figure`."""
    of_ratio = GOALS[name].of == "ratio"
    facts = {"value": 3.0 if of_ratio else figure, "ratio": figure if of_ratio else None}
    return Measured(name, **{**facts, "runs": (figure,), **changes})


@pytest.mark.parametrize(
    ("name", "just", "not_quite"),
    [
        ("conversation_cpu", 0.9, 0.91),
        ("conversation_cpu_tuned", 1.5, 1.51),
        ("order_tx", 10.0, 9.99),
        ("poll", 0.8, 0.79),
        ("poll_memory", 10.0, 10.1),
        ("tap_latency", 1.0, 1.01),
        ("confirm_to_add", 50.0, 50.1),
        ("search", 5.0, 5.01),
        ("search_found", 95.0, 94.9),
        ("start", 1.0, 1.01),
        ("mass", 1.0, 1.01),
        ("rss", 1.2, 1.21),
        ("sync", 2.0, 2.01),
        ("sync_again", 2.0, 2.01),
        ("sync_memory", 60.0, 60.1),
        ("sync_delay", 50.0, 50.1),
    ],
)
def test_what_must_be_reached_is_held_to_the_number(name, just, not_quite):
    assert measured(name, just).passes
    assert not measured(name, not_quite).passes


@pytest.mark.parametrize(
    ("name", "just", "not_quite"),
    [
        ("conversation_cpu", 0.6, 0.61),
        ("conversation_cpu_tuned", 1.0, 1.01),
        ("order_tx", 15.0, 14.9),
        ("poll", 0.9, 0.89),
        ("tap_latency_alone", 5.0, 5.1),
        ("mass_pace", 0.9, 0.89),
    ],
)
def test_a_goal_is_more_than_what_must_be_reached(name, just, not_quite):
    assert measured(name, just).pleases
    assert not measured(name, not_quite).pleases
    assert measured(name, not_quite).passes


def test_a_run_that_went_wrong_never_passes():
    assert not measured("poll", 0.95, failures=("the audit finds 2 rows",)).passes
    assert "the audit finds 2 rows" in table([measured("poll", 0.95, failures=("the audit finds 2 rows",))])


def test_the_table_names_what_fails():
    lines = table([measured("rss", 1.1), measured("start", 2.0)]).splitlines()
    assert lines[2].startswith("rss")
    assert lines[2].endswith("goal")
    assert lines[3].startswith("start")
    assert lines[3].endswith("FAILS")


def test_the_results_have_the_agreed_shape(tmp_path):
    path = tmp_path / "results.json"
    write([measured("rss", 1.1), measured("confirm_to_add", 12.5)], path)
    assert json.loads(path.read_text()) == {
        "rss": {"value": 3.0, "unit": "MB", "ratio": 1.1, "goal": 1.2},
        "confirm_to_add": {"value": 12.5, "unit": "ms", "ratio": None, "goal": 50.0},
    }


def test_every_figure_can_be_taken_alone_and_says_how_long_it_takes():
    assert FIGURES.keys() <= GOALS.keys()
    assert all(figure.SECONDS > 0 for figure in FIGURES.values())
