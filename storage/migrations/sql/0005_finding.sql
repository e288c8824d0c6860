-- What somebody searches for: buttons of its results carry its number. Kept for 30 days after it was last used.
CREATE TABLE searches (
    id        {id},
    person_id BIGINT NOT NULL CONSTRAINT searches_person REFERENCES people (id),
    typed     TEXT NOT NULL,
    platform  TEXT,
    refill    BOOLEAN NOT NULL,
    cancel    BOOLEAN NOT NULL,
    dripfeed  BOOLEAN NOT NULL,
    sorted_by TEXT NOT NULL CONSTRAINT searches_sorted_by CHECK (sorted_by IN ('best', 'cheapest', 'fastest', 'surest')),
    at        BIGINT NOT NULL
);

CREATE INDEX searches_at ON searches (at);

CREATE TABLE favourites (
    person_id  BIGINT NOT NULL CONSTRAINT favourites_person REFERENCES people (id),
    service_id BIGINT NOT NULL CONSTRAINT favourites_service REFERENCES services (id),
    at         BIGINT NOT NULL,
    CONSTRAINT favourites_pk PRIMARY KEY (person_id, service_id)
);
