"""The questions around a decision, and why an admin's word was not taken."""

from aiogram.enums import ButtonStyle

from handlers.admin.callbacks import AnyOrder, NotPlaced, Settle
from handlers.keyboard import Row, button
from handlers.screen import Screen
from handlers.views import ways
from locales import Safe
from locales.speech import Speech
from shop.orders import unsettled
from shop.orders.resolve import Refusal
from shop.orders.show import OrderView
from shop.orders.unsettled import Card, Share

REFUSALS = {
    Refusal.NOT_UNKNOWN: "not-unknown",
    Refusal.NO_NUMBER: "number-none",
    Refusal.HELD: "number-held",
    Refusal.OTHER_PANEL: "number-other-panel",
    Refusal.PANEL_KNOWS_NOT: "number-not-known",
    Refusal.PANEL_SILENT: "number-panel-silent",
    Refusal.TOO_EARLY: "not-placed-too-early",
}
UNDECIDED = {
    unsettled.Refusal.NO_SUCH_ORDER: "decided-already",
    unsettled.Refusal.NEGATIVE: "amount-none",
    unsettled.Refusal.ABOVE_PRICE: "amount-too-much-short",
    unsettled.Refusal.CHARGE_UNKNOWN: "charge-unknown",
}


def why_not(say: Speech, refusal: Refusal) -> Safe:
    """Return why an admin's word about an unknown order was not taken."""
    return say.html(REFUSALS[refusal])


def ask_number(say: Speech, order_id: int) -> Screen:
    """Return the question for the panel's id of an order."""
    return Screen(say.html("ask-number", id=str(order_id)), (_back(say, order_id),), asks=True)


def before_not_placed(say: Speech, order: OrderView) -> Screen:
    """Return what saying that an order never reached the panel does."""
    amount = say.money(order.price, order.currency)
    sure = button(say.text("button-not-placed"), NotPlaced(order=order.id, sure=True), ButtonStyle.DANGER)
    text = say.html("before-not-placed", id=str(order.id), amount=amount)
    return Screen(text, ((sure,), _back(say, order.id)))


def ask_amount(say: Speech, found: Card) -> Screen:
    """Return the question how much of an order's price goes back in all."""
    price, back = (say.money(amount, found.currency) for amount in (found.price, found.refunded))
    text = say.html("ask-amount", id=str(found.order_id), price=price, back=back)
    return Screen(text, (_back(say, found.order_id),), asks=True)


def amount_problem(say: Speech, amount: int | None, found: Card) -> Safe | None:
    """Return why an amount cannot be given back, None when it can."""
    price, back = (say.money(one, found.currency) for one in (found.price, found.refunded))
    if amount is None:
        return say.html("amount-none")
    if amount > found.price:
        return say.html("amount-too-much", price=price)
    return say.html("amount-too-little", back=back) if amount < found.refunded else None


def before_settling(say: Speech, found: Card, wanted: Settle) -> Screen:
    """Return what a decision moves, and the button that makes it."""
    total = _total(found, wanted)
    moved = say.money(max(0, total - found.refunded), found.currency)
    kept = say.money(found.price - max(total, found.refunded), found.currency)
    text = say.html("before-settling", id=str(found.order_id), moved=moved, kept=kept)
    sure = wanted.model_copy(update={"sure": True})
    nothing = total <= found.refunded
    label = say.text("button-decide-none") if nothing else say.text("button-decide", amount=moved)
    decide = button(label, sure, ButtonStyle.DANGER)
    return Screen(text, ((decide,), _back(say, found.order_id)))


def _total(found: Card, wanted: Settle) -> int:
    """Return the refund in all that an answer comes to, micro-units."""
    amounts = {Share.ALL.value: found.price, Share.NONE.value: 0, Share.BY_CHARGE.value: found.by_charge or 0}
    return amounts.get(wanted.share, wanted.amount)


def _back(say: Speech, order_id: int) -> Row:
    return ways.back(say, AnyOrder(order=order_id))
