"""One table of service types: what is sent for each and what is charged."""

from datetime import date

import pytest

from panel.add_request import AddRequest, BadField, FieldProblem
from panel.service_types import RULES, ServiceType

LINK = "https://t.me/some_channel/5"
SENT = [
    (ServiceType.DEFAULT, {"link": LINK, "quantity": 100}, {"link": LINK, "quantity": "100"}, 100),
    (
        ServiceType.DEFAULT,
        {"interval": 30, "runs": 3, "quantity": "100", "link": LINK},
        {"link": LINK, "quantity": "100", "runs": "3", "interval": "30"},
        300,
    ),
    (
        ServiceType.CUSTOM_COMMENTS,
        {"link": LINK, "comments": "one\r\n\r\n two \nthree\n"},
        {"link": LINK, "comments": "one\ntwo\nthree"},
        3,
    ),
    (ServiceType.PACKAGE, {"link": LINK}, {"link": LINK}, 1),
    (
        ServiceType.CUSTOM_COMMENTS_PACKAGE,
        {"link": LINK, "comments": ("a", "b")},
        {"link": LINK, "comments": "a\nb"},
        1,
    ),
    (
        ServiceType.SEO,
        {"link": LINK, "quantity": 7, "keywords": ["x", "y z"]},
        {"link": LINK, "quantity": "7", "keywords": "x\ny z"},
        7,
    ),
    (
        ServiceType.MENTIONS,
        {"link": LINK, "quantity": 7, "usernames": "ann\nbob"},
        {"link": LINK, "quantity": "7", "usernames": "ann\nbob"},
        7,
    ),
    (
        ServiceType.MENTIONS_WITH_HASHTAGS,
        {"link": LINK, "quantity": 7, "usernames": "ann", "hashtags": "#a\n#b"},
        {"link": LINK, "quantity": "7", "usernames": "ann", "hashtags": "#a\n#b"},
        7,
    ),
    (
        ServiceType.MENTIONS_CUSTOM_LIST,
        {"link": LINK, "usernames": "ann\nbob"},
        {"link": LINK, "usernames": "ann\nbob"},
        2,
    ),
    (
        ServiceType.MENTIONS_HASHTAG,
        {"link": LINK, "quantity": 9, "hashtag": "#a"},
        {"link": LINK, "quantity": "9", "hashtag": "#a"},
        9,
    ),
    (
        ServiceType.MENTIONS_USER_FOLLOWERS,
        {"link": LINK, "quantity": 9, "username": "ann"},
        {"link": LINK, "quantity": "9", "username": "ann"},
        9,
    ),
    (
        ServiceType.MENTIONS_MEDIA_LIKERS,
        {"link": LINK, "quantity": 9, "media": "https://x.example/p"},
        {"link": LINK, "quantity": "9", "media": "https://x.example/p"},
        9,
    ),
    (
        ServiceType.COMMENT_LIKES,
        {"link": LINK, "quantity": 9, "username": "ann"},
        {"link": LINK, "quantity": "9", "username": "ann"},
        9,
    ),
    (
        ServiceType.COMMENT_REPLIES,
        {"link": LINK, "username": "ann", "comments": "a\nb"},
        {"link": LINK, "username": "ann", "comments": "a\nb"},
        2,
    ),
    (
        ServiceType.POLL,
        {"link": LINK, "quantity": 9, "answer_number": 2},
        {"link": LINK, "quantity": "9", "answer_number": "2"},
        9,
    ),
    (
        ServiceType.INVITES_FROM_GROUPS,
        {"link": LINK, "quantity": 9, "groups": "g1\ng2"},
        {"link": LINK, "quantity": "9", "groups": "g1\ng2"},
        9,
    ),
    (
        ServiceType.SUBSCRIPTIONS,
        {
            "username": "ann",
            "min": 10,
            "max": 20,
            "delay": 5,
            "posts": 3,
            "old_posts": 2,
            "expiry": date(2026, 12, 1),
        },
        {
            "username": "ann",
            "min": "10",
            "max": "20",
            "delay": "5",
            "posts": "3",
            "old_posts": "2",
            "expiry": "01/12/2026",
        },
        100,
    ),
    (
        ServiceType.WEB_TRAFFIC,
        {
            "link": LINK,
            "quantity": 9,
            "country": "US",
            "device": 5,
            "type_of_traffic": 1,
            "google_keyword": "cats",
        },
        {
            "link": LINK,
            "quantity": "9",
            "country": "US",
            "device": "5",
            "type_of_traffic": "1",
            "google_keyword": "cats",
        },
        9,
    ),
]


@pytest.mark.parametrize(("kind", "given", "sent", "charged"), SENT)
def test_a_type_sends_exactly_its_fields_and_counts_what_is_charged(kind, given, sent, charged):
    request = AddRequest(kind, "12", given)
    assert request.form() == {"service": "12", **sent}
    assert list(request.form())[1:] == [f.name for f in RULES[kind].fields if f.name in sent]
    assert request.charged_quantity == charged


def test_every_type_has_a_row_that_was_sent_above():
    assert {row[0] for row in SENT} == set(ServiceType) == set(RULES)


@pytest.mark.parametrize("kind", ServiceType)
def test_every_required_field_is_missed(kind):
    full = next(row[1] for row in SENT if row[0] is kind)
    for field in RULES[kind].fields:
        if field.required:
            with pytest.raises(BadField) as caught:
                AddRequest(kind, "1", {k: v for k, v in full.items() if k != field.name})
            assert (caught.value.field, caught.value.problem) == (field.name, FieldProblem.MISSING)
