CREATE TRIGGER schedules_over BEFORE UPDATE OF state ON schedules
FOR EACH ROW WHEN (OLD.state = 'ended' AND NEW.state <> 'ended')
EXECUTE FUNCTION refuse('what has ended is not repeated again');

CREATE TRIGGER occurrences_fixed BEFORE UPDATE ON occurrences
FOR EACH ROW EXECUTE FUNCTION refuse('what became of a day stays');

CREATE TRIGGER occurrences_kept BEFORE DELETE ON occurrences
FOR EACH ROW EXECUTE FUNCTION refuse('what became of a day stays');
