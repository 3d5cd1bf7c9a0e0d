-- What any of several instances leaves for the one that follows sessions: to look there now.
CREATE TABLE hint (
  id VARCHAR(100) NOT NULL PRIMARY KEY, -- of GitHub's delivery, or made here
  kind VARCHAR(10) NOT NULL,
  subject VARCHAR(210) NOT NULL,
  left_at BIGINT NOT NULL,
  taken BOOLEAN NOT NULL
);
CREATE INDEX hint_open ON hint (left_at) WHERE NOT taken;
CREATE INDEX hint_taken ON hint (left_at) WHERE taken;

-- Until when one instance renews the tokens: a refresh token is good once. Null: none does.
ALTER TABLE account ADD COLUMN renewing_until_at BIGINT;

-- Who is on the way over GitHub's page to link an account; the way back may lead to any instance.
CREATE TABLE visit (
  state VARCHAR(100) NOT NULL PRIMARY KEY,
  workspace VARCHAR(32) NOT NULL,
  person VARCHAR(32) NOT NULL,
  until_at BIGINT NOT NULL,
  arrived BOOLEAN NOT NULL,
  ending TEXT -- what came of it; null: not known yet
);
CREATE INDEX visit_until ON visit (until_at);
