"""What typed input is waited for. Buttons need none of this: they carry their ids."""

from aiogram.fsm.state import State, StatesGroup


class Making(StatesGroup):
    """A half-made order; the data names its draft, and the field that is asked for."""

    link = State()
    quantity = State()
    field = State()
    lines = State()
    check = State()


class Mass(StatesGroup):
    """A mass order; the data names its batch, or the set that is ordered."""

    lines = State()
    name = State()
    link = State()


class Deciding(StatesGroup):
    """What an admin types; the data names the order."""

    find = State()
    number = State()
    amount = State()


class Later(StatesGroup):
    """The time of a half-made order; the data names its draft."""

    zone = State()
    when = State()
    end = State()
    budget = State()


class Choosing(StatesGroup):
    """Settings that can be typed."""

    zone = State()
    night = State()
