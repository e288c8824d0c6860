"""Every finding of a panel's becomes a sentence, and a key in danger is seen."""

import pytest

from bot.commands import panel_words
from panel import Finding, FindingKind, LookAlike, UnreachableReason

DETAILS = {
    FindingKind.UNREACHABLE: list(UnreachableReason),
    FindingKind.NOT_API_V2: list(LookAlike),
    FindingKind.MOVED: ["https://new.example/api/v2", ""],
}


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_has_its_sentence(kind):
    for detail in DETAILS.get(kind, ["12"]):
        said = panel_words.sentence(Finding(kind, str(detail)))
        assert said[0].isupper()
        assert "  " not in said


def test_a_panels_words_cannot_steer_the_terminal():
    said = panel_words.sentence(Finding(FindingKind.REFUSED, "No \x1b[2J way\r\nat all \u202e" + "x" * 999))
    assert said.startswith("The panel refuses to answer: No [2J way at all x")
    assert len(said) < 250


@pytest.mark.parametrize(
    ("url", "in_danger"),
    [
        ("http://panel.example/api/v2", True),
        ("http://8.8.8.8/api/v2", True),
        ("https://panel.example/api/v2", False),
        ("http://127.0.0.1:81/api/v2", False),
        ("http://10.0.0.7/api/v2", False),
        ("http://panel:8080/api/v2", False),
    ],
)
def test_a_key_that_would_travel_readable(url, in_danger):
    assert bool(panel_words.exposed(url)) is in_danger
