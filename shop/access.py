"""Who may do what."""

from enum import StrEnum

from shop.house import House, Mode


class Role(StrEnum):
    """What a person is to this shop."""

    ADMIN = "admin"
    MEMBER = "member"
    STRANGER = "stranger"


def role_of(house: House, owners: tuple[int, ...], person_id: int) -> Role:
    """Return a person's role: admins stand in the settings or own by claim; in a shop everybody is a member."""
    if person_id in house.admins or person_id in owners:
        return Role.ADMIN
    is_member = person_id in house.members or house.mode is Mode.SHOP
    return Role.MEMBER if is_member else Role.STRANGER
