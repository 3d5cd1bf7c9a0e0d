-- What sessions can be filtered by: for each term the numbers (session.nr) of the sessions that have
-- it, in blocks that stay short, so that neither a write nor a search grows with what is stored. In
-- the order of their key, so that a search reads one after the other.
ALTER TABLE term RENAME TO old_term;
ALTER TABLE stretch RENAME TO old_stretch;
CREATE TABLE posting (
  space VARCHAR(65) NOT NULL, -- whose: a workspace, workspace/person or workspace/channel
  term VARCHAR(250) NOT NULL,
  first_nr BIGINT NOT NULL, -- up to the next block's; the oldest begins with 0
  numbers BYTEA NOT NULL, -- ascending, each as the distance to the one before
  PRIMARY KEY (space, term, first_nr)
)${clustered};
