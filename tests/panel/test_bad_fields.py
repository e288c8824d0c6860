"""Fields no panel would understand, and spellings of types."""

import pytest

from panel.add_request import AddRequest, BadField, FieldProblem, doubtful_lines
from panel.service_types import RULES, ServiceType, normalised_type, service_type

LINK = "https://t.me/some_channel/5"


GOOD = {"link": LINK, "quantity": 5}
TRAFFIC = {"link": LINK, "quantity": 9, "country": "US", "device": "1"}
SUBSCRIPTION = {"username": "ann", "min": 10, "max": 20, "posts": 3, "delay": 0}
BAD = [
    (ServiceType.DEFAULT, GOOD | {"comments": "x"}, "comments", FieldProblem.NOT_OF_THIS_TYPE),
    (ServiceType.DEFAULT, GOOD | {"is_test": "1"}, "is_test", FieldProblem.NOT_OF_THIS_TYPE),
    (ServiceType.CUSTOM_COMMENTS, GOOD | {"comments": "x"}, "quantity", FieldProblem.NOT_OF_THIS_TYPE),
    (ServiceType.DEFAULT, GOOD | {"quantity": 0}, "quantity", FieldProblem.TOO_SMALL),
    (ServiceType.DEFAULT, GOOD | {"quantity": -4}, "quantity", FieldProblem.NOT_A_NUMBER),
    (ServiceType.DEFAULT, GOOD | {"quantity": "1e9"}, "quantity", FieldProblem.NOT_A_NUMBER),
    (ServiceType.DEFAULT, GOOD | {"quantity": "١٠٠"}, "quantity", FieldProblem.NOT_A_NUMBER),
    (ServiceType.DEFAULT, GOOD | {"quantity": True}, "quantity", FieldProblem.NOT_A_NUMBER),
    (ServiceType.DEFAULT, GOOD | {"quantity": "9" * 19}, "quantity", FieldProblem.NOT_A_NUMBER),
    (ServiceType.DEFAULT, GOOD | {"link": "  "}, "link", FieldProblem.EMPTY),
    (ServiceType.DEFAULT, GOOD | {"link": "a b"}, "link", FieldProblem.BAD_TEXT),
    (ServiceType.DEFAULT, GOOD | {"link": "a\ud800"}, "link", FieldProblem.BAD_TEXT),
    (ServiceType.DEFAULT, GOOD | {"runs": 2}, "runs", FieldProblem.NEEDS_OTHER),
    (ServiceType.DEFAULT, GOOD | {"interval": 10}, "interval", FieldProblem.NEEDS_OTHER),
    (ServiceType.DEFAULT, GOOD | {"runs": 1, "interval": 10}, "runs", FieldProblem.TOO_SMALL),
    (ServiceType.DEFAULT, GOOD | {"runs": 1001, "interval": 10}, "runs", FieldProblem.TOO_LARGE),
    (ServiceType.DEFAULT, GOOD | {"runs": 2, "interval": 7}, "interval", FieldProblem.NOT_A_CHOICE),
    (ServiceType.CUSTOM_COMMENTS, {"link": LINK, "comments": " \n\n"}, "comments", FieldProblem.EMPTY),
    (ServiceType.CUSTOM_COMMENTS, {"link": LINK, "comments": "a\0b"}, "comments", FieldProblem.BAD_TEXT),
    (ServiceType.WEB_TRAFFIC, TRAFFIC | {"type_of_traffic": 1}, "google_keyword", FieldProblem.MISSING),
    (ServiceType.WEB_TRAFFIC, TRAFFIC | {"type_of_traffic": 2}, "referring_url", FieldProblem.MISSING),
    (
        ServiceType.WEB_TRAFFIC,
        TRAFFIC | {"type_of_traffic": 3, "referring_url": "https://x.example"},
        "referring_url",
        FieldProblem.NEEDS_OTHER,
    ),
    (ServiceType.WEB_TRAFFIC, TRAFFIC | {"type_of_traffic": 4}, "type_of_traffic", FieldProblem.NOT_A_CHOICE),
    (ServiceType.SUBSCRIPTIONS, SUBSCRIPTION | {"max": 9}, "max", FieldProblem.TOO_SMALL),
    (ServiceType.SUBSCRIPTIONS, SUBSCRIPTION | {"delay": 7}, "delay", FieldProblem.NOT_A_CHOICE),
    (ServiceType.SUBSCRIPTIONS, SUBSCRIPTION | {"posts": 0}, "posts", FieldProblem.TOO_SMALL),
    (ServiceType.SUBSCRIPTIONS, SUBSCRIPTION | {"posts": 501}, "posts", FieldProblem.TOO_LARGE),
    (ServiceType.SUBSCRIPTIONS, SUBSCRIPTION | {"expiry": "2026-12-31"}, "expiry", FieldProblem.NOT_A_DATE),
    (ServiceType.SUBSCRIPTIONS, SUBSCRIPTION | {"expiry": "31/02/2026"}, "expiry", FieldProblem.NOT_A_DATE),
]


@pytest.mark.parametrize(("kind", "given", "field", "problem"), BAD)
def test_a_field_no_panel_would_understand_is_refused_before_anything_is_sent(kind, given, field, problem):
    with pytest.raises(BadField) as caught:
        AddRequest(kind, "1", given)
    assert (caught.value.field, caught.value.problem) == (field, problem)


@pytest.mark.parametrize("service", ["", "a b", "1,2", "x" * 65, "é"])
def test_a_service_id_is_opaque_but_bounded(service):
    with pytest.raises(BadField):
        AddRequest(ServiceType.DEFAULT, service, GOOD)


def test_a_request_is_frozen_and_names_its_target():
    request = AddRequest(ServiceType.DEFAULT, "1", GOOD)
    with pytest.raises(TypeError):
        request.fields["quantity"] = "6"  # type: ignore[index]
    assert request == AddRequest(ServiceType.DEFAULT, "1", {"quantity": "5", "link": LINK})
    assert len({request, AddRequest(ServiceType.DEFAULT, "1", GOOD)}) == 1
    assert request.target == LINK
    assert AddRequest(ServiceType.SUBSCRIPTIONS, "1", SUBSCRIPTION).target == "ann"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("default", ServiceType.DEFAULT),
        ("custom_comments", ServiceType.CUSTOM_COMMENTS),
        ("Custom_comments", ServiceType.CUSTOM_COMMENTS),
        ("CUSTOM-COMMENTS  PACKAGE", ServiceType.CUSTOM_COMMENTS_PACKAGE),
        ("Subscriptions ", ServiceType.SUBSCRIPTIONS),
        ("mentions  with_hashtags", ServiceType.MENTIONS_WITH_HASHTAGS),
        ("likes", None),
        ("", None),
        ("0", None),
    ],
)
def test_spellings_of_a_type_are_one(raw, expected):
    assert service_type(raw) is expected
    assert normalised_type(raw) == normalised_type(raw.upper())


def test_packages_are_priced_by_the_piece():
    assert {kind for kind, rule in RULES.items() if rule.per_package} == {
        ServiceType.PACKAGE,
        ServiceType.CUSTOM_COMMENTS_PACKAGE,
    }


def test_comments_some_panels_would_mangle_are_named():
    assert doubtful_lines("fine\na | b\n<3\n1+1\n50%41\n100% good") == ("a | b", "<3", "1+1", "50%41")
