"""The ledger: rows that take from one account what they give to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx

OF_OTHERS = "<> 'house'"
"""Goes into SQL as it is, for the index of giving accounts holds those alone: the house gives with every order."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One move of money.

    Attributes:
        key: what makes it happen once, for example `o/12/hold`.
        amount: micro-units, above 0.
        actor: who caused it: `customer`, `panel`, `bot`, or an admin's numeric id.
        reason: a code.
        at: ms UTC.
    """

    key: str
    from_account: str
    to_account: str
    amount: int
    kind: str
    order_id: int | None
    actor: str
    reason: str
    at: int


_POST = """INSERT INTO transfers
                 (key, from_account, to_account, amount, kind, order_id, actor, reason, at)
             VALUES (:key, :source, :target, :amount, :kind, cast(:order AS bigint), :actor, :reason, :at)
             ON CONFLICT (key) DO NOTHING"""


def post(tx: Tx, transfer: Transfer) -> bool:
    """Write a transfer; return False when its key was written before."""
    return tx.run(_POST, **_values(transfer)) == 1


def post_all(tx: Tx, transfers: Sequence[Transfer]) -> None:
    """Write transfers whose keys were not written before."""
    tx.many(_POST, [_values(transfer) for transfer in transfers])


def _values(transfer: Transfer) -> dict[str, object]:
    return {
        "key": transfer.key,
        "source": transfer.from_account,
        "target": transfer.to_account,
        "amount": transfer.amount,
        "kind": transfer.kind,
        "order": transfer.order_id,
        "actor": transfer.actor,
        "reason": transfer.reason,
        "at": transfer.at,
    }


def lock(tx: Tx, account: str) -> int:
    """Lock the cached balance of an account until the transaction ends; return it in micro-units."""
    sql = """INSERT INTO balances (account, amount) VALUES (:account, 0)
             ON CONFLICT (account) DO UPDATE SET amount = balances.amount RETURNING amount"""
    row = tx.one(sql, account=account)
    return 0 if row is None else int(row["amount"])


def balance(tx: Tx, account: str) -> int:
    """Return a cached balance, micro-units."""
    row = tx.one("SELECT amount FROM balances WHERE account = :account", account=account)
    return 0 if row is None else int(row["amount"])


def of_order(tx: Tx, order_id: int) -> list[Transfer]:
    """Return the transfers of an order, oldest first."""
    sql = """SELECT key, from_account, to_account, amount, kind, order_id, actor, reason, at
             FROM transfers WHERE order_id = :order ORDER BY id"""
    return [Transfer(**row) for row in tx.all(sql, order=order_id)]


def sums(tx: Tx) -> dict[str, int]:
    """Return what every account has been given less what was taken from it, micro-units."""
    sql = """SELECT account, sum(amount) AS amount FROM (
                 SELECT to_account AS account, amount FROM transfers
                 UNION ALL SELECT from_account, -amount FROM transfers
             ) AS sides GROUP BY account ORDER BY account"""
    return {row["account"]: int(row["amount"]) for row in tx.all(sql)}


def source_of(tx: Tx, key: str) -> str | None:
    """Return the account that a transfer took from, None when there is no such transfer."""
    row = tx.one("SELECT from_account FROM transfers WHERE key = :key", key=key)
    return None if row is None else str(row["from_account"])


def taken_since(tx: Tx, source: str, target: str, since: int) -> int:
    """Return what an account gave to another since a time, less what came back of just that; micro-units.

    Args:
        tx: transaction.
        source: the giving account; many give and get through it, so it is never searched by.
        target: the getting account, one person's.
        since: ms UTC.
    """
    sql = """SELECT coalesce(sum(CASE WHEN t.from_account = :source THEN t.amount
                                      WHEN t.to_account = :source THEN -t.amount END), 0) AS total
             FROM transfers t
             WHERE t.order_id IN (SELECT h.order_id FROM transfers h
                                  WHERE h.to_account = :target AND h.at >= :since AND h.from_account = :source)"""
    row = tx.one(sql, source=source, target=target, since=since)
    return 0 if row is None else int(row["total"])
