-- How far an order was when the panel was asked: a row where it began, moved on by a good deal, or ended.
CREATE TABLE sightings (
    order_id  BIGINT NOT NULL CONSTRAINT sightings_order REFERENCES orders (id),
    at        BIGINT NOT NULL,
    delivered BIGINT NOT NULL CONSTRAINT sightings_delivered CHECK (delivered >= 0),
    has_begun BOOLEAN NOT NULL,
    CONSTRAINT sightings_pk PRIMARY KEY (order_id, at)
);

-- What the orders of a service came to, as numbers; made anew from the orders when some of them ended.
CREATE TABLE service_records (
    service_id BIGINT NOT NULL CONSTRAINT service_records_service REFERENCES services (id),
    facts      TEXT NOT NULL,
    at         BIGINT NOT NULL,
    CONSTRAINT service_records_pk PRIMARY KEY (service_id)
);

-- Telegram tells no bot whether a chat is dark.
ALTER TABLE people ADD COLUMN is_dark BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX orders_of_service ON orders (service_id, placed_at) WHERE placed_at IS NOT NULL;

CREATE INDEX orders_ended ON orders (ended_at) WHERE ended_at IS NOT NULL;
