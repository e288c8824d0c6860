CREATE TRIGGER schedules_over BEFORE UPDATE OF state ON schedules
WHEN OLD.state = 'ended' AND NEW.state <> 'ended'
BEGIN
    SELECT RAISE(ABORT, 'what has ended is not repeated again');
END;

CREATE TRIGGER occurrences_fixed BEFORE UPDATE ON occurrences
BEGIN
    SELECT RAISE(ABORT, 'what became of a day stays');
END;

CREATE TRIGGER occurrences_kept BEFORE DELETE ON occurrences
BEGIN
    SELECT RAISE(ABORT, 'what became of a day stays');
END;
