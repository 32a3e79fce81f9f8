-- The codebooks of events that a store was told to read by, the one in use last.

CREATE TABLE codebooks (
  number INTEGER PRIMARY KEY,        -- in the order in which they were given
  name TEXT NOT NULL,                -- the file's name, or "default"
  digest TEXT NOT NULL,
  text TEXT NOT NULL                 -- the whole file; empty for the codebook that comes with Dragoman
) STRICT;
