CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'check_violation';
END $$;

CREATE FUNCTION transfers_cache() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO balances (account, amount)
    SELECT account, 0 FROM (SELECT NEW.from_account AS account UNION SELECT NEW.to_account) AS sides
    WHERE account LIKE 'held:%' OR account LIKE 'available:%'
    ORDER BY account
    ON CONFLICT (account) DO NOTHING;
    UPDATE balances SET amount = amount - NEW.amount WHERE account = NEW.from_account;
    UPDATE balances SET amount = amount + NEW.amount WHERE account = NEW.to_account;
    RETURN NULL;
END $$;

CREATE FUNCTION forget_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.free_by := NULL;
    RETURN NEW;
END $$;

CREATE TRIGGER services_free_ends BEFORE UPDATE OF rate ON services
FOR EACH ROW WHEN (NEW.rate <> OLD.rate)
EXECUTE FUNCTION forget_free();

CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers
FOR EACH ROW EXECUTE FUNCTION refuse('transfers are append-only');

CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers
FOR EACH ROW EXECUTE FUNCTION refuse('transfers are append-only');

CREATE TRIGGER transfers_no_truncate BEFORE TRUNCATE ON transfers
FOR EACH STATEMENT EXECUTE FUNCTION refuse('transfers are append-only');

CREATE TRIGGER transfers_cache AFTER INSERT ON transfers
FOR EACH ROW EXECUTE FUNCTION transfers_cache();

CREATE TRIGGER orders_move BEFORE UPDATE OF state ON orders
FOR EACH ROW WHEN (OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN (
    'held>sending', 'held>released', 'held>unknown',
    'sending>held', 'sending>placed', 'sending>rejected', 'sending>unknown',
    'unknown>placed', 'unknown>released', 'unknown>rejected',
    'placed>settled'))
EXECUTE FUNCTION refuse('an order cannot move that way');

CREATE TRIGGER orders_kept BEFORE DELETE ON orders
FOR EACH ROW EXECUTE FUNCTION refuse('orders are kept');

CREATE TRIGGER orders_refund_grows BEFORE UPDATE OF refunded ON orders
FOR EACH ROW WHEN (NEW.refunded < OLD.refunded)
EXECUTE FUNCTION refuse('refunds only grow');

CREATE TRIGGER orders_price_fixed BEFORE UPDATE OF price, quote_id, person_id ON orders
FOR EACH ROW WHEN (NEW.price <> OLD.price OR NEW.quote_id <> OLD.quote_id OR NEW.person_id <> OLD.person_id)
EXECUTE FUNCTION refuse('what was confirmed stays');
