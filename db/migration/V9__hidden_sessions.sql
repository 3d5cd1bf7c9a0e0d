-- Sessions that no channel shows are listed where their repository is watched.
CREATE INDEX session_hidden_repository ON session (workspace, repository, audience, nr) WHERE audience IS NOT NULL;
DROP INDEX session_ended;
CREATE INDEX session_ended ON session (workspace, ended_at, audience, repository) WHERE ended_at IS NOT NULL;
