"""Everything the stand-in panel knows, in memory."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from sandbox.panel.accounts import Account
from sandbox.panel.agenda import Agenda
from sandbox.panel.catalogue import catalogue
from sandbox.panel.clock import Clock, system_ms
from sandbox.panel.fates import drawn
from sandbox.panel.faults import Faults
from sandbox.panel.pace import Pace
from sandbox.panel.received import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sandbox.panel.orders import Order
    from sandbox.panel.refills import Refill
    from sandbox.panel.services import Service

DEMO_CHANCES: Mapping[str, float] = {"partial": 0.06, "canceled": 0.04, "processing": 0.1}
FIRST_ORDER = 23_501


class PanelWorld:
    """One panel with its services, accounts, orders, clock, faults and record.

    Args:
        key: API key of the first account, which is called "main".
        balance: what that account holds.
        currency: of that account.
        services: what is sold; None: the catalogue of `seed`.
        seed: of the catalogue and of every die that is thrown.
        clock: the world's time; None: the machine's clock.
        chances: fates by chance for services without a fate of their own; empty: every order goes well.
        pace: how long things take.
        dripfeed_form: how a drip-feed order answers `status`: with its "children", or in "ordinary" form.
    """

    def __init__(  # noqa: PLR0913  (every knob of a world is named where the world is made)
        self,
        *,
        key: str = "demo-key",
        balance: str = "1000",
        currency: str = "USD",
        services: Iterable[Service] | None = None,
        seed: int = 1,
        now: Callable[[], int] = system_ms,
        clock: Clock | None = None,
        chances: Mapping[str, float] | None = None,
        pace: Pace | None = None,
        dripfeed_form: str = "children",
    ) -> None:
        self.seed = seed
        self.clock = clock or Clock(now)
        self.chances = dict(chances or {})
        self.pace = pace or Pace()
        self.dripfeed_form = dripfeed_form
        self.accounts: dict[str, Account] = {}
        self._first = catalogue(seed=seed) if services is None else tuple(services)
        self._opening: dict[str, tuple[Decimal, str]] = {}
        self.faults = Faults(seed)
        self.received = Record()
        self.open_account("main", key, balance, currency)
        self._begin()

    def _begin(self) -> None:
        self.services: dict[str, Service] = {service.number: service for service in self._first}
        self.orders: dict[str, Order] = {}
        self.by_link: defaultdict[tuple[str, str, str], list[Order]] = defaultdict(list)
        self.refills: dict[str, Refill] = {}
        self.agenda = Agenda()
        self.next_fate = ""
        self._order_numbers = count(FIRST_ORDER)
        self._refill_numbers = count(1)

    def reset(self) -> None:
        """Forget orders, refills, faults and record; services and balances are as on the first day."""
        self._begin()
        self.faults.clear()
        self.received.forget()
        for name, (balance, currency) in self._opening.items():
            self.accounts[name].balance, self.accounts[name].currency = balance, currency

    def open_account(self, name: str, key: str, balance: str, currency: str = "USD") -> Account:
        """Add an account; its orders and money are its own, the services are the same for all."""
        account = Account(name, key, Decimal(balance), currency)
        self.accounts[name] = account
        self._opening[name] = account.balance, currency
        return account

    def account_of(self, key: str) -> Account | None:
        """The account this key opens."""
        return next((account for account in self.accounts.values() if account.key == key), None)

    def tick(self) -> int:
        """Let everything happen that is due; the world's time."""
        now = self.clock.now()
        self.agenda.catch_up(now)
        return now

    def next_order(self) -> str:
        """A fresh order id."""
        return str(next(self._order_numbers))

    def next_refill(self) -> str:
        """A fresh refill id."""
        return str(next(self._refill_numbers))

    def dice(self, about: str) -> Random:
        """Chance that is the same in every run of this seed, whatever else was asked before."""
        return Random(f"{self.seed}/{about}")  # noqa: S311  (a stand-in's luck, nothing secret)

    def fate_of(self, service: Service, number: str) -> str:
        """What will become of order `number`: the one told for the next order, the service's, or one by chance."""
        told, self.next_fate = self.next_fate, ""
        return told or service.fate or drawn(self.chances, self.dice(f"fate/{number}"))
