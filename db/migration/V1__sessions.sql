-- One set for SQLite and PostgreSQL: text, bigint (times are epoch milliseconds, named *_at) and
-- boolean only; identifiers are made by the application. A body is the whole thing as JSON; the
-- columns beside it are what it is looked up by.

CREATE TABLE session (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  workspace VARCHAR(32) NOT NULL,
  handle VARCHAR(8) NOT NULL,
  provider VARCHAR(32) NOT NULL,
  ref VARCHAR(200),
  repository VARCHAR(201) NOT NULL, -- lower case
  requested_by VARCHAR(32),
  phase VARCHAR(8) NOT NULL, -- open, done or failed
  waiting BOOLEAN NOT NULL, -- for a person's answer
  nr BIGINT NOT NULL, -- order of creation
  ended_at BIGINT,
  stop_pending_at BIGINT, -- since when a stop waits for its source
  log_size BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  words TEXT NOT NULL, -- of the title, lower case, a blank before each
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX session_handle ON session (workspace, handle);
CREATE UNIQUE INDEX session_ref ON session (workspace, provider, ref) WHERE ref IS NOT NULL;
CREATE UNIQUE INDEX session_newest ON session (workspace, nr);
CREATE INDEX session_open ON session (workspace, nr, waiting, repository, requested_by, words) WHERE phase = 'open';
CREATE INDEX session_ended ON session (workspace, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX session_stop_pending ON session (stop_pending_at) WHERE stop_pending_at IS NOT NULL;

-- What sessions can be filtered by: for each stretch of a few thousand sessions and each term that
-- occurs there, the numbers (session.nr) of the sessions that have it.
CREATE TABLE stretch (
  workspace VARCHAR(32) NOT NULL,
  first_nr BIGINT NOT NULL, -- up to the next stretch's; the oldest begins with 0
  size INTEGER NOT NULL,
  PRIMARY KEY (workspace, first_nr)
);

CREATE TABLE term (
  workspace VARCHAR(32) NOT NULL,
  stretch BIGINT NOT NULL, -- its first_nr
  term VARCHAR(210) NOT NULL,
  numbers BYTEA NOT NULL, -- ascending, each as the distance to the one before
  PRIMARY KEY (workspace, stretch, term)
);

CREATE TABLE log_entry (
  session_id VARCHAR(36) NOT NULL REFERENCES session (id),
  seq BIGINT NOT NULL, -- from 0
  body TEXT NOT NULL,
  PRIMARY KEY (session_id, seq)
);

CREATE TABLE question (
  session_id VARCHAR(36) NOT NULL REFERENCES session (id),
  id VARCHAR(200) NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (session_id, id)
);

CREATE TABLE act (
  id VARCHAR(100) NOT NULL PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL, -- the session of a start is stored after its act
  asked_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  outcome TEXT -- JSON; null: not known yet
);
CREATE INDEX act_open ON act (asked_at) WHERE outcome IS NULL;

-- One row for each thing that Slack should show.
CREATE TABLE target (
  key VARCHAR(36) NOT NULL PRIMARY KEY,
  workspace VARCHAR(32) NOT NULL,
  channel VARCHAR(32) NOT NULL,
  session_id VARCHAR(36) NOT NULL REFERENCES session (id),
  kind VARCHAR(10) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  place BIGINT NOT NULL, -- order within session and channel
  lane INTEGER NOT NULL,
  level VARCHAR(12) NOT NULL,
  desired BIGINT NOT NULL,
  sent BIGINT NOT NULL,
  sent_hash VARCHAR(64) NOT NULL,
  from_entry BIGINT NOT NULL, -- of a card: where its first digest begins
  to_entry BIGINT NOT NULL,
  ts VARCHAR(32),
  dirty BOOLEAN NOT NULL, -- something is to be sent
  dirty_at BIGINT NOT NULL, -- since when
  due_at BIGINT NOT NULL,
  attempted_at BIGINT,
  attempts INTEGER NOT NULL,
  note TEXT -- why it was not sent
);
CREATE UNIQUE INDEX target_thing ON target (session_id, workspace, channel, kind, subject);
CREATE INDEX target_card ON target (workspace, channel, ts) WHERE kind = 'CARD';
CREATE INDEX target_dirty ON target (session_id, workspace, channel, place) WHERE dirty;

-- Channels (empty: whole workspaces) that take nothing for now.
CREATE TABLE block (
  workspace VARCHAR(32) NOT NULL,
  channel VARCHAR(32) NOT NULL,
  why VARCHAR(200) NOT NULL,
  since_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, channel)
);

CREATE TABLE pacing (
  bucket VARCHAR(200) NOT NULL PRIMARY KEY,
  until_at BIGINT NOT NULL
);

-- Every request of Slack's, kept before it is acknowledged.
CREATE TABLE inbox (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  kind VARCHAR(12) NOT NULL,
  body TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX inbox_open ON inbox (received_at) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;
