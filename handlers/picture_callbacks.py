"""What the buttons of pictures carry."""

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Id


class Draw(CallbackData, prefix="pc"):
    """How an order went on, as a picture; `dark` chooses its look, None takes the one chosen last."""

    order: Id
    dark: bool | None = None
