"""Why an order is unknown or waits for a decision, in a sentence each."""

from locales import Safe
from locales.speech import Speech

UNKNOWN = {
    "timeout": "unknown-timeout",
    "disconnected": "unknown-disconnected",
    "too_large": "unknown-too-large",
    "moved": "unknown-moved",
    "server_error": "unknown-server-error",
    "not_json": "unknown-not-json",
    "empty": "unknown-empty",
    "shape": "unknown-shape",
    "contradiction": "unknown-contradiction",
    "error_text": "unknown-error-text",
    "id_held": "unknown-id-held",
    "duplicate_link": "unknown-duplicate-link",
    "failure": "unknown-failure",
    "restart": "unknown-restart",
    "restored": "unknown-restored",
}
"""By the codes of `panel.UnknownReason`, `shop.orders.outcome` and `shop.orders.at_start`."""

UNSETTLED = {
    "remains_unknown": "unsettled-remains-unknown",
    "remains_impossible": "unsettled-remains-impossible",
    "package": "unsettled-package",
    "expired": "unsettled-expired",
    "drip_feed": "unsettled-drip-feed",
    "children": "unsettled-children",
    "charge_unknown": "unsettled-charge-unknown",
    "type_unknown": "unsettled-type-unknown",
    "failed": "unsettled-failed",
    "paused": "unsettled-paused",
    "unrecognised": "unsettled-unrecognised",
    "not_found": "unsettled-not-found",
    "missing": "unsettled-missing",
    "error": "unsettled-error",
    "currency": "unsettled-currency",
    "panel_gone": "unsettled-panel-gone",
}
"""By the codes of `shop.orders.formulas`, `shop.orders.trouble` and `shop.orders.left_behind`."""


def why_unknown(say: Speech, reason: str | None) -> Safe:
    """Return why nobody knows whether the panel has an order."""
    return say.html(UNKNOWN.get(reason or "", "unknown-other"))


def why_unsettled(say: Speech, reason: str | None) -> Safe:
    """Return why a person must decide what is given back."""
    return say.html(UNSETTLED.get(reason or "", "unsettled-other"))
