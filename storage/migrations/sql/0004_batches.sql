-- Many orders confirmed at once. said is what was sent, a line each; first limits how many good lines are offered.
-- told_at is when it was summed up, once nothing of it was on its way any more.
CREATE TABLE batches (
    id           {id},
    person_id    BIGINT NOT NULL CONSTRAINT batches_person REFERENCES people (id),
    said         TEXT NOT NULL,
    first        BIGINT CONSTRAINT batches_first CHECK (first > 0),
    created_at   BIGINT NOT NULL,
    confirmed_at BIGINT,
    told_at      BIGINT,
    CONSTRAINT batches_told CHECK (told_at IS NULL OR confirmed_at IS NOT NULL)
);

CREATE INDEX batches_old ON batches (created_at) WHERE confirmed_at IS NULL;

CREATE INDEX batches_of_person ON batches (person_id, id);

ALTER TABLE quotes ADD COLUMN batch_id BIGINT CONSTRAINT quotes_batch REFERENCES batches (id);

ALTER TABLE quotes ADD COLUMN batch_line BIGINT;

CREATE UNIQUE INDEX quotes_of_batch ON quotes (batch_id, batch_line) WHERE batch_id IS NOT NULL;

-- Services that are ordered together: each with the quantity that it gets at the scale of one.
CREATE TABLE bundles (
    id         {id},
    owner_id   BIGINT NOT NULL CONSTRAINT bundles_owner REFERENCES people (id),
    name       TEXT NOT NULL,
    is_shared  BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    gone_at    BIGINT
);

CREATE INDEX bundles_living ON bundles (owner_id) WHERE gone_at IS NULL;

CREATE TABLE bundle_items (
    bundle_id  BIGINT NOT NULL CONSTRAINT bundle_items_bundle REFERENCES bundles (id),
    place      BIGINT NOT NULL,
    service_id BIGINT NOT NULL CONSTRAINT bundle_items_service REFERENCES services (id),
    quantity   BIGINT CONSTRAINT bundle_items_quantity CHECK (quantity > 0),
    CONSTRAINT bundle_items_pk PRIMARY KEY (bundle_id, place)
);
