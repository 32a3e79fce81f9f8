-- Users' own lists of actors: who is known beforehand.

CREATE TABLE actor_lists (
  name TEXT PRIMARY KEY,             -- the file's name
  refused TEXT NOT NULL              -- JSON list: line, reason
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  list TEXT NOT NULL REFERENCES actor_lists (name) ON DELETE CASCADE,
  position INTEGER NOT NULL,         -- in the file
  lines TEXT NOT NULL,               -- JSON list of the lines that tell of it
  code TEXT NOT NULL,                -- the user's own id, or empty
  kind TEXT,                         -- person, organization, state, place
  names TEXT NOT NULL,               -- JSON list, the usual one first
  state TEXT,
  offices TEXT NOT NULL,             -- JSON list: post, of, [start, end] of begin and of end
  PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;
