-- Logs are dropped some time after their session has ended, from their beginning, the session stays.
ALTER TABLE session ADD COLUMN log_from BIGINT NOT NULL DEFAULT 0; -- entries before it are dropped
ALTER TABLE session ADD COLUMN log_dropped_at BIGINT; -- when the latest of them were
ALTER TABLE session ADD COLUMN log_kept_days BIGINT; -- how long logs were kept then
-- Since when a session with a log has ended; null: it has not, or its log is dropped.
ALTER TABLE session ADD COLUMN log_ended_at BIGINT;
UPDATE session SET log_ended_at = ended_at WHERE log_size > 0;
CREATE INDEX session_old_log ON session (log_ended_at, id) WHERE log_ended_at IS NOT NULL;
