-- When an order is to be sent and how often, where not at once: a JSON object that goes from a draft into its quote.
ALTER TABLE drafts ADD COLUMN plan TEXT;

ALTER TABLE quotes ADD COLUMN plan TEXT;

-- An order that is repeated: what its quote says, at most at that price. It holds no money; an order does, when it is due.
-- Days are those of its zone, minute counts from their midnight. next_on is the day it waits for, next_at when it is
-- looked at for it, which is later than that day's moment while something is in the way.
CREATE TABLE schedules (
    id         {id},
    person_id  BIGINT NOT NULL CONSTRAINT schedules_person REFERENCES people (id),
    quote_id   BIGINT NOT NULL CONSTRAINT schedules_quote UNIQUE CONSTRAINT schedules_quote_of REFERENCES quotes (id),
    service_id BIGINT NOT NULL CONSTRAINT schedules_service REFERENCES services (id),
    repeat     TEXT NOT NULL CONSTRAINT schedules_repeat CHECK (repeat IN ('daily', 'weekly')),
    zone       TEXT NOT NULL,
    minute     BIGINT NOT NULL CONSTRAINT schedules_minute CHECK (minute >= 0 AND minute < 1440),
    first_on   TEXT NOT NULL,
    until_on   TEXT,
    times      BIGINT CONSTRAINT schedules_times CHECK (times > 0),
    budget     BIGINT CONSTRAINT schedules_budget CHECK (budget > 0),
    state      TEXT NOT NULL CONSTRAINT schedules_state CHECK (state IN ('active', 'paused', 'ended')),
    reason     TEXT,
    next_on    TEXT,
    next_at    BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    ended_at   BIGINT,
    CONSTRAINT schedules_end CHECK (until_on IS NOT NULL OR times IS NOT NULL),
    CONSTRAINT schedules_reason_of CHECK ((state = 'active') = (reason IS NULL)),
    CONSTRAINT schedules_next CHECK ((state = 'active') = (next_at IS NOT NULL) AND (next_at IS NULL) = (next_on IS NULL)),
    CONSTRAINT schedules_ended CHECK ((state = 'ended') = (ended_at IS NOT NULL))
);

CREATE INDEX schedules_due ON schedules (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX schedules_of_person ON schedules (person_id, id);

CREATE INDEX schedules_of_service ON schedules (service_id) WHERE state <> 'ended';

-- What became of a day of a schedule: its order, or why there is none. One row a day is one order a day at most.
CREATE TABLE occurrences (
    schedule_id BIGINT NOT NULL CONSTRAINT occurrences_schedule REFERENCES schedules (id),
    day         TEXT NOT NULL,
    order_id    BIGINT CONSTRAINT occurrences_order UNIQUE CONSTRAINT occurrences_order_of REFERENCES orders (id),
    reason      TEXT,
    at          BIGINT NOT NULL,
    CONSTRAINT occurrences_pk PRIMARY KEY (schedule_id, day),
    CONSTRAINT occurrences_outcome CHECK ((order_id IS NULL) = (reason IS NOT NULL))
);
