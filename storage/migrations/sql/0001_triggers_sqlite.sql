CREATE TRIGGER services_free_ends AFTER UPDATE OF rate ON services
WHEN NEW.rate <> OLD.rate
BEGIN
    UPDATE services SET free_by = NULL WHERE id = NEW.id;
END;

CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers
BEGIN
    SELECT RAISE(ABORT, 'transfers are append-only');
END;

CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers
BEGIN
    SELECT RAISE(ABORT, 'transfers are append-only');
END;

CREATE TRIGGER transfers_cache AFTER INSERT ON transfers
BEGIN
    INSERT INTO balances (account, amount)
    SELECT account, 0 FROM (SELECT NEW.from_account AS account UNION SELECT NEW.to_account)
    WHERE (account LIKE 'held:%' OR account LIKE 'available:%')
    ON CONFLICT (account) DO NOTHING;
    UPDATE balances SET amount = amount - NEW.amount WHERE account = NEW.from_account;
    UPDATE balances SET amount = amount + NEW.amount WHERE account = NEW.to_account;
END;

CREATE TRIGGER orders_move BEFORE UPDATE OF state ON orders
WHEN OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN (
    'held>sending', 'held>released', 'held>unknown',
    'sending>held', 'sending>placed', 'sending>rejected', 'sending>unknown',
    'unknown>placed', 'unknown>released', 'unknown>rejected',
    'placed>settled')
BEGIN
    SELECT RAISE(ABORT, 'an order cannot move that way');
END;

CREATE TRIGGER orders_kept BEFORE DELETE ON orders
BEGIN
    SELECT RAISE(ABORT, 'orders are kept');
END;

CREATE TRIGGER orders_refund_grows BEFORE UPDATE OF refunded ON orders
WHEN NEW.refunded < OLD.refunded
BEGIN
    SELECT RAISE(ABORT, 'refunds only grow');
END;

CREATE TRIGGER orders_price_fixed BEFORE UPDATE OF price, quote_id, person_id ON orders
WHEN NEW.price <> OLD.price OR NEW.quote_id <> OLD.quote_id OR NEW.person_id <> OLD.person_id
BEGIN
    SELECT RAISE(ABORT, 'what was confirmed stays');
END;
