"""Everything a customer's handler works with, in one argument."""

from dataclasses import dataclass

from aiogram.fsm.context import FSMContext

from handlers.stage import Stage
from handlers.visit import Visit
from locales.speech import Speech
from shop.access import Role
from shop.catalogue.snapshot import Catalogue
from shop.house import House
from shop.people import Person

DRAFT = "draft"
SERVICE = "service"
FIELD = "field"
BATCH = "batch"
BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Scene:
    """One update of one person in their private chat.

    Attributes:
        db: any number of reads, one write.
        goods: the catalogue as it is at this moment.
        say: texts in the person's language.
        stage: where the answer goes.
        state: which typed input is waited for, and for which draft or service.
        now: ms UTC.
    """

    db: Visit
    house: House
    goods: Catalogue
    person: Person
    role: Role
    say: Speech
    stage: Stage
    state: FSMContext
    now: int

    async def half_made(self) -> int | None:
        """Return the draft this person is busy with."""
        found = (await self.state.get_data()).get(DRAFT)
        return found if isinstance(found, int) else None

    async def asked_field(self) -> str | None:
        """Return the name of the field that typed input is for."""
        found = (await self.state.get_data()).get(FIELD)
        return found if isinstance(found, str) else None

    async def looked_at(self) -> int | None:
        """Return the service whose link is waited for, while there is no draft yet."""
        found = (await self.state.get_data()).get(SERVICE)
        return found if isinstance(found, int) else None
