-- Channels that want a card for each session of a repository.
CREATE TABLE watch (
  workspace VARCHAR(32) NOT NULL,
  channel VARCHAR(32) NOT NULL,
  repository VARCHAR(201) NOT NULL, -- lower case
  since_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (workspace, channel, repository)
);
CREATE INDEX watch_repository ON watch (workspace, repository);
