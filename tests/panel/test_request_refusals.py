"""What refusals of refills and cancellations mean, in the words panels use."""

import pytest

from panel import EntryError, ErrorTable
from panel.errors import Action
from panel.request_refusals import RequestRefusal, Why, read_refusal

HOUR = 3_600_000
TEXTS = [
    ("Refill will be available in 13 hours", Why.NOT_YET, 13 * HOUR),
    ("Refill will be available in 1 day and 3 hours.", Why.NOT_YET, 27 * HOUR),
    ("You can refill this order after 45 minutes, please wait 45 min", Why.NOT_YET, 45 * HOUR // 60),
    ("Refill is available after 24 Hours", Why.NOT_YET, 24 * HOUR),
    ("Please wait, 90 seconds remaining. 5 days guarantee", Why.NOT_YET, 90_000),
    ("Refill is not available yet", Why.NOT_YET, None),
    ("Refill is possible once per 30 days", Why.NOT_YET, None),
    ("Refill will be available in 0 hours", Why.NOT_YET, None),
    ("Refill will be available in 9999 days", Why.NOT_YET, None),
    ("This service does not support refill", Why.UNSUPPORTED, None),
    ("This services doesn't support Cancel feature!", Why.UNSUPPORTED, None),
    ("Cancel is disabled for this service", Why.UNSUPPORTED, None),
    ("Refill not available for this service", Why.UNSUPPORTED, None),
    ("Refill period expired", Why.EXPIRED, None),
    ("guarantee_expired", Why.EXPIRED, None),
    ("Refill request already exists", Why.ALREADY, None),
    ("Refill is in progress", Why.ALREADY, None),
    ("Cancel request already exists", Why.ALREADY, None),
    ("Order can no longer be canceled", Why.TOO_LATE, None),
    ("Order is already completed", Why.TOO_LATE, None),
    ("You cannot cancel this order", Why.TOO_LATE, None),
    ("Order not eligible for refill", Why.NOT_ELIGIBLE, None),
    ("Your order has not dropped", Why.NOT_ELIGIBLE, None),
    ("Incorrect order ID", Why.NOT_FOUND, None),
    ("Refill not available", Why.OTHER, None),
    ("Refill is temporarily disabled", Why.OTHER, None),
    ("Service not found", Why.OTHER, None),
    ("Something else altogether", Why.OTHER, None),
    ("", Why.OTHER, None),
]


@pytest.mark.parametrize(("text", "why", "wait_ms"), TEXTS)
def test_a_refusal_is_understood(text, why, wait_ms):
    kind = ErrorTable().classify(text, Action.REFILL)
    assert read_refusal(EntryError(kind, text)) == RequestRefusal(why, wait_ms)
