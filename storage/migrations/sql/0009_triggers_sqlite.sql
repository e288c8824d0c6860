DROP TRIGGER orders_move;

CREATE TRIGGER orders_move BEFORE UPDATE OF state ON orders
WHEN OLD.state <> NEW.state AND NOT CASE OLD.state
    WHEN 'held' THEN NEW.state = 'sending' OR NEW.state = 'released' OR NEW.state = 'unknown'
    WHEN 'sending' THEN NEW.state = 'held' OR NEW.state = 'placed' OR NEW.state = 'rejected' OR NEW.state = 'unknown'
    WHEN 'unknown' THEN NEW.state = 'placed' OR NEW.state = 'released' OR NEW.state = 'rejected'
    WHEN 'placed' THEN NEW.state = 'settled'
    ELSE 0
END
BEGIN
    SELECT RAISE(ABORT, 'an order cannot move that way');
END;

DROP TRIGGER requests_move;

CREATE TRIGGER requests_move BEFORE UPDATE OF state ON requests
WHEN OLD.state <> NEW.state AND NOT CASE OLD.state
    WHEN 'asked' THEN NEW.state = 'no_answer' OR NEW.state = 'done'
    WHEN 'no_answer' THEN NEW.state = 'asked' OR NEW.state = 'requested' OR NEW.state = 'refused' OR NEW.state = 'done'
    WHEN 'requested' THEN NEW.state = 'done'
    ELSE 0
END
BEGIN
    SELECT RAISE(ABORT, 'a request cannot move that way');
END;
