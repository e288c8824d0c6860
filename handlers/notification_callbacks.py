"""What the buttons of notification settings carry; all of it is checked again."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from shop.wants import Wants

Minute = Annotated[int, Field(ge=0, le=1439)]
"""Of somebody's day."""


class Want(CallbackData, prefix="nw"):
    """Choose what one is told of orders."""

    what: Wants


class Night(CallbackData, prefix="nq"):
    """Choose the hours in which nothing sounds; the same twice means none."""

    begin: Minute = 0
    end: Minute = 0


class Changes(CallbackData, prefix="nc"):
    """Choose whether one is told what changes of the services one uses.

    Attributes:
        below: the button stands under such news, which stay as they are.
    """

    on: bool
    below: bool = False
