"""What customers want of orders at a panel: every move from one state to another is one guarded UPDATE."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Request:
    """A request about an order, with what is needed to speak of it.

    Attributes:
        kind: refill or cancel.
        state: asked, no_answer, requested, refused or done.
        sends: how often it went to the panel.
        number: the panel's id of a refill, None where it gave none.
        word: the panel's last word for a refill, or how a request ended.
        reason: code of why the panel refused it.
        trouble_since: since when a refill is in trouble at the panel, ms UTC.
        possible_at: when the panel said it would be possible, ms UTC.
        remind_at: when its person is reminded, ms UTC.
        sent_at: when it last went to the panel, ms UTC.
        next_at: when it is its turn again, ms UTC, None when it waits for nothing of ours.
        order_number: the panel's id of the order.
        order_placed_at: since when the panel has the order, ms UTC.
    """

    id: int
    order_id: int
    panel_id: int
    person_id: int
    service_id: int
    kind: str
    state: str
    sends: int
    number: str | None
    word: str | None
    reason: str | None
    trouble_since: int | None
    possible_at: int | None
    remind_at: int | None
    asked_at: int
    sent_at: int | None
    answered_at: int | None
    ended_at: int | None
    next_at: int | None
    service_name: str
    order_state: str
    order_number: str | None
    order_placed_at: int | None


SELECT = """SELECT r.id, r.order_id, r.panel_id, o.person_id, o.service_id, r.kind, r.state, r.sends, r.number, r.word,
                   r.reason, r.trouble_since, r.possible_at, r.remind_at, r.asked_at, r.sent_at, r.answered_at,
                   r.ended_at, r.next_at, q.service_name, o.state AS order_state, p.number AS order_number,
                   o.placed_at AS order_placed_at
            FROM requests r JOIN orders o ON o.id = r.order_id JOIN quotes q ON q.id = o.quote_id
            LEFT JOIN panel_orders p ON p.order_id = o.id AND NOT p.is_child"""


def read(rows: list[Mapping[str, Any]]) -> list[Request]:
    """Make requests of rows."""
    return [Request(**row) for row in rows]


def find_all(tx: Tx, ids: tuple[int, ...]) -> list[Request]:
    """Return these requests, oldest first."""
    return read(tx.all(f"{SELECT} WHERE r.id IN :ids ORDER BY r.id", ids=ids)) if ids else []


def ask(tx: Tx, order_id: int, panel_id: int, kind: str, next_at: int, now: int) -> int | None:
    """Keep that something is asked about an order; None when the same is open already."""
    sql = """INSERT INTO requests (order_id, panel_id, kind, state, sends, asked_at, next_at)
             VALUES (:order, :panel, :kind, :asked, 0, :now, :next)
             ON CONFLICT DO NOTHING"""
    return tx.insert(sql, order=order_id, panel=panel_id, kind=kind, asked="asked", now=now, next=next_at)


def ask_again(tx: Tx, request_id: int, sent_before: int, next_at: int, now: int) -> bool:
    """Let a request go out once more that got no answer; False when it did, or went out lately."""
    sql = """UPDATE requests SET state = :asked, asked_at = :now, next_at = :next
             WHERE id = :id AND state = :no_answer AND sent_at <= :before"""
    params = {"asked": "asked", "no_answer": "no_answer", "before": sent_before}
    return tx.run(sql, id=request_id, now=now, next=next_at, **params) == 1


def begin_sending(tx: Tx, request_id: int, next_at: int, now: int) -> bool:
    """Mark that a request goes to the panel now: until it answers, nobody knows. False when it waits no more.

    Args:
        tx: transaction.
        request_id: request.
        next_at: when somebody looks whether it was answered, ms UTC.
        now: ms UTC.
    """
    sql = """UPDATE requests SET state = :no_answer, sends = sends + 1, sent_at = :now, next_at = :next
             WHERE id = :id AND state = :asked"""
    return tx.run(sql, id=request_id, now=now, next=next_at, no_answer="no_answer", asked="asked") == 1


def put_back(tx: Tx, request_id: int, nth: int, next_at: int) -> bool:
    """Let a request wait again because the panel provably did nothing; False when it went out once more since."""
    sql = """UPDATE requests SET state = :asked, next_at = :next
             WHERE id = :id AND state = :no_answer AND sends = :nth"""
    return tx.run(sql, id=request_id, nth=nth, next=next_at, asked="asked", no_answer="no_answer") == 1


def take(tx: Tx, request_id: int, number: str | None, next_at: int | None, now: int) -> bool:
    """The panel took the request; False when it was not on its way."""
    sql = """UPDATE requests SET state = :requested, number = cast(:number AS text), answered_at = :now,
                    next_at = cast(:next AS bigint)
             WHERE id = :id AND state = :no_answer"""
    params = {"requested": "requested", "no_answer": "no_answer"}
    return tx.run(sql, id=request_id, number=number, now=now, next=next_at, **params) == 1


def refuse(tx: Tx, request_id: int, reason: str, possible_at: int | None, now: int) -> bool:
    """The panel refused the request; False when it was not on its way."""
    sql = """UPDATE requests SET state = :refused, reason = :reason, possible_at = cast(:possible AS bigint),
                    answered_at = :now, ended_at = :now, next_at = NULL
             WHERE id = :id AND state = :no_answer"""
    params = {"refused": "refused", "no_answer": "no_answer"}
    return tx.run(sql, id=request_id, reason=reason, possible=possible_at, now=now, **params) == 1


def give_up(tx: Tx, request_id: int, nth: int) -> bool:
    """Wait for no answer any more; False when one came, or it went out once more since."""
    sql = """UPDATE requests SET next_at = NULL
             WHERE id = :id AND state = :no_answer AND sends = :nth AND next_at IS NOT NULL"""
    return tx.run(sql, id=request_id, nth=nth, no_answer="no_answer") == 1


def end(tx: Tx, request_id: int, word: str, now: int) -> bool:
    """Close a request; False when it was closed before.

    Args:
        tx: transaction.
        request_id: request.
        word: what became of it.
        now: ms UTC.
    """
    sql = """UPDATE requests SET state = :done, word = :word, ended_at = :now, next_at = NULL
             WHERE id = :id AND state IN :open"""
    return tx.run(sql, id=request_id, word=word, now=now, done="done", open=OPEN) == 1


def withdraw(tx: Tx, request_id: int, word: str, now: int) -> bool:
    """Close a request that has never gone out; False when it has, or was closed before."""
    sql = """UPDATE requests SET state = :done, word = :word, ended_at = :now, next_at = NULL
             WHERE id = :id AND state = :asked AND sends = 0"""
    return tx.run(sql, id=request_id, word=word, now=now, done="done", asked="asked") == 1


def end_of_order(tx: Tx, order_id: int, kind: str, word: str, now: int) -> bool:
    """Close what is open of one kind about an order; False when nothing was."""
    sql = """UPDATE requests SET state = :done, word = :word, ended_at = :now, next_at = NULL
             WHERE order_id = :order AND kind = :kind AND state IN :open"""
    return tx.run(sql, order=order_id, kind=kind, word=word, now=now, done="done", open=OPEN) == 1


def end_elsewhere(tx: Tx, panel_id: int, word: str, now: int) -> int:
    """Close what has not gone out yet to other panels than this; return how many."""
    sql = """UPDATE requests SET state = :done, word = :word, ended_at = :now, next_at = NULL
             WHERE panel_id <> :panel AND state = :asked AND next_at IS NOT NULL"""
    return tx.run(sql, panel=panel_id, word=word, now=now, done="done", asked="asked")


def lose_asked(tx: Tx, next_at: int, now: int) -> int:
    """Mark all that has not gone out yet as if it had: nobody knows. Return how many."""
    sql = """UPDATE requests SET state = :no_answer, sends = sends + 1, sent_at = :now, next_at = :next
             WHERE state = :asked AND next_at IS NOT NULL"""
    return tx.run(sql, next=next_at, now=now, no_answer="no_answer", asked="asked")


def hear(tx: Tx, request_id: int, word: str | None, trouble_since: int | None, next_at: int) -> bool:
    """Write down what the panel says of a refill and when to ask again; False when it has ended meanwhile."""
    sql = """UPDATE requests SET word = coalesce(cast(:word AS text), word),
                    trouble_since = cast(:trouble AS bigint), next_at = :next
             WHERE id = :id AND state = :requested"""
    params = {"word": word, "trouble": trouble_since, "next": next_at}
    return tx.run(sql, id=request_id, requested="requested", **params) == 1


def remind(tx: Tx, request_id: int) -> bool:
    """Keep that a person is to be reminded when it becomes possible; False when they are already."""
    sql = """UPDATE requests SET remind_at = possible_at
             WHERE id = :id AND possible_at IS NOT NULL AND remind_at IS NULL"""
    return tx.run(sql, id=request_id) == 1


OPEN = ("asked", "no_answer", "requested")
"""States in which a second request of the kind is not taken."""
