"""Updates as they came: kept before Telegram is told, marked when they took effect and when they are done."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Arrived:
    """One update from outside, not yet kept.

    Attributes:
        update_id: Telegram's number.
        chat_id: chat the update belongs to, or the person for an update without a chat.
        person_id: who caused it, when Telegram says.
        payload: the raw JSON object.
    """

    update_id: int
    chat_id: int | None
    person_id: int | None
    payload: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A kept update that is not done.

    Attributes:
        effect_at: when its one business transaction was committed; then only the answer is owed.
        about: what that transaction was about, for example `order:12`.
        tries: how often handling was begun by a process that took it up from another.
    """

    update_id: int
    chat_id: int | None
    person_id: int | None
    payload: str
    effect_at: int | None
    about: str | None
    tries: int


@dataclass(frozen=True, slots=True)
class Effect:
    """The one business transaction of an update.

    Attributes:
        about: what it was about, for example `order:12`.
    """

    about: str | None


def newest(tx: Tx, bot_id: int) -> int:
    """Return the highest number of a kept update, 0 when none is."""
    row = tx.one("SELECT max(update_id) AS newest FROM inbox WHERE bot_id = :bot", bot=bot_id)
    return int(row["newest"] or 0) if row else 0


def keep(tx: Tx, bot_id: int, arrived: Sequence[Arrived | Waiting], now: int) -> list[int]:
    """Keep new updates; return the numbers of those that were not known before."""
    sql = """INSERT INTO inbox (bot_id, update_id, chat_id, person_id, payload, received_at, tries)
             VALUES (:bot, :update, cast(:chat AS bigint), cast(:person AS bigint), :payload, :now, 0)
             ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING update_id"""
    rows = (tx.one(sql, bot=bot_id, now=now, **_values(one)) for one in arrived)
    return [row["update_id"] for row in rows if row is not None]


def _values(one: Arrived | Waiting) -> dict[str, object]:
    return {"update": one.update_id, "chat": one.chat_id, "person": one.person_id, "payload": one.payload}


def waiting(tx: Tx, bot_id: int, limit: int) -> list[Waiting]:
    """Return the oldest updates that are not done, oldest first."""
    sql = """SELECT update_id, chat_id, person_id, payload, effect_at, about, tries FROM inbox
             WHERE bot_id = :bot AND done_at IS NULL ORDER BY update_id LIMIT :limit"""
    return [Waiting(**row) for row in tx.all(sql, bot=bot_id, limit=limit)]


def mark_effect(tx: Tx, bot_id: int, update: Waiting, about: str | None, now: int) -> bool:
    """Say that the business transaction of an update is the one being committed; False when it had one before.

    An update that is not kept yet is kept by it.
    """
    sql = """INSERT INTO inbox (bot_id, update_id, chat_id, person_id, payload, received_at, tries, effect_at, about)
             VALUES (:bot, :update, cast(:chat AS bigint), cast(:person AS bigint), :payload, :now, 0,
                     :now, cast(:about AS text))
             ON CONFLICT (bot_id, update_id)
             DO UPDATE SET effect_at = excluded.effect_at, about = excluded.about WHERE inbox.effect_at IS NULL"""
    return tx.run(sql, bot=bot_id, about=about, now=now, **_values(update)) == 1


def effect_of(tx: Tx, bot_id: int, update_id: int) -> Effect | None:
    """Return the effect that an update has had, None when it has had none."""
    sql = """SELECT about FROM inbox
             WHERE bot_id = :bot AND update_id = :update AND effect_at IS NOT NULL"""
    row = tx.one(sql, bot=bot_id, update=update_id)
    return None if row is None else Effect(row["about"])


def mark_done(tx: Tx, bot_id: int, update_ids: tuple[int, ...], now: int) -> None:
    """Say that the handlers of these updates have returned."""
    sql = """UPDATE inbox SET done_at = :now
             WHERE bot_id = :bot AND update_id IN :updates AND done_at IS NULL"""
    tx.run(sql, bot=bot_id, updates=update_ids, now=now)


def keep_done(tx: Tx, bot_id: int, updates: Sequence[Waiting], now: int) -> None:
    """Keep updates whose handlers have returned already."""
    sql = """INSERT INTO inbox (bot_id, update_id, chat_id, person_id, payload, received_at, tries, done_at)
             VALUES (:bot, :update, cast(:chat AS bigint), cast(:person AS bigint), :payload, :now, 0, :now)
             ON CONFLICT (bot_id, update_id) DO NOTHING"""
    tx.many(sql, [{"bot": bot_id, "now": now, **_values(one)} for one in updates])


def set_aside(tx: Tx, bot_id: int, update_id: int, problem: str, now: int) -> None:
    """Give an update up: it is done, and why stands beside it."""
    sql = """UPDATE inbox SET done_at = :now, problem = :problem
             WHERE bot_id = :bot AND update_id = :update AND done_at IS NULL"""
    tx.run(sql, bot=bot_id, update=update_id, problem=problem, now=now)


def begin_again(tx: Tx, bot_id: int, update_id: int, tries: int) -> None:
    """Say that a process begins to handle what an earlier one did not finish."""
    sql = "UPDATE inbox SET tries = :tries WHERE bot_id = :bot AND update_id = :update"
    tx.run(sql, bot=bot_id, update=update_id, tries=tries)


def prune(tx: Tx, before: int, without_effect_before: int) -> int:
    """Delete done updates that are old; return how many."""
    sql = """DELETE FROM inbox
             WHERE done_at < :before OR (done_at < :plain AND effect_at IS NULL)"""
    return tx.run(sql, before=before, plain=without_effect_before)
