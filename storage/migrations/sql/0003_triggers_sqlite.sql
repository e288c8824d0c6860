CREATE TRIGGER requests_move BEFORE UPDATE OF state ON requests
WHEN OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN (
    'asked>no_answer', 'asked>done',
    'no_answer>asked', 'no_answer>requested', 'no_answer>refused', 'no_answer>done',
    'requested>done')
BEGIN
    SELECT RAISE(ABORT, 'a request cannot move that way');
END;

CREATE TRIGGER requests_kept BEFORE DELETE ON requests
BEGIN
    SELECT RAISE(ABORT, 'requests are kept');
END;

CREATE TRIGGER services_refill_anew AFTER UPDATE OF refill ON services
WHEN NEW.refill <> OLD.refill
BEGIN
    DELETE FROM unsupported WHERE service_id = NEW.id AND kind = 'refill';
END;

CREATE TRIGGER services_cancel_anew AFTER UPDATE OF cancel ON services
WHEN NEW.cancel <> OLD.cancel
BEGIN
    DELETE FROM unsupported WHERE service_id = NEW.id AND kind = 'cancel';
END;
