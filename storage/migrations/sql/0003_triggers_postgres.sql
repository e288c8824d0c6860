CREATE FUNCTION forget_unsupported() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM unsupported WHERE service_id = NEW.id AND kind = TG_ARGV[0];
    RETURN NULL;
END $$;

CREATE TRIGGER requests_move BEFORE UPDATE OF state ON requests
FOR EACH ROW WHEN (OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN (
    'asked>no_answer', 'asked>done',
    'no_answer>asked', 'no_answer>requested', 'no_answer>refused', 'no_answer>done',
    'requested>done'))
EXECUTE FUNCTION refuse('a request cannot move that way');

CREATE TRIGGER requests_kept BEFORE DELETE ON requests
FOR EACH ROW EXECUTE FUNCTION refuse('requests are kept');

CREATE TRIGGER services_refill_anew AFTER UPDATE OF refill ON services
FOR EACH ROW WHEN (NEW.refill <> OLD.refill)
EXECUTE FUNCTION forget_unsupported('refill');

CREATE TRIGGER services_cancel_anew AFTER UPDATE OF cancel ON services
FOR EACH ROW WHEN (NEW.cancel <> OLD.cancel)
EXECUTE FUNCTION forget_unsupported('cancel');
