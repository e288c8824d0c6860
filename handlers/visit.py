"""The unit of work of one update, which also keeps true who came and what the tapped message shows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, TypeVar

from shop import cards
from shop.cards import Card
from shop.database import Database, Tx

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Tapped:
    """The message whose button was tapped.

    Attributes:
        shows: the order it shows, as far as we remember.
    """

    chat_id: int
    message_id: int
    shows: int | None

    def card(self, order_id: int) -> Card:
        """Return the record that it shows an order from now on."""
        return Card(self.chat_id, self.message_id, order_id)


@dataclass(slots=True)
class Visit:
    """A `Database` for the handler of one update.

    The one write of an update carries three things beside the handler's own: the person as Telegram
    describes them today, and that the tapped message leaves the order it showed. A handler that shows
    an order there says so itself.

    Attributes:
        arrive: writes the person; None when nothing about them is new.
        tapped: the message under the finger, if it is one in whose place a card can be shown.
    """

    db: Database
    arrive: Callable[[Tx], object] | None
    tapped: Tapped | None
    written: bool = field(default=False, init=False)

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a reading transaction."""
        return await self.db.read(fn, *args, **kwargs)

    async def write(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the one business transaction of this update."""

        def whole(tx: Tx) -> T:
            self._before(tx)
            return fn(tx, *args, **kwargs)

        result = await self.db.write(whole)
        self.written = True
        return result

    async def leave(self) -> None:
        """Keep that the tapped message shows no order any more, unless a write said it already."""
        if self.tapped is not None and self.tapped.shows is not None and not self.written:
            await self.write(_nothing)

    def _before(self, tx: Tx) -> None:
        if self.arrive is not None:
            self.arrive(tx)
        if self.tapped is not None and self.tapped.shows is not None:
            cards.forget(tx, self.tapped.chat_id, self.tapped.message_id)


def _nothing(_tx: Tx) -> None:
    """The visit's own part of the write is all there is to write."""
