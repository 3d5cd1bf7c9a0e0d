-- What is looked at once more, because Slack may do late what it did not answer.
CREATE TABLE recheck (
  key VARCHAR(36) NOT NULL, -- a target's; a card that was posted once more has another by now
  kind VARCHAR(10) NOT NULL,
  workspace VARCHAR(32) NOT NULL,
  channel VARCHAR(32) NOT NULL,
  thread_ts VARCHAR(32) NOT NULL, -- empty: in the channel itself
  since_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  stray VARCHAR(32),
  attempts INTEGER NOT NULL,
  PRIMARY KEY (key, kind, thread_ts)
);
CREATE INDEX recheck_due ON recheck (due_at);

-- Where a reply was posted whose outcome is not stored: its card may be another by then.
ALTER TABLE target ADD COLUMN thread_ts VARCHAR(32);

-- What Slack was found to take; null: not known.
ALTER TABLE pacing ADD COLUMN per_minute BIGINT;
