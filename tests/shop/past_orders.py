"""Orders that are over, for tests of what is made of them."""

from placed_orders import MINUTE, T0

from storage.records import Past


def past(**changes):
    facts = {"type": "Default", "fields": "{}", "units": 1000, "status": "completed", "placed_at": T0}
    facts |= {"ended_at": T0 + 24 * MINUTE, "begun_at": T0 + 4 * MINUTE}
    return Past(**facts | {"cancels": 0, "refills": 0, "refilled": 0, "unrefilled": 0} | changes)
