DROP TRIGGER transfers_cache;

CREATE TRIGGER transfers_taken AFTER INSERT ON transfers
WHEN NEW.from_account LIKE 'held:%' OR NEW.from_account LIKE 'available:%'
BEGIN
    INSERT INTO balances (account, amount) VALUES (NEW.from_account, 0) ON CONFLICT (account) DO NOTHING;
    UPDATE balances SET amount = amount - NEW.amount WHERE account = NEW.from_account;
END;

CREATE TRIGGER transfers_given AFTER INSERT ON transfers
WHEN NEW.to_account LIKE 'held:%' OR NEW.to_account LIKE 'available:%'
BEGIN
    INSERT INTO balances (account, amount) VALUES (NEW.to_account, NEW.amount)
    ON CONFLICT (account) DO UPDATE SET amount = balances.amount + NEW.amount;
END;
