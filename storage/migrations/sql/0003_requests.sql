-- What a customer wants of an order at the panel: a refill, or that it is cancelled. number is the panel's own id of a
-- refill, word what became of the request, next_at when it is the turn of whoever asks the panel.
CREATE TABLE requests (
    id            {id},
    order_id      BIGINT NOT NULL CONSTRAINT requests_order REFERENCES orders (id),
    panel_id      BIGINT NOT NULL CONSTRAINT requests_panel REFERENCES panels (id),
    kind          TEXT NOT NULL CONSTRAINT requests_kind CHECK (kind IN ('refill', 'cancel')),
    state         TEXT NOT NULL CONSTRAINT requests_state
                  CHECK (state IN ('asked', 'no_answer', 'requested', 'refused', 'done')),
    sends         BIGINT NOT NULL,
    number        TEXT,
    word          TEXT,
    reason        TEXT,
    trouble_since BIGINT,
    possible_at   BIGINT,
    remind_at     BIGINT,
    asked_at      BIGINT NOT NULL,
    sent_at       BIGINT,
    answered_at   BIGINT,
    ended_at      BIGINT,
    next_at       BIGINT,
    CONSTRAINT requests_sent CHECK (state IN ('asked', 'done') OR sent_at IS NOT NULL),
    CONSTRAINT requests_refused CHECK ((state = 'refused') = (reason IS NOT NULL)),
    CONSTRAINT requests_ended CHECK ((state IN ('refused', 'done')) = (ended_at IS NOT NULL))
);

CREATE UNIQUE INDEX requests_open ON requests (order_id, kind) WHERE state IN ('asked', 'no_answer', 'requested');

CREATE INDEX requests_of_order ON requests (order_id, id);

CREATE INDEX requests_due ON requests (panel_id, next_at) WHERE next_at IS NOT NULL;

-- What a panel says a service does not support, whatever its flag promised; a trigger forgets it when the flag changes.
CREATE TABLE unsupported (
    service_id BIGINT NOT NULL CONSTRAINT unsupported_service REFERENCES services (id),
    kind       TEXT NOT NULL CONSTRAINT unsupported_kind CHECK (kind IN ('refill', 'cancel')),
    at         BIGINT NOT NULL,
    CONSTRAINT unsupported_pk PRIMARY KEY (service_id, kind)
);
