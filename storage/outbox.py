"""Messages that no tap asked for, written with their cause and sent later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One row.

    Attributes:
        key: what makes it be told once.
        kind: a code of `shop.notices`.
        args: JSON object of ids, numbers and codes.
        rank: 0 ordinary, higher waits for lower.
        due_at: ms UTC before which it is not sent.
        tries: sends that may have reached Telegram.
        of_chat: how many due rows wait for its chat, itself included.
    """

    id: int
    key: str
    chat_id: int
    kind: str
    args: str
    order_id: int | None
    rank: int
    created_at: int
    due_at: int
    tries: int
    of_chat: int


@dataclass(frozen=True, slots=True)
class New:
    """A row to be written."""

    key: str
    chat_id: int
    kind: str
    args: str
    order_id: int | None
    rank: int
    due_at: int


Unsent = Mapping[tuple[int, int], Mapping[str, int]]
"""Ids of rows by kind, by order and chat."""

_COLUMNS = "id, key, chat_id, kind, args, order_id, rank, created_at, due_at, tries"
_WAITING = "sent_at IS NULL AND dropped IS NULL"


_PUT = """INSERT INTO outbox (key, chat_id, kind, args, order_id, rank, created_at, due_at, tries)
          VALUES (:key, :chat, :kind, :args, cast(:order AS bigint), :rank, :now, :due, 0)
          ON CONFLICT (key) DO NOTHING"""


def put(tx: Tx, new: New, now: int) -> bool:
    """Write a row; return False when its key was written before."""
    return tx.run(_PUT, **_values(new, now)) == 1


def put_all(tx: Tx, news: Iterable[New], now: int) -> None:
    """Write those rows whose keys were not written before."""
    tx.many(_PUT, [_values(new, now) for new in news])


def _values(new: New, now: int) -> dict[str, object]:
    return {
        "key": new.key,
        "chat": new.chat_id,
        "kind": new.kind,
        "args": new.args,
        "order": new.order_id,
        "rank": new.rank,
        "now": now,
        "due": new.due_at,
    }


def unsent(tx: Tx, order_ids: tuple[int, ...], kinds: tuple[str, ...]) -> Unsent:
    """Return the newest unsent row of each of these kinds, by order and chat."""
    sql = f"""SELECT order_id, chat_id, kind, max(id) AS id FROM outbox
              WHERE order_id IN :orders AND kind IN :kinds AND {_WAITING}
              GROUP BY order_id, chat_id, kind"""
    found: dict[tuple[int, int], dict[str, int]] = {}
    for row in tx.all(sql, orders=order_ids, kinds=kinds):
        found.setdefault((row["order_id"], row["chat_id"]), {})[row["kind"]] = row["id"]
    return found


def renew(tx: Tx, order_id: int, chat_id: int, kind: str, newest_key: str) -> bool:
    """Let an unsent row of this kind about an order stand for what has happened since; False when there is none.

    Whoever is sending it at this moment cannot finish it any more, so it is sent once more as things stand then.
    """
    # Asked twice whether it waits: PostgreSQL looks again at a row that another transaction has just finished, but
    # not at the inner question.
    sql = f"""UPDATE outbox SET key = :newest
              WHERE {_WAITING} AND id = (SELECT max(id) FROM outbox
                          WHERE order_id = :order AND chat_id = :chat AND kind = :kind AND {_WAITING})
                AND NOT EXISTS (SELECT 1 FROM outbox WHERE key = :newest)"""
    return tx.run(sql, newest=newest_key, order=order_id, chat=chat_id, kind=kind) > 0


def renew_all(tx: Tx, newest_keys: Mapping[int, str]) -> bool:
    """Do the same for rows that are known by their ids; False when not every one could be renewed."""
    sql = f"""UPDATE outbox SET key = :newest
              WHERE id = :id AND {_WAITING} AND NOT EXISTS (SELECT 1 FROM outbox WHERE key = :newest)"""
    renewed = tx.many(sql, [{"id": row_id, "newest": key} for row_id, key in newest_keys.items()])
    return renewed == len(newest_keys)


def replace_older(tx: Tx, order_id: int, chat_id: int, kinds: tuple[str, ...], newest_key: str) -> int:
    """Drop unsent rows of these kinds about an order, except the newest; return how many."""
    sql = f"""UPDATE outbox SET dropped = :why
              WHERE order_id = :order AND chat_id = :chat AND kind IN :kinds AND key <> :newest
                AND {_WAITING}"""
    return tx.run(sql, why="replaced", order=order_id, chat=chat_id, kinds=kinds, newest=newest_key)


def take_over(tx: Tx, chat_id: int, about: str, newest_key: str) -> None:
    """Let a new row stand for those of a chat that wait and whose keys begin alike: it is due when the first was."""
    older = f"""FROM outbox WHERE chat_id = :chat AND key LIKE :about AND key <> :newest AND {_WAITING}"""
    found = {"chat": chat_id, "about": f"{about}%", "newest": newest_key}
    row = tx.one(f"SELECT min(due_at) AS due {older}", **found)
    if row is None or row["due"] is None:
        return
    tx.run("UPDATE outbox SET due_at = :due WHERE key = :newest", due=row["due"], newest=newest_key)
    tx.run(f"UPDATE outbox SET dropped = :why WHERE id IN (SELECT id {older})", why="replaced", **found)


def waiting(tx: Tx, now: int, limit: int) -> list[NoticeRow]:
    """Return due rows, at most one a chat (its oldest), ordinary ones first."""
    sql = f"""SELECT {_COLUMNS}, of_chat FROM outbox
              JOIN (SELECT min(id) AS first, count(*) AS of_chat FROM outbox
                    WHERE {_WAITING} AND due_at <= :now GROUP BY chat_id) AS chats ON id = first
              ORDER BY rank, id LIMIT :limit"""
    return [NoticeRow(**row) for row in tx.all(sql, now=now, limit=limit)]


def waiting_in(tx: Tx, chats: tuple[int, ...], now: int) -> list[NoticeRow]:
    """Return the oldest due row of each of these chats."""
    sql = f"""SELECT {_COLUMNS}, of_chat FROM outbox
              JOIN (SELECT min(id) AS first, count(*) AS of_chat FROM outbox
                    WHERE {_WAITING} AND due_at <= :now AND chat_id IN :chats GROUP BY chat_id) AS chats
                ON id = first
              ORDER BY id"""
    return [NoticeRow(**row) for row in tx.all(sql, now=now, chats=chats)]


def next_due(tx: Tx, now: int) -> int | None:
    """Return when the next row that is not yet due becomes due, ms UTC."""
    row = tx.one(f"SELECT min(due_at) AS due FROM outbox WHERE {_WAITING} AND due_at > :now", now=now)
    return None if row is None else row["due"]


def count_try(tx: Tx, row_id: int) -> None:
    """Count a send that may have reached Telegram."""
    tx.run("UPDATE outbox SET tries = tries + 1 WHERE id = :id", id=row_id)


def mark_sent(tx: Tx, row_id: int, message_id: int | None, now: int, key: str | None = None) -> bool:
    """Say that a row was sent; return False when it was finished before, or stands for newer things by now.

    Args:
        tx: transaction.
        row_id: the row.
        message_id: the message that shows it, if that is known.
        now: ms UTC.
        key: the row's key when it was read, where it may have been renewed since.
    """
    sql = f"""UPDATE outbox SET sent_at = :now, message_id = cast(:message AS bigint)
              WHERE id = :id AND {_WAITING} AND key = coalesce(cast(:key AS text), key)"""
    return tx.run(sql, id=row_id, message=message_id, now=now, key=key) == 1


def drop(tx: Tx, row_id: int, why: str) -> bool:
    """Give a row up; return False when it was finished before."""
    return tx.run(f"UPDATE outbox SET dropped = :why WHERE id = :id AND {_WAITING}", id=row_id, why=why) == 1


def drop_chat(tx: Tx, chat_id: int, why: str) -> int:
    """Give up all that waits for a chat; return how many rows."""
    return tx.run(
        f"UPDATE outbox SET dropped = :why WHERE chat_id = :chat AND {_WAITING}", chat=chat_id, why=why
    )


def prune(tx: Tx, before: int) -> int:
    """Delete rows that were finished long ago; return how many."""
    sql = "DELETE FROM outbox WHERE sent_at < :before OR (dropped IS NOT NULL AND created_at < :before)"
    return tx.run(sql, before=before)
