"""Which message shows which order now, so that progress finds the newest card."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Card:
    """A message that shows an order."""

    chat_id: int
    message_id: int
    order_id: int


def changed(chat_id: int, message_id: int) -> str:
    """Return the signal that a message shows something else."""
    return f"card:{chat_id}:{message_id}"


def remember(tx: Tx, card: Card, now: int) -> None:
    """Keep that a message shows an order, whatever it showed before."""
    sql = """INSERT INTO cards (chat_id, message_id, order_id, at) VALUES (:chat, :message, :order_id, :now)
             ON CONFLICT (chat_id, message_id) DO UPDATE SET order_id = excluded.order_id, at = excluded.at"""
    tx.signal(changed(card.chat_id, card.message_id))
    tx.run(sql, chat=card.chat_id, message=card.message_id, order_id=card.order_id, now=now)


def forget(tx: Tx, chat_id: int, message_id: int) -> None:
    """Keep that a message shows no order any more."""
    sql = "DELETE FROM cards WHERE chat_id = :chat AND message_id = :message"
    tx.signal(changed(chat_id, message_id))
    tx.run(sql, chat=chat_id, message=message_id)


def shown(tx: Tx, chat_id: int, message_id: int) -> int | None:
    """Return the order that a message shows."""
    sql = "SELECT order_id FROM cards WHERE chat_id = :chat AND message_id = :message"
    row = tx.one(sql, chat=chat_id, message=message_id)
    return None if row is None else int(row["order_id"])


def newest(tx: Tx, chat_id: int, order_id: int) -> int | None:
    """Return the newest message of a chat that still shows an order."""
    sql = """SELECT message_id FROM cards WHERE chat_id = :chat AND order_id = :order_id
             ORDER BY message_id DESC LIMIT 1"""
    row = tx.one(sql, chat=chat_id, order_id=order_id)
    return None if row is None else int(row["message_id"])


def prune(tx: Tx, before: int) -> int:
    """Delete what was kept before a time, ms UTC; return how much."""
    return tx.run("DELETE FROM cards WHERE at < :before", before=before)
