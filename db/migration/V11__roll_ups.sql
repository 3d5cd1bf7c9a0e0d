-- A channel's roll-up is a target too, of no session; so the table is made anew.
CREATE TABLE target_next (
  key VARCHAR(36) NOT NULL PRIMARY KEY,
  workspace VARCHAR(32) NOT NULL,
  channel VARCHAR(32) NOT NULL,
  session_id VARCHAR(36) REFERENCES session (id), -- null: of a roll-up
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
  note TEXT, -- why it was not sent
  thread_ts VARCHAR(32), -- where a reply was posted whose outcome is not stored
  news_at BIGINT, -- of a card: when it last had news that a roll-up can tell
  rolled_into VARCHAR(36), -- of a card: the key of the roll-up that it leaves its news to
  ended_at BIGINT -- of a roll-up: when each card had its own news again
);
-- Lanes are in the order of their numbers: that of roll-ups, 4, comes before routine.
INSERT INTO target_next (
    key, workspace, channel, session_id, kind, subject, place, lane, level, desired, sent,
    sent_hash, from_entry, to_entry, ts, dirty, dirty_at, due_at, attempted_at, attempts, note,
    thread_ts)
  SELECT
    key, workspace, channel, session_id, kind, subject, place,
    CASE lane WHEN 4 THEN 5 ELSE lane END, level, desired, sent,
    sent_hash, from_entry, to_entry, ts, dirty, dirty_at, due_at, attempted_at, attempts, note,
    thread_ts
  FROM target;
DROP TABLE target;
ALTER TABLE target_next RENAME TO target;
CREATE UNIQUE INDEX target_thing ON target (session_id, workspace, channel, kind, subject);
CREATE INDEX target_card ON target (workspace, channel, ts) WHERE kind = 'CARD';
CREATE INDEX target_dirty ON target (session_id, workspace, channel, place) WHERE dirty;
CREATE UNIQUE INDEX target_roll_up ON target (workspace, channel) WHERE kind = 'ROLL_UP' AND ended_at IS NULL;
CREATE INDEX target_news ON target (news_at) WHERE news_at IS NOT NULL;
