-- What a time was read from, what it is counted from, and inference that need not be done again.

ALTER TABLE documents ADD COLUMN published_source TEXT;  -- JSON list: document, start, end
ALTER TABLE claims ADD COLUMN time_source TEXT;
ALTER TABLE events ADD COLUMN time_source TEXT;
ALTER TABLE agreement_steps ADD COLUMN time_source TEXT;
ALTER TABLE inferred_publications ADD COLUMN time_source TEXT;
ALTER TABLE narrowed_times ADD COLUMN time_source TEXT;

ALTER TABLE times ADD COLUMN shift_length INTEGER NOT NULL DEFAULT 1;
ALTER TABLE times ADD COLUMN anchor_start INTEGER;
ALTER TABLE times ADD COLUMN anchor_end INTEGER;

CREATE TABLE inferred_parts (
  key TEXT PRIMARY KEY,              -- digest of all that a connected part of the store says
  result TEXT NOT NULL               -- JSON: what followed from it
) STRICT, WITHOUT ROWID;
