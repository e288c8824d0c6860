-- Of an order on its way each of these three was written at Confirm and at every move; one serves them all.
DROP INDEX orders_due;

DROP INDEX orders_open;

DROP INDEX orders_sending;

CREATE INDEX orders_open ON orders (state, panel_id, send_at) WHERE state IN ('held', 'sending', 'unknown');

-- Nobody asks what the house gave: it gives with every order of a private shop.
DROP INDEX transfers_from;

CREATE INDEX transfers_from ON transfers (from_account, at) WHERE from_account <> 'house';
