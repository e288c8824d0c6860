"""Queries that must find nothing: each names rows that break an invariant of the books.

Those with `:after` and `:upto` look at orders of these numbers alone: all of a big shop would be one long reading.
"""

from storage.database import Row, Tx
from storage.ledger import OF_OTHERS

BALANCE_DIFFERS = f"""
    SELECT b.account AS what, b.amount AS cached,
           coalesce((SELECT sum(amount) FROM transfers t WHERE t.to_account = b.account), 0)
         - coalesce((SELECT sum(amount) FROM transfers t WHERE t.from_account = b.account
                      AND t.from_account {OF_OTHERS}), 0) AS summed
    FROM balances b
    WHERE b.amount <> coalesce((SELECT sum(amount) FROM transfers t WHERE t.to_account = b.account), 0)
                    - coalesce((SELECT sum(amount) FROM transfers t WHERE t.from_account = b.account
                      AND t.from_account {OF_OTHERS}), 0)"""

BALANCE_MISSING = """
    SELECT DISTINCT t.to_account AS what FROM transfers t
    WHERE (t.to_account LIKE :held OR t.to_account LIKE :available)
      AND NOT EXISTS (SELECT 1 FROM balances b WHERE b.account = t.to_account)"""

BALANCE_NEGATIVE = "SELECT account AS what, amount FROM balances WHERE amount < 0"

# In held, sending and unknown the price is in held; afterwards it was charged, or went back in full.
MONEY_ELSEWHERE = """
    SELECT o.id AS what, o.state, o.price,
           coalesce(sum(CASE WHEN t.kind = :hold THEN t.amount END), 0) AS held,
           coalesce(sum(CASE WHEN t.kind = :back THEN t.amount END), 0) AS back,
           coalesce(sum(CASE WHEN t.kind = :charge THEN t.amount END), 0) AS charged
    FROM orders o LEFT JOIN transfers t ON t.order_id = o.id
    WHERE o.id > :after AND o.id <= :upto
    GROUP BY o.id, o.state, o.price
    HAVING coalesce(sum(CASE WHEN t.kind = :hold THEN t.amount END), 0) <> o.price
        OR coalesce(sum(CASE WHEN t.kind = :back THEN t.amount END), 0)
           <> CASE WHEN o.state IN :given_back THEN o.price ELSE 0 END
        OR coalesce(sum(CASE WHEN t.kind = :charge THEN t.amount END), 0)
           <> CASE WHEN o.state IN :charged THEN o.price ELSE 0 END"""

REFUND_DIFFERS = """
    SELECT o.id AS what, o.refunded, o.price,
           coalesce((SELECT sum(amount) FROM transfers t WHERE t.order_id = o.id AND t.kind = :refund), 0) AS paid
    FROM orders o
    WHERE o.id > :after AND o.id <= :upto AND (
        o.refunded <> coalesce(
            (SELECT sum(amount) FROM transfers t WHERE t.order_id = o.id AND t.kind = :refund), 0)
        OR o.refunded > CASE WHEN o.state = :settled THEN o.price ELSE 0 END)"""

# What lies in a person's held account is what their open orders wait with.
HELD_DIFFERS = """
    SELECT b.account AS what, b.amount AS cached, coalesce(waiting.owed, 0) AS owed
    FROM balances b
    LEFT JOIN (SELECT person_id, sum(price) AS owed FROM orders WHERE state IN :open GROUP BY person_id) AS waiting
      ON b.account = :held_of || cast(waiting.person_id AS text)
    WHERE b.account LIKE :held AND b.amount <> coalesce(waiting.owed, 0)"""

# Each kind of transfer goes between the accounts of its own order's person and panel only.
STRANGE_SIDES = """
    SELECT t.id AS what, t.order_id, t.kind, t.from_account, t.to_account
    FROM transfers t
    JOIN (SELECT id, :held_of || cast(person_id AS text) AS held, :available_of || cast(person_id AS text) AS available,
                 :spent_of || cast(person_id AS text) AS spent, :panel_of || cast(panel_id AS text) AS panel
          FROM orders WHERE id > :after AND id <= :upto) AS o ON o.id = t.order_id
    WHERE t.order_id > :after AND t.order_id <= :upto AND NOT (
        (t.kind = :hold AND t.from_account IN (:house, o.available) AND t.to_account = o.held)
        OR (t.kind = :back AND t.from_account = o.held AND t.to_account IN (:house, o.available))
        OR (t.kind = :charge AND t.from_account = o.held AND t.to_account IN (o.spent, :sales))
        OR (t.kind = :refund AND t.from_account = o.spent AND t.to_account = :house)
        OR (t.kind = :refund AND t.from_account = :refunds AND t.to_account = o.available)
        OR (t.kind IN (:cost, :cost_fix) AND t.from_account = o.panel AND t.to_account = :cost)
        OR (t.kind = :cost_fix AND t.from_account = :cost AND t.to_account = o.panel))"""

# Wallets are filled by payments; everything else is about an order.
NOBODYS = """
    SELECT id AS what, kind, from_account, to_account FROM transfers
    WHERE order_id IS NULL AND NOT (from_account = :payments AND to_account LIKE :available)"""

# The key of a refund carries the total after it: a gap or a step back shows.
STRANGE_KEY = """
    SELECT id AS what, order_id, key, expected FROM (
        SELECT id, order_id, key,
               :prefix || cast(order_id AS text) || :slash || kind
               || CASE WHEN kind = :refund
                       THEN :slash || cast(sum(amount) OVER (PARTITION BY order_id, kind ORDER BY id) AS text)
                       ELSE :nothing END AS expected
        FROM transfers WHERE order_id > :after AND order_id <= :upto
    ) AS written WHERE key <> expected"""

COST_DIFFERS = """
    SELECT o.id AS what, o.state, o.cost, coalesce(sum(CASE WHEN t.kind = :cost THEN t.amount END), 0) AS written,
           count(CASE WHEN t.kind = :cost_fix THEN 1 END) AS corrected
    FROM orders o LEFT JOIN transfers t ON t.order_id = o.id AND t.kind IN (:cost, :cost_fix)
    WHERE o.id > :after AND o.id <= :upto
    GROUP BY o.id, o.state, o.cost
    HAVING coalesce(sum(CASE WHEN t.kind = :cost THEN t.amount END), 0)
           <> CASE WHEN o.state IN :charged THEN o.cost ELSE 0 END
        OR count(CASE WHEN t.kind = :cost_fix THEN 1 END) > CASE WHEN o.state IN :charged THEN 1 ELSE 0 END"""

PRICE_WRONG = """
    SELECT o.id AS what, o.price, q.price AS confirmed, o.cost FROM orders o JOIN quotes q ON q.id = o.quote_id
    WHERE o.id > :after AND o.id <= :upto
      AND (o.price > q.price OR o.price < o.cost OR o.person_id <> q.person_id
           OR o.panel_id <> q.panel_id OR o.service_id <> q.service_id)"""

TWO_ORDERS = """
    SELECT quote_id AS what, count(*) AS orders FROM orders GROUP BY quote_id HAVING count(*) > 1"""

# An order goes to the panel once for each time it was held: confirmed, or put back because nothing was executed.
SENT_TOO_OFTEN = """
    SELECT o.id AS what, o.sends,
           count(CASE WHEN e.event = :held THEN 1 END) AS held, count(CASE WHEN e.event = :sending THEN 1 END) AS sent
    FROM orders o LEFT JOIN order_events e ON e.order_id = o.id
    WHERE o.id > :after AND o.id <= :upto
    GROUP BY o.id, o.sends
    HAVING o.sends <> count(CASE WHEN e.event = :sending THEN 1 END)
        OR o.sends > count(CASE WHEN e.event = :held THEN 1 END)"""

PLACED_WITHOUT_NUMBER = """
    SELECT o.id AS what, o.state FROM orders o
    WHERE o.id > :after AND o.id <= :upto AND o.state IN :charged
      AND NOT EXISTS (SELECT 1 FROM panel_orders p WHERE p.order_id = o.id AND NOT p.is_child)"""

NUMBER_SHARED = """
    SELECT p.number AS what, p.panel_id, p.order_id FROM panel_orders p JOIN orders o ON o.id = p.order_id
    WHERE p.panel_id <> o.panel_id
    UNION ALL
    SELECT number AS what, panel_id, count(*) AS order_id FROM panel_orders
    GROUP BY panel_id, number HAVING count(*) > 1"""

OPEN_TOO_EARLY = """
    SELECT o.id AS what, o.state, o.unsettled, o.panel_status FROM orders o
    WHERE o.id > :after AND o.id <= :upto AND o.state NOT IN :charged AND (o.unsettled IS NOT NULL OR o.panel_status IS NOT NULL)"""

# What is held counts as spent; a refund makes room again.
REPEATED_TOO_MUCH = """
    SELECT s.id AS what, s.budget, s.times, count(*) AS orders,
           sum(CASE WHEN o.state NOT IN :back THEN o.price - o.refunded ELSE 0 END) AS spent
    FROM schedules s JOIN occurrences c ON c.schedule_id = s.id JOIN orders o ON o.id = c.order_id
    GROUP BY s.id, s.budget, s.times
    HAVING sum(CASE WHEN o.state NOT IN :back THEN o.price - o.refunded ELSE 0 END) > s.budget
        OR count(*) > s.times"""

REPEATED_FOR_ANOTHER = """
    SELECT s.id AS what, c.day, o.id AS order_id, o.person_id
    FROM schedules s JOIN occurrences c ON c.schedule_id = s.id JOIN orders o ON o.id = c.order_id
    JOIN quotes q ON q.id = s.quote_id
    WHERE o.person_id <> s.person_id OR q.person_id <> s.person_id
    UNION ALL
    SELECT schedule_id AS what, day, count(*) AS order_id, 0 AS person_id FROM occurrences
    GROUP BY schedule_id, day HAVING count(*) > 1"""

STORY_ENDS_ELSEWHERE = """
    SELECT o.id AS what, o.state FROM orders o
    WHERE o.id > :after AND o.id <= :upto
      AND o.state <> coalesce((SELECT e.event FROM order_events e WHERE e.order_id = o.id AND e.event IN :states
                               ORDER BY e.id DESC LIMIT 1), :nothing)"""

STORY_JUMPS = """
    SELECT order_id AS what, move FROM (
        SELECT order_id, coalesce(lag(event) OVER (PARTITION BY order_id ORDER BY id), :nothing) || :to || event AS move
        FROM order_events WHERE event IN :states AND order_id > :after AND order_id <= :upto
    ) AS moves WHERE move NOT IN :moves"""

# Sent rows are forgotten in time, so only what happened lately can be shown to have been told.
STATE_UNTOLD = """
    SELECT e.order_id AS what, e.event, e.at FROM order_events e
    WHERE e.order_id > :after AND e.order_id <= :upto AND e.event IN :states
      AND e.at > (SELECT at FROM order_events ORDER BY id DESC LIMIT 1) - :lately
      AND NOT EXISTS (SELECT 1 FROM outbox x WHERE x.order_id = e.order_id AND x.created_at = e.at)
      AND NOT EXISTS (SELECT 1 FROM outbox x JOIN orders o ON o.id = e.order_id JOIN quotes q ON q.id = o.quote_id
                      WHERE x.key = :batch || cast(q.batch_id AS text) || :progress
                                    || cast(e.at / cast(:every AS bigint) AS text))"""

TERMS_NOT_ACCEPTED = """
    SELECT o.id AS what, o.person_id FROM orders o JOIN people p ON p.id = o.person_id
    WHERE o.id > :after AND o.id <= :upto AND p.terms_at IS NULL"""


def last_order(tx: Tx) -> int:
    """Return the number of the newest order, 0 when there is none."""
    row = tx.one("SELECT max(id) AS id FROM orders")
    return 0 if row is None or row["id"] is None else int(row["id"])


def rows(tx: Tx, sql: str, **params: object) -> list[Row]:
    """Return what one of the queries above finds."""
    return tx.all(sql, **params)
