-- Of what a batch left out one other is begun: whoever asks again finds it, and orders nothing twice.
ALTER TABLE batches ADD COLUMN rest_of BIGINT CONSTRAINT batches_rest_of REFERENCES batches (id);

CREATE UNIQUE INDEX batches_rest ON batches (rest_of) WHERE rest_of IS NOT NULL;
