-- Terms are looked up by what they begin with, as ranges in the order of their bytes: what SQLite
-- does by itself, and other locales do not.
ALTER TABLE term ALTER COLUMN term TYPE VARCHAR(210) COLLATE "C";
