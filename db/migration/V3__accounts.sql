-- People's accounts at GitHub. Tokens are encrypted, each bound to its row and column; base64.
CREATE TABLE account (
  workspace VARCHAR(32) NOT NULL,
  person VARCHAR(32) NOT NULL,
  user_id BIGINT NOT NULL, -- GitHub's
  login VARCHAR(100) NOT NULL,
  access_token TEXT NOT NULL,
  expires_at BIGINT,
  refresh_token TEXT,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, person)
);
