-- What a person wants to be told of orders; NULL where nothing was chosen. Quiet hours are minutes of the person's own
-- day. hears_changes is about the services they use, changes_until the time up to which such news were told.
-- diffs is how often an admin wants to hear what syncs changed.
ALTER TABLE people ADD COLUMN told TEXT CONSTRAINT people_told CHECK (told IN ('every', 'results', 'off'));

ALTER TABLE people ADD COLUMN quiet_from BIGINT CONSTRAINT people_quiet_from CHECK (quiet_from BETWEEN 0 AND 1439);

ALTER TABLE people ADD COLUMN quiet_to BIGINT CONSTRAINT people_quiet_to CHECK (quiet_to BETWEEN 0 AND 1439)
    CONSTRAINT people_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
    CONSTRAINT people_quiet_hours CHECK (quiet_from <> quiet_to);

ALTER TABLE people ADD COLUMN hears_changes BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE people ADD COLUMN changes_until BIGINT;

ALTER TABLE people ADD COLUMN diffs TEXT CONSTRAINT people_diffs CHECK (diffs IN ('each', 'daily', 'off'));

-- What syncs and admins changed of services. Kept for 14 days, and not more than so many rows.
CREATE TABLE changes (
    id         {id},
    panel_id   BIGINT NOT NULL CONSTRAINT changes_panel REFERENCES panels (id),
    service_id BIGINT NOT NULL CONSTRAINT changes_service REFERENCES services (id),
    kind       TEXT NOT NULL CONSTRAINT changes_kind CHECK (kind IN
               ('new', 'gone', 'back', 'hidden', 'shown', 'stopped', 'sold',
                'dearer', 'cheaper', 'limits', 'name', 'type', 'flags')),
    was        TEXT,
    became     TEXT,
    at         BIGINT NOT NULL
);

CREATE INDEX changes_at ON changes (panel_id, at);

CREATE INDEX changes_of_service ON changes (service_id, at);

CREATE INDEX favourites_of_service ON favourites (service_id);
