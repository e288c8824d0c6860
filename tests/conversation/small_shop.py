"""A small, fixed shop: a panel row, a few services in the database and on the shelves."""

from decimal import Decimal

from shop import panels
from shop.catalogue.service import Service

NOW = 1_790_000_000_000
INSTAGRAM = "Instagram Likes"
NAMES = {
    1: ("101", "Instagram Likes [Real] 🔥", INSTAGRAM, "default", "0.90", 50, 10_000, "instagram", "likes"),
    2: (
        "102",
        "Instagram Likes <b>Fast</b> & Cheap",
        INSTAGRAM,
        "default",
        "0.0012",
        10,
        1_000_000,
        "instagram",
        "likes",
    ),
    3: (
        "103",
        "Instagram Comments custom",
        INSTAGRAM,
        "custom comments",
        "8",
        10,
        500,
        "instagram",
        "comments",
    ),
    4: ("104", "Instagram Likes paused", INSTAGRAM, "default", "1", 10, 500, "instagram", "likes"),
    5: (
        "201",
        "Telegram Members VIP pack",
        "Telegram Members",
        "package",
        "3.5",
        1,
        1,
        "telegram",
        "members",
    ),
    6: ("202", "Telegram Post Views", "Telegram Views", "default", "0.05", 100, 50_000, "telegram", "views"),
}


def _service(service_id, facts):
    number, name, category, kind_of_order, rate, least, most, platform, kind = facts
    return Service(
        id=service_id,
        number=number,
        name=name,
        category=category,
        type=kind_of_order,
        rate=Decimal(rate),
        min=least,
        max=most,
        refill="yes" if service_id == 1 else "unknown",
        cancel="no" if service_id == 1 else "unknown",
        dripfeed="yes" if service_id == 1 else "no",
        description="Start: 0-1 h\n\nSpeed & quality <x>" if service_id == 1 else None,
        average_time="2 h" if service_id == 1 else None,
        platform=platform,
        kind=kind,
        suspended="price" if service_id == 4 else None,
    )


SERVICES = tuple(_service(number, facts) for number, facts in NAMES.items())


def many(count, per_category=10):
    """A catalogue that is long enough for pages and for platforms."""
    return tuple(
        _service(
            100 + at,
            (
                str(5000 + at),
                f"Service {at} with a name much longer than a phone is wide",
                f"Category {at // per_category}",
                "default",
                "1.5",
                10,
                1000,
                ("tiktok", "youtube", "instagram")[at // per_category % 3],
                ("likes", "views")[at % 2],
            ),
        )
        for at in range(count)
    )


def fill(tx, services):
    panel = panels.known(tx, "https://panel.example/api/v2", NOW)
    panels.fix_currency(tx, panel.id, "USD", NOW)
    tx.run("UPDATE panels SET synced_at = :now WHERE id = :id", now=NOW, id=panel.id)
    for at, service in enumerate(services):
        _insert(tx, service, at)


def _insert(tx, service, position):
    columns = [
        "denied_by",
        "id",
        "number",
        "name",
        "category",
        "type",
        "min",
        "max",
        "refill",
        "cancel",
        "dripfeed",
        "description",
        "average_time",
        "platform",
        "kind",
    ]
    values = {column: getattr(service, column) for column in columns} | {
        "panel_id": 1,
        "rate": str(service.rate),
        "position": position,
        "first_seen_at": NOW,
        "changed_at": NOW,
    }
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    tx.run(f"INSERT INTO services ({names}) VALUES ({marks})", **values)  # noqa: S608 - our own columns
    if service.suspended:
        tx.run(
            "INSERT INTO suspensions (service_id, reason, detail, agreed, since) VALUES (:s, :r, :d, 0, :n)",
            s=service.id,
            r=service.suspended,
            d="",
            n=NOW,
        )
