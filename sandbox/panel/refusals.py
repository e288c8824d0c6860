"""The ways a panel says no, in the words panels use."""

from __future__ import annotations

NO_KEY = "API key should not be empty"
WRONG_KEY = "Invalid API key"
INCORRECT_REQUEST = "Incorrect request"
INCORRECT_SERVICE = "Incorrect service ID"
INCORRECT_LINK = "Incorrect link"
INCORRECT_QUANTITY = "Incorrect quantity"
TOO_FEW = "Quantity less than minimal {}"
TOO_MANY = "Quantity more than maximum {}"
NO_FUNDS = "Not enough funds on balance"
SAME_LINK = "You have active order with this link. Please wait until order being completed."
NO_DRIP_FEED = "This services does not support Dripfeed feature!"
INCORRECT_ORDER = "Incorrect order ID"
MAXIMUM_ORDERS = "Maximum {} orders"
NO_REFILL = "Refill not available"
NOT_ELIGIBLE = "Order not eligible for refill"
REFILL_LATER = "Refill will be available in {} hours"
NO_SUCH_REFILL = "Refill not found"
NO_CANCEL = "Cancel not available"
CANCEL_LATE = "Order can no longer be canceled"
CANCEL_TWICE = "Cancel request already exists"


class Refusal(Exception):
    """The panel's no: becomes `{"error": text}` with HTTP 200, nothing was changed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
