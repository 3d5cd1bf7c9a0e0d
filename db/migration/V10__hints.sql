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
