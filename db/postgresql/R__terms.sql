-- Terms are looked up by what they begin with, as ranges in the order of their bytes: what SQLite
-- does by itself, and other locales do not.
ALTER TABLE term ALTER COLUMN term TYPE VARCHAR(210) COLLATE "C";

-- Lists of one person's are kept under workspace/audience. SQLite takes longer text than it was
-- told to expect; PostgreSQL refuses it.
ALTER TABLE term ALTER COLUMN workspace TYPE VARCHAR(65);
ALTER TABLE stretch ALTER COLUMN workspace TYPE VARCHAR(65);
