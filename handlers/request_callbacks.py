"""What the buttons of refills, cancellations and receipts carry."""

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Id, Page, Word
from shop.orders.requests.kinds import Kind


class Ask(CallbackData, prefix="r"):
    """Ask the panel for a refill of an order, or to cancel it."""

    kind: Kind
    order: Id


class Remind(CallbackData, prefix="rm"):
    """Be told when what the panel refused becomes possible."""

    request: Id


class Withdraw(CallbackData, prefix="rw"):
    """Take back a wish that has not gone to the panel."""

    request: Id


class Receipt(CallbackData, prefix="rc"):
    """Everything about an order as plain text."""

    order: Id


class Several(CallbackData, prefix="rs"):
    """Orders about which the same can be asked, to be ticked."""

    kind: Kind
    page: Page = 0


class Tick(CallbackData, prefix="rt"):
    """Tick an order of that list, or take the tick away."""

    kind: Kind
    order: Id
    page: Page = 0


class TickAll(CallbackData, prefix="ra"):
    """Tick all orders of that list, or none."""

    kind: Kind
    all: bool


class AskTicked(CallbackData, prefix="rg"):
    """Ask about the ticked orders, if they are still those that were shown."""

    kind: Kind
    shown: Word
