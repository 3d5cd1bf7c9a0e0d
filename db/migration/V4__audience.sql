-- Who alone may see a session that no channel shows: a person's id, empty when that is nobody; null
-- once a channel shows it. Every session of before has its card somewhere. Lists of terms and their
-- stretches are kept apart for each audience, under workspace/audience.
ALTER TABLE session ADD COLUMN audience VARCHAR(32);
CREATE UNIQUE INDEX session_shown ON session (workspace, nr) WHERE audience IS NULL;
CREATE INDEX session_hidden ON session (workspace, audience, nr) WHERE audience IS NOT NULL;
DROP INDEX session_open;
CREATE INDEX session_open ON session (workspace, nr, audience, waiting, repository, requested_by, words) WHERE phase = 'open';
DROP INDEX session_ended;
CREATE INDEX session_ended ON session (workspace, ended_at, audience) WHERE ended_at IS NOT NULL;
