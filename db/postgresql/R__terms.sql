-- Terms are compared as bytes, as SQLite does it: other locales take longer.
ALTER TABLE IF EXISTS posting ALTER COLUMN term TYPE VARCHAR(250) COLLATE "C";
