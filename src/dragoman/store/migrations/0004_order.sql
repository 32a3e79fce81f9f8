-- How a page puts the acts that it tells in order.

ALTER TABLE claims ADD COLUMN time_links TEXT NOT NULL DEFAULT '[]';
-- JSON list: [other trigger's start, end], relation, [words' start, end], shift or null, days
