"""Who takes part, and the shop they meet in."""

from zoneinfo import ZoneInfo

from shop.house import House, Mode

ANN, BOB, EVE, BOSS = 5001, 5002, 6666, 9000


class NothingDenied:
    """A policy that lets everything through."""

    def verdict(self, *_service):
        return None


HOUSE = House(
    mode=Mode.PRIVATE,
    panel_id=1,
    currency="USD",
    admins=(BOSS,),
    members=(ANN, BOB),
    member_limit=None,
    zone=ZoneInfo("UTC"),
    policy=NothingDenied(),
)
