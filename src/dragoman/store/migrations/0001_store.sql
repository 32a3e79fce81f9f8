-- The store as one file. Plain names; days are ISO dates in pairs of columns, half-open
-- [start, end), NULL for an unknown bound; places in a text are code points [start, end) of
-- documents.text. Text columns that hold a JSON list say so. docs/data-model.md explains every column.

PRAGMA application_id = 0x4452474D; -- "DRGM": lets `file` and Dragoman know its own

-- == observed: pages ================================================================

CREATE TABLE documents (
  number INTEGER PRIMARY KEY,        -- in order of arrival; for the search index only
  id TEXT NOT NULL UNIQUE,           -- digest of address and text
  address TEXT NOT NULL,
  title TEXT NOT NULL,
  byline TEXT NOT NULL,
  outlet TEXT NOT NULL,
  section TEXT NOT NULL,
  agencies TEXT NOT NULL,            -- JSON list
  language TEXT NOT NULL,            -- ISO 639-1
  dateline_place TEXT NOT NULL,
  dateline_agency TEXT NOT NULL,
  dateline_printed_date TEXT NOT NULL,
  dateline_start INTEGER NOT NULL,
  dateline_end INTEGER NOT NULL,
  published_start TEXT,
  published_end TEXT,
  published_basis TEXT,              -- NULL: the page does not say
  published_steps TEXT,              -- JSON list
  published_conflicts TEXT,          -- JSON list
  captured TEXT,                     -- ISO date and time
  notes TEXT NOT NULL,               -- JSON list
  text TEXT NOT NULL
) STRICT;

CREATE TABLE removed_lines (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  line INTEGER NOT NULL,             -- of the decoded page, from 0; -1 for HTML
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected (
  address TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (address, reason)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE documents_fts USING fts5 (
  title, text, content = 'documents', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents BEGIN
  INSERT INTO documents_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TRIGGER documents_fts_delete AFTER DELETE ON documents BEGIN
  INSERT INTO documents_fts (documents_fts, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
END;

-- == observed: what was read ========================================================

CREATE TABLE readings (
  document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  made_by TEXT NOT NULL              -- the software and its version
) STRICT;

CREATE TABLE mentions (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES readings (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,         -- among the mentions of its document
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,                -- person, state, organization, place, agreement
  name TEXT NOT NULL,
  codebook TEXT,
  state TEXT,
  antecedent TEXT,                   -- a mention's id
  reason TEXT NOT NULL,
  members TEXT NOT NULL,             -- JSON list of mentions' ids, of a group
  made_by TEXT NOT NULL,
  UNIQUE (document, position)
) STRICT;

CREATE TABLE times (
  document TEXT NOT NULL REFERENCES readings (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,                -- DATE, TIME, DURATION, SET
  value TEXT NOT NULL,               -- TIMEX3
  edtf TEXT NOT NULL,
  has_interval INTEGER NOT NULL,     -- 0: durations, sets, and what has no anchor yet
  interval_start TEXT,
  interval_end TEXT,
  basis TEXT NOT NULL,
  rule TEXT NOT NULL,
  bound TEXT NOT NULL,
  steps TEXT NOT NULL,               -- JSON list
  shift_unit TEXT,
  shift_amount INTEGER,
  shift_weekday INTEGER,
  shift_month INTEGER,
  shift_day INTEGER,
  shift_part TEXT,
  PRIMARY KEY (document, position)
) STRICT;

CREATE TABLE offices (
  document TEXT NOT NULL REFERENCES readings (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  holder TEXT NOT NULL,              -- a mention's id
  holder_name TEXT NOT NULL,
  post TEXT NOT NULL,
  post_of TEXT,
  post_to TEXT,
  status TEXT NOT NULL,
  held_start TEXT,
  held_end TEXT,
  made_by TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT;

CREATE TABLE quotes (
  document TEXT NOT NULL REFERENCES readings (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  content_start INTEGER NOT NULL,
  content_end INTEGER NOT NULL,
  cue_start INTEGER,
  cue_end INTEGER,
  speaker_start INTEGER,
  speaker_end INTEGER,
  speaker TEXT,                      -- a mention's id
  speaker_name TEXT NOT NULL,
  direct INTEGER NOT NULL,           -- 1: in quotation marks
  made_by TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT;

CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES readings (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  type TEXT NOT NULL,                -- PLOVER
  mode TEXT NOT NULL,
  extension TEXT NOT NULL,           -- sign, ratify, …
  contexts TEXT NOT NULL,            -- JSON list
  time_start TEXT,
  time_end TEXT,
  time_basis TEXT NOT NULL,
  time_steps TEXT NOT NULL,          -- JSON list
  time_conflicts TEXT NOT NULL,      -- JSON list
  modality TEXT NOT NULL,
  polarity TEXT NOT NULL,
  stance TEXT NOT NULL,
  speaker TEXT,                      -- a mention's id
  speaker_name TEXT NOT NULL,
  outlet TEXT NOT NULL,
  agency TEXT NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (document, position)
) STRICT;

CREATE TABLE claim_arguments (
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,                -- actor, recipient, theme, agreement, place, number
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  name TEXT NOT NULL,
  mention TEXT,                      -- a mention's id
  number TEXT,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_arguments_by_mention ON claim_arguments (mention);

CREATE TABLE claim_evidence (
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

-- == judged =========================================================================

CREATE TABLE judgements (
  subject TEXT NOT NULL,             -- document, mention, claim, entity, agreement
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  verdict TEXT NOT NULL,             -- same, different, unsure
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,             -- "person:…" outlives every re-run
  at TEXT,
  copy_kind TEXT,
  PRIMARY KEY (subject, left_id, right_id, made_by)
) STRICT, WITHOUT ROWID;

CREATE INDEX judgements_by_right ON judgements (subject, right_id);

CREATE TABLE spun (
  document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  probability REAL NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT;

CREATE TABLE origins (
  document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  origin TEXT NOT NULL,
  label TEXT NOT NULL
) STRICT;

-- == derived: rebuilt whole, never patched ==========================================

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  names TEXT NOT NULL                -- JSON list
) STRICT;

CREATE TABLE entity_codes (
  entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_mentions (
  entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  mention TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entity_mentions_by_mention ON entity_mentions (mention);

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,  -- in order of time, undated ones last
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  extension TEXT NOT NULL,
  place TEXT,                        -- an entity's id
  time_start TEXT,
  time_end TEXT,
  time_basis TEXT NOT NULL,
  time_steps TEXT NOT NULL,          -- JSON list
  time_conflicts TEXT NOT NULL,      -- JSON list
  modality TEXT NOT NULL,
  articles INTEGER NOT NULL,         -- documents that tell it, copies included
  origins INTEGER NOT NULL           -- independent texts among them
) STRICT;

CREATE TABLE event_parties (
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  role TEXT NOT NULL,                -- actor, recipient
  position INTEGER NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_parties_by_entity ON event_parties (entity);

CREATE TABLE event_claims (
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_claims_by_claim ON event_claims (claim);

CREATE TABLE agreements (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,  -- by name
  name TEXT NOT NULL,
  names TEXT NOT NULL,               -- JSON list
  parties TEXT NOT NULL              -- JSON list of entities' ids
) STRICT;

CREATE TABLE agreement_steps (
  agreement TEXT NOT NULL REFERENCES agreements (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  state TEXT NOT NULL,               -- proposed, signed, ratified, in force, suspended, withdrawn
  party TEXT,                        -- an entity's id
  time_start TEXT,
  time_end TEXT,
  time_basis TEXT NOT NULL,
  time_steps TEXT NOT NULL,          -- JSON list
  time_conflicts TEXT NOT NULL,      -- JSON list
  claims TEXT NOT NULL,              -- JSON list of claims' ids
  PRIMARY KEY (agreement, position)
) STRICT;

CREATE TABLE disagreements (
  number INTEGER PRIMARY KEY,        -- in order of event and field
  event TEXT,
  document TEXT,
  field TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE disagreement_values (
  disagreement INTEGER NOT NULL REFERENCES disagreements (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  claims TEXT NOT NULL,              -- JSON list of claims' ids
  PRIMARY KEY (disagreement, position)
) STRICT;

CREATE TABLE inferred_publications (
  document TEXT PRIMARY KEY,
  time_start TEXT,
  time_end TEXT,
  time_basis TEXT NOT NULL,
  time_steps TEXT NOT NULL,          -- JSON list
  time_conflicts TEXT NOT NULL       -- JSON list
) STRICT;

CREATE TABLE narrowed_times (
  claim TEXT PRIMARY KEY,
  time_start TEXT,
  time_end TEXT,
  time_basis TEXT NOT NULL,
  time_steps TEXT NOT NULL,          -- JSON list
  time_conflicts TEXT NOT NULL       -- JSON list
) STRICT;

-- == for readers ====================================================================

CREATE VIEW chronology AS
SELECT
  e.position, e.time_start, e.time_end, e.title, e.type, e.mode, e.extension,
  (SELECT group_concat(name, '; ') FROM (
    SELECT coalesce(n.name, p.entity) AS name
    FROM event_parties AS p LEFT JOIN entities AS n ON n.id = p.entity
    WHERE p.event = e.id AND p.role = 'actor' ORDER BY p.position)) AS actors,
  (SELECT group_concat(name, '; ') FROM (
    SELECT coalesce(n.name, p.entity) AS name
    FROM event_parties AS p LEFT JOIN entities AS n ON n.id = p.entity
    WHERE p.event = e.id AND p.role = 'recipient' ORDER BY p.position)) AS recipients,
  coalesce(place.name, e.place) AS place,
  e.modality, e.articles, e.origins, e.time_basis, e.id AS event
FROM events AS e LEFT JOIN entities AS place ON place.id = e.place
ORDER BY e.position;

CREATE VIEW claims_in_words AS
SELECT
  c.id AS claim, told.event, c.type, c.extension, c.modality, c.stance,
  substr(d.text, c.trigger_start + 1, c.trigger_end - c.trigger_start) AS "trigger",
  substr(d.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
  coalesce(narrowed.time_start, c.time_start) AS time_start,
  coalesce(narrowed.time_end, c.time_end) AS time_end,
  c.speaker_name, c.agency, c.outlet,
  coalesce(d.published_start, inferred.time_start) AS published_start,
  coalesce(d.published_end, inferred.time_end) AS published_end,
  d.address, c.document
FROM claims AS c
JOIN documents AS d ON d.id = c.document
LEFT JOIN event_claims AS told ON told.claim = c.id
LEFT JOIN narrowed_times AS narrowed ON narrowed.claim = c.id
LEFT JOIN inferred_publications AS inferred ON inferred.document = d.id
ORDER BY c.document, c.position;

CREATE VIEW quotes_in_words AS
SELECT
  q.speaker_name,
  substr(d.text, q.content_start + 1, q.content_end - q.content_start) AS content,
  substr(d.text, q.cue_start + 1, q.cue_end - q.cue_start) AS cue,
  q.direct, d.outlet, d.published_start, d.address, q.document
FROM quotes AS q JOIN documents AS d ON d.id = q.document
ORDER BY q.document, q.position;

CREATE VIEW offices_in_words AS
SELECT
  coalesce(n.name, o.holder_name) AS holder, o.post, o.post_of, o.post_to, o.status,
  o.held_start, o.held_end,
  substr(d.text, o.start + 1, o."end" - o.start) AS words,
  d.outlet, d.published_start, d.address, o.document
FROM offices AS o
JOIN documents AS d ON d.id = o.document
LEFT JOIN entity_mentions AS m ON m.mention = o.holder
LEFT JOIN entities AS n ON n.id = m.entity
ORDER BY holder, o.held_start, o.document, o.position;

CREATE VIEW agreement_life AS
SELECT
  a.name AS agreement, s.state, coalesce(n.name, s.party) AS party,
  s.time_start, s.time_end, json_array_length(s.claims) AS claims
FROM agreement_steps AS s
JOIN agreements AS a ON a.id = s.agreement
LEFT JOIN entities AS n ON n.id = s.party
ORDER BY a.position, s.position;
