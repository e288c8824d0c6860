-- Statements are parted by an empty line. {id} is the engine's own way to number rows, never reusing a number.
-- Times are milliseconds UTC, money is micro-units, rates and charges are exact decimals as text.

-- Facts about this database itself: currency of the books, mode, backup and moved marks.
CREATE TABLE marks (
    name  TEXT NOT NULL CONSTRAINT marks_pk PRIMARY KEY,
    value TEXT NOT NULL,
    at    BIGINT NOT NULL
);

CREATE TABLE people (
    id              BIGINT NOT NULL CONSTRAINT people_pk PRIMARY KEY,
    name            TEXT NOT NULL,
    username        TEXT,
    client_language TEXT,
    language        TEXT,
    zone            TEXT,
    terms_at        BIGINT,
    blocked_at      BIGINT,
    first_seen_at   BIGINT NOT NULL
);

-- Who became owner by opening a claim link; ADMINS and MEMBERS stand in the settings.
CREATE TABLE owners (
    person_id BIGINT NOT NULL CONSTRAINT owners_pk PRIMARY KEY CONSTRAINT owners_person REFERENCES people (id),
    at        BIGINT NOT NULL
);

CREATE TABLE claims (
    code_hash  TEXT NOT NULL CONSTRAINT claims_pk PRIMARY KEY,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_by    BIGINT,
    used_at    BIGINT,
    CONSTRAINT claims_used CHECK ((used_by IS NULL) = (used_at IS NULL))
);

-- unanswered counts sends in a row that no answer came to.
CREATE TABLE panels (
    id            {id},
    address       TEXT NOT NULL CONSTRAINT panels_address UNIQUE,
    currency      TEXT,
    unanswered    BIGINT NOT NULL DEFAULT 0,
    first_seen_at BIGINT NOT NULL,
    synced_at     BIGINT,
    sync_tried_at BIGINT,
    sync_problem  TEXT
);

-- number is the panel's own id of the service. A panel may reuse it: then the old row is gone and a new one lives.
-- free_by is the admin who lets it be sold at its rate of 0; a trigger forgets it when the rate changes.
CREATE TABLE services (
    id            {id},
    panel_id      BIGINT NOT NULL CONSTRAINT services_panel REFERENCES panels (id),
    number        TEXT NOT NULL,
    name          TEXT NOT NULL,
    category      TEXT NOT NULL,
    type          TEXT NOT NULL,
    rate          TEXT NOT NULL,
    min           BIGINT NOT NULL,
    max           BIGINT NOT NULL,
    refill        TEXT NOT NULL CONSTRAINT services_refill CHECK (refill IN ('yes', 'no', 'unknown')),
    cancel        TEXT NOT NULL CONSTRAINT services_cancel CHECK (cancel IN ('yes', 'no', 'unknown')),
    dripfeed      TEXT NOT NULL CONSTRAINT services_dripfeed CHECK (dripfeed IN ('yes', 'no', 'unknown')),
    description   TEXT,
    average_time  TEXT,
    platform      TEXT NOT NULL,
    kind          TEXT NOT NULL,
    position      BIGINT NOT NULL,
    denied_by     TEXT,
    free_by       BIGINT,
    first_seen_at BIGINT NOT NULL,
    changed_at    BIGINT NOT NULL,
    gone_at       BIGINT
);

CREATE UNIQUE INDEX services_live ON services (panel_id, number) WHERE gone_at IS NULL;

-- A service that is shown but not sold. seen is the changed fact that waits for two agreeing syncs.
CREATE TABLE suspensions (
    service_id BIGINT NOT NULL CONSTRAINT suspensions_pk PRIMARY KEY
               CONSTRAINT suspensions_service REFERENCES services (id),
    reason     TEXT NOT NULL,
    detail     TEXT NOT NULL,
    seen       TEXT,
    agreed     BIGINT NOT NULL,
    agreed_at  BIGINT,
    since      BIGINT NOT NULL
);

CREATE TABLE pauses (
    panel_id BIGINT NOT NULL CONSTRAINT pauses_panel REFERENCES panels (id),
    kind     TEXT NOT NULL CONSTRAINT pauses_kind CHECK (kind IN ('outage', 'funds', 'key', 'stale', 'maintenance', 'restored')),
    detail   TEXT NOT NULL,
    since    BIGINT NOT NULL,
    CONSTRAINT pauses_pk PRIMARY KEY (panel_id, kind)
);

CREATE TABLE balance_readings (
    id       {id},
    panel_id BIGINT NOT NULL CONSTRAINT readings_panel REFERENCES panels (id),
    amount   TEXT NOT NULL,
    currency TEXT NOT NULL,
    cause    TEXT NOT NULL,
    at       BIGINT NOT NULL
);

CREATE INDEX readings_latest ON balance_readings (panel_id, id);

-- Error texts of a panel that no rule knows, without key and link, so that the rules can grow.
CREATE TABLE unknown_texts (
    panel_id BIGINT NOT NULL CONSTRAINT texts_panel REFERENCES panels (id),
    action   TEXT NOT NULL,
    text     TEXT NOT NULL,
    times    BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    CONSTRAINT texts_pk PRIMARY KEY (panel_id, action, text)
);

-- A half-made order or a pasted link: what buttons refer to. Lives 30 days.
CREATE TABLE drafts (
    id         {id},
    person_id  BIGINT NOT NULL CONSTRAINT drafts_person REFERENCES people (id),
    service_id BIGINT CONSTRAINT drafts_service REFERENCES services (id),
    link       TEXT,
    quantity   BIGINT,
    fields     TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX drafts_old ON drafts (created_at);

-- rules is a fingerprint of what must not change between quote and sending: name, type, limits, policy.
CREATE TABLE quotes (
    id           {id},
    person_id    BIGINT NOT NULL CONSTRAINT quotes_person REFERENCES people (id),
    panel_id     BIGINT NOT NULL CONSTRAINT quotes_panel REFERENCES panels (id),
    service_id   BIGINT NOT NULL CONSTRAINT quotes_service REFERENCES services (id),
    service_name TEXT NOT NULL,
    type         TEXT NOT NULL,
    link         TEXT NOT NULL,
    link_key     TEXT NOT NULL,
    fields       TEXT NOT NULL,
    quantity     BIGINT CONSTRAINT quotes_quantity CHECK (quantity > 0),
    units        BIGINT NOT NULL CONSTRAINT quotes_units CHECK (units > 0),
    rate         TEXT NOT NULL,
    cost         BIGINT NOT NULL CONSTRAINT quotes_cost CHECK (cost >= 0),
    price        BIGINT NOT NULL,
    currency     TEXT NOT NULL,
    rules        TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    CONSTRAINT quotes_price CHECK (price >= cost)
);

CREATE INDEX quotes_old ON quotes (created_at);

CREATE TABLE orders (
    id           {id},
    quote_id     BIGINT NOT NULL CONSTRAINT orders_quote UNIQUE CONSTRAINT orders_quote_of REFERENCES quotes (id),
    person_id    BIGINT NOT NULL CONSTRAINT orders_person REFERENCES people (id),
    panel_id     BIGINT NOT NULL CONSTRAINT orders_panel REFERENCES panels (id),
    service_id   BIGINT NOT NULL CONSTRAINT orders_service REFERENCES services (id),
    link_key     TEXT NOT NULL,
    price        BIGINT NOT NULL,
    cost         BIGINT NOT NULL CONSTRAINT orders_cost CHECK (cost >= 0),
    state        TEXT NOT NULL CONSTRAINT orders_state CHECK (state IN
                 ('held', 'sending', 'placed', 'settled', 'released', 'rejected', 'unknown')),
    panel_status TEXT,
    refunded     BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    sends        BIGINT NOT NULL,
    reason       TEXT,
    unsettled    TEXT,
    send_at      BIGINT NOT NULL,
    send_until   BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    sent_at      BIGINT,
    placed_at    BIGINT,
    ended_at     BIGINT,
    changed_at   BIGINT NOT NULL,
    CONSTRAINT orders_price CHECK (price >= cost),
    CONSTRAINT orders_refunded CHECK (refunded >= 0 AND refunded <= price),
    CONSTRAINT orders_sent CHECK (state IN ('held', 'released', 'unknown') OR sent_at IS NOT NULL),
    CONSTRAINT orders_placed CHECK (state NOT IN ('placed', 'settled') OR placed_at IS NOT NULL)
);

CREATE INDEX orders_of_person ON orders (person_id, id);

CREATE INDEX orders_due ON orders (panel_id, send_at) WHERE state = 'held';

CREATE INDEX orders_open ON orders (state, id) WHERE state IN ('held', 'sending', 'unknown');

CREATE INDEX orders_sending ON orders (panel_id) WHERE state = 'sending';

CREATE INDEX orders_unsettled ON orders (id) WHERE unsettled IS NOT NULL;

CREATE INDEX orders_of_link ON orders (link_key, service_id);

CREATE INDEX orders_by_day ON orders (created_at);

-- What the panel calls an order: one row for the order itself, one for each child. number is opaque text.
CREATE TABLE panel_orders (
    id            {id},
    panel_id      BIGINT NOT NULL CONSTRAINT panel_orders_panel REFERENCES panels (id),
    number        TEXT NOT NULL,
    order_id      BIGINT NOT NULL CONSTRAINT panel_orders_order REFERENCES orders (id),
    is_child      BOOLEAN NOT NULL,
    status        TEXT,
    raw_status    TEXT,
    charge        TEXT,
    start_count   BIGINT,
    remains       BIGINT,
    problem       TEXT,
    trouble_since BIGINT,
    missed        BIGINT NOT NULL,
    rechecks      BIGINT NOT NULL,
    final_at      BIGINT,
    polled_at     BIGINT,
    next_poll_at  BIGINT,
    CONSTRAINT panel_orders_number UNIQUE (panel_id, number)
);

CREATE UNIQUE INDEX panel_orders_one_parent ON panel_orders (order_id) WHERE NOT is_child;

CREATE INDEX panel_orders_of_order ON panel_orders (order_id);

CREATE INDEX panel_orders_troubled ON panel_orders (trouble_since) WHERE trouble_since IS NOT NULL;

CREATE INDEX panel_orders_due ON panel_orders (panel_id, next_poll_at) WHERE next_poll_at IS NOT NULL;

-- The story of an order for people: who did what, when.
CREATE TABLE order_events (
    id       {id},
    order_id BIGINT NOT NULL CONSTRAINT order_events_order REFERENCES orders (id),
    event    TEXT NOT NULL,
    actor    TEXT NOT NULL,
    detail   TEXT NOT NULL,
    at       BIGINT NOT NULL
);

CREATE INDEX order_events_of_order ON order_events (order_id, id);

-- The ledger: every row takes from one account what it gives to another.
CREATE TABLE transfers (
    id           {id},
    key          TEXT NOT NULL CONSTRAINT transfers_key UNIQUE,
    from_account TEXT NOT NULL,
    to_account   TEXT NOT NULL,
    amount       BIGINT NOT NULL CONSTRAINT transfers_amount CHECK (amount > 0),
    kind         TEXT NOT NULL,
    order_id     BIGINT CONSTRAINT transfers_order REFERENCES orders (id),
    actor        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    at           BIGINT NOT NULL,
    CONSTRAINT transfers_two_sides CHECK (from_account <> to_account)
);

CREATE INDEX transfers_of_order ON transfers (order_id);

CREATE INDEX transfers_from ON transfers (from_account, at);

CREATE INDEX transfers_to ON transfers (to_account, at);

-- Cached sums of available:P and held:P, kept by a trigger on transfers alone.
CREATE TABLE balances (
    account TEXT NOT NULL CONSTRAINT balances_pk PRIMARY KEY,
    amount  BIGINT NOT NULL CONSTRAINT balances_amount CHECK (amount >= 0)
);

CREATE TABLE inbox (
    bot_id      BIGINT NOT NULL,
    update_id   BIGINT NOT NULL,
    chat_id     BIGINT,
    person_id   BIGINT,
    payload     TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    effect_at   BIGINT,
    about       TEXT,
    done_at     BIGINT,
    tries       BIGINT NOT NULL,
    problem     TEXT,
    CONSTRAINT inbox_pk PRIMARY KEY (bot_id, update_id)
);

CREATE INDEX inbox_waiting ON inbox (bot_id, update_id) WHERE done_at IS NULL;

CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE outbox (
    id         {id},
    key        TEXT NOT NULL CONSTRAINT outbox_key UNIQUE,
    chat_id    BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    args       TEXT NOT NULL,
    order_id   BIGINT CONSTRAINT outbox_order REFERENCES orders (id),
    rank       BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    due_at     BIGINT NOT NULL,
    tries      BIGINT NOT NULL,
    sent_at    BIGINT,
    message_id BIGINT,
    dropped    TEXT
);

CREATE INDEX outbox_of_order ON outbox (order_id) WHERE order_id IS NOT NULL;

CREATE INDEX outbox_waiting ON outbox (rank, id) WHERE sent_at IS NULL AND dropped IS NULL;

CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

-- Which message shows which order now.
CREATE TABLE cards (
    chat_id    BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    order_id   BIGINT NOT NULL CONSTRAINT cards_order REFERENCES orders (id),
    at         BIGINT NOT NULL,
    CONSTRAINT cards_pk PRIMARY KEY (chat_id, message_id)
);

CREATE INDEX cards_of_order ON cards (order_id);

CREATE TABLE fsm (
    key        TEXT NOT NULL CONSTRAINT fsm_pk PRIMARY KEY,
    state      TEXT,
    data       TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
