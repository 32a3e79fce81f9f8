-- What the gazetteer says that names of places can mean, so that it need not be asked again.

CREATE TABLE place_spots (
  key TEXT PRIMARY KEY,              -- the name as it is looked up
  made_by TEXT NOT NULL,             -- the gazetteer and its version
  spots TEXT NOT NULL                -- JSON list of rows: name, kind, lat, lon, state, code, …
) STRICT, WITHOUT ROWID;
