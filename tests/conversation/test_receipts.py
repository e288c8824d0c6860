"""A receipt says what was ordered as its card does, whatever the type of its service."""

import pytest
from every_type import DEFAULT, PACKAGE, SUBSCRIPTION, TYPES
from test_every_type import LINK, walk


@pytest.fixture
def services():
    return TYPES


async def receipt_of(chat, service, said):
    await walk(chat, service, [*said, "button-confirm", "button-receipt"])


async def test_a_receipt_of_a_subscription_tells_whose_posts_and_how_many(ann):
    await receipt_of(ann, SUBSCRIPTION, ["@ann", "50-100", "=3"])
    posts = ann.world.texts.text("posts-short", ann.language, each="50–100", posts=3)
    assert ann.sees("receipt-quantity", quantity=posts)
    assert ann.sees("receipt-link", link="@ann")
    shared = ann.button("button-share")["url"]
    assert "url=ann" not in shared
    assert "&" not in shared, "words alone stand where clients want a link"


async def test_a_receipt_of_runs_tells_all_of_them(ann):
    await receipt_of(ann, DEFAULT, [LINK, "100", "change-runs", "5", "60"])
    assert ann.sees("receipt-quantity", quantity="100 × 5")
    assert ann.sees("receipt-link", link=LINK)


async def test_a_receipt_of_a_package_says_so(ann):
    await receipt_of(ann, PACKAGE, [LINK])
    assert ann.sees("receipt-quantity", quantity=ann.world.texts.text("one-package", ann.language))
