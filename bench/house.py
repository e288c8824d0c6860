"""The operator's facts for figures that use the shop without a bot."""

from bench.panel import OURS, UNITS
from bot.house import house_of
from bot.settings import Settings
from shop import quotes
from shop.catalogue import service as services
from shop.catalogue.service import Service
from shop.drafts import Draft
from shop.house import House
from shop.quotes import Quote
from storage.database import Database, Tx


async def house_for(db: Database) -> House:
    """Return the facts of a private shop with the shipped rules."""
    given = {
        "bot_token": "4300000001:a-token-that-opens-nothing-but-a-stand-in",
        "panel_url": "http://127.0.0.1",
        "panel_key": "k",
        "undo_seconds": 0,
    }
    settings = Settings.model_validate(given)
    return await house_of(settings, db, await db.read(_panel))


def our_service(tx: Tx, house: House) -> Service:
    """Return the service that every prepared order is for."""
    row = tx.one("SELECT id FROM services WHERE number = :number AND gone_at IS NULL", number=OURS.number)
    service = services.find(tx, house.panel_id, row["id"]) if row else None
    if service is None:
        raise LookupError("the prepared books have no service of ours")
    return service


def offered(tx: Tx, house: House, person: int, link: str, now: int) -> Quote:
    """Return an offer of that service to a customer."""
    service = our_service(tx, house)
    quote = quotes.make(tx, house, person, Draft(0, person, service.id, link, UNITS), service, now)
    if not isinstance(quote, Quote):
        raise TypeError(f"nothing could be offered: {quote}")
    return quote


def _panel(tx: Tx) -> int:
    row = tx.one("SELECT max(id) AS id FROM panels")
    if row is None:
        raise LookupError("the prepared books have no panel")
    return int(row["id"])
