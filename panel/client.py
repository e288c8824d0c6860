"""The client of one panel account: every call of API v2, typed."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from pydantic import SecretStr

from panel.add_request import AddRequest
from panel.address import panel_address, shown_address
from panel.answers import (
    AddOutcome,
    Balance,
    Batch,
    CancelRequested,
    OrderStatus,
    RefillProgress,
    RefillRequested,
)
from panel.asking import BatchSizes, ask_all
from panel.calls import Calls
from panel.catalogue import Catalogue
from panel.catalogue_reading import CatalogueReader
from panel.errors import Action, ErrorTable
from panel.exceptions import PanelRefused, Unreadable, UnreadableReason
from panel.figures import currency, signed_amount
from panel.opening import Answer
from panel.options import USER_AGENT, Options
from panel.pace import Pace
from panel.placing import placing, unanswered
from panel.questions import Questions
from panel.slot import AddSlot
from panel.transport import NoReply, Transport
from panel.vocabulary import Vocabulary
from panel.wording import Wording, message


class PanelClient:
    """Speaks API v2 to one address with one key. Make it and use it inside one event loop.

    Reads wait for their turn and are repeated after network errors; `add` is sent once, in a slot reserved
    before. While it holds a slot, a caller with a concurrency of 1 reads nothing: it would wait for itself.

    Args:
        address: The panel's URL, used exactly as given.
        key: The account's API key; it appears in no repr, log, error or URL.
        concurrency: Requests in flight. `add` never takes the last free one, except with a concurrency of 1.
        add_pause_s: Seconds between two `add`.
        user_agent: Sent with every request.
        options: Everything else; the defaults are right.

    Raises:
        ValueError: The address cannot be used, or the concurrency is below 1.
    """

    def __init__(
        self,
        address: str,
        key: SecretStr,
        *,
        concurrency: int = 2,
        add_pause_s: float = 0.0,
        user_agent: str = USER_AGENT,
        options: Options | None = None,
    ) -> None:
        options = options or Options()
        self._address = panel_address(address)
        self._pace = Pace(concurrency, add_pause_s, options.monotonic, options.random)
        self._wording = Wording(ErrorTable(options.error_rows), key, options.on_unmatched)
        self._transport = Transport(self._address, user_agent, options.limits.connect_s)
        self._calls = Calls(self._transport, key, self._pace, self._wording, options)
        self._catalogues = CatalogueReader(options.type_words)
        self._questions = Questions(self._calls, self._wording, Vocabulary(options.status_words))
        self._sizes = BatchSizes(options.monotonic)

    def __repr__(self) -> str:
        return f"PanelClient({self.address})"

    @property
    def address(self) -> str:
        """The panel's address without its query."""
        return shown_address(self._address)

    @property
    def concurrency(self) -> int:
        """Requests that may be in flight."""
        return self._pace.concurrency

    @property
    def paused_s(self) -> float:
        """Seconds for which the panel asked to be left alone; 0 when it did not."""
        return self._pace.paused_s

    async def services(self) -> Catalogue:
        """The catalogue. It says nothing of the key: some panels show it to anyone.

        Raises:
            Unreadable: Also when there is an answer with no catalogue in it; keep the last good one then.
            PanelError: No usable answer.
        """
        answer = await self._calls.read(Action.SERVICES, {})
        self._raise_stated(answer, Action.SERVICES)
        catalogue = await self._catalogues.read_aside(answer.value, answer.duplicate_keys)
        if catalogue is None:
            raise Unreadable(UnreadableReason.NO_CATALOGUE, answer.http_status)
        return catalogue

    async def balance(self) -> Balance:
        """Money on the account. The only test of the key.

        Raises:
            PanelError: No usable answer; `PanelRefused` of kind auth for a wrong key.
        """
        answer = await self._calls.read(Action.BALANCE, {})
        self._raise_stated(answer, Action.BALANCE)
        fields = answer.value if isinstance(answer.value, dict) else {}
        amount = signed_amount(fields.get("balance"))
        if amount is None:
            if "balance" not in fields and message(fields):
                raise self._refused(message(fields), answer, Action.BALANCE)
            wrapped = "success" in fields or "data" in fields
            raise Unreadable(UnreadableReason.SHAPE, answer.http_status, wrapped=wrapped)
        return Balance(amount, currency(fields.get("currency")))

    @asynccontextmanager
    async def reserve_add(self, link: str) -> AsyncIterator[AddSlot]:
        """Wait for a slot in which one `add` for this link can be sent at once.

        Commit `sending` inside, then `await slot.add(request)`. Leaving without it gives the slot back.
        """
        async with AddSlot(await self._pace.take_add(link), self._pace, self._add) as slot:
            yield slot

    def try_reserve_add(self, link: str) -> AddSlot | None:
        """A slot for one `add` for this link if one is free now; close it, or use it in `async with`."""
        key = self._pace.try_take_add(link)
        return None if key is None else AddSlot(key, self._pace, self._add)

    async def add(self, request: AddRequest, slot: AddSlot | None = None) -> AddOutcome:
        """Place one order: one attempt, on a fresh connection, never repeated by anything below.

        Args:
            request: What to order.
            slot: Reserved before; without one this call waits for its turn.

        Raises:
            RuntimeError: The slot was used or given back, or is for another link. Nothing was sent.
        """
        if slot is not None:
            return await slot.add(request)
        async with self.reserve_add(request.target) as own:
            return await own.add(request)

    async def status(self, ids: Sequence[str]) -> Batch[OrderStatus]:
        """The state of orders: any number of ids, asked by hundreds; a single one in the single form.

        Raises:
            PanelError: Nothing could be asked. After the first answer `Batch.cut_short` says it instead.
            ValueError: An id is none. The same holds for the three calls below.
        """
        return await ask_all(self._questions.status, ids, self._sizes)

    async def refill(self, ids: Sequence[str]) -> Batch[RefillRequested]:
        """Ask for refills of orders, by order id. Not repeated after network errors."""
        return await ask_all(self._questions.refill, ids, self._sizes)

    async def refill_status(self, ids: Sequence[str]) -> Batch[RefillProgress]:
        """The state of refills, by refill id."""
        return await ask_all(self._questions.refill_status, ids, self._sizes)

    async def cancel(self, ids: Sequence[str]) -> Batch[CancelRequested]:
        """Ask for cancellation of orders. Not repeated after network errors; it moves no money."""
        return await ask_all(self._questions.cancel, ids, self._sizes)

    async def close(self) -> None:
        """Close the connections; whoever waits for a turn is cancelled."""
        self._pace.close()
        await self._transport.close()

    async def _add(self, request: AddRequest) -> AddOutcome:
        answer = await self._calls.add(request.form())
        if isinstance(answer, NoReply):
            return unanswered(answer)
        return placing(answer, self._wording, _echoes(request))

    def _raise_stated(self, answer: Answer, action: Action) -> None:
        if answer.error is not None:
            raise self._refused(answer.error, answer, action)

    def _refused(self, text: str, answer: Answer, action: Action) -> PanelRefused:
        said = self._wording.explain_whole(text, action, answer.http_status)
        return PanelRefused(said.kind, said.text)


def _echoes(request: AddRequest) -> list[str]:
    """Values of a request that the panel's texts may repeat."""
    return [line for text in request.fields.values() for line in str(text).split("\n")]
