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

-- Those whose start was given up: it may be taken late.
CREATE INDEX session_never_begun ON session (ended_at) WHERE ref IS NULL AND ended_at IS NOT NULL;

-- Whether GitHub takes messages to agents in mid-run from a user. It does not say, so it is tried
-- out, by the one that follows sessions.
CREATE TABLE trial (
  user_id BIGINT NOT NULL PRIMARY KEY, -- GitHub's
  steers BOOLEAN NOT NULL,
  until_at BIGINT NOT NULL -- when it is tried out again
);

-- Until when one instance renews the tokens: a refresh token is good once. Null: none does.
ALTER TABLE account ADD COLUMN renewing_until_at BIGINT;

-- Who is about to link an account: with a code, or over GitHub's page, from where the way back may
-- lead to any instance.
CREATE TABLE visit (
  state VARCHAR(100) NOT NULL PRIMARY KEY,
  workspace VARCHAR(32) NOT NULL,
  person VARCHAR(32) NOT NULL,
  until_at BIGINT NOT NULL,
  arrived BOOLEAN NOT NULL,
  instance VARCHAR(36) NOT NULL, -- which one tells the person
  memo TEXT NOT NULL, -- what goes on with it needs, encrypted
  ending TEXT -- what came of it; null: not known yet
);
CREATE INDEX visit_until ON visit (until_at);
