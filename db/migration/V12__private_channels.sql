-- Which channels anybody in the workspace may read: a card in any other shows its session only to
-- those who ask there.
CREATE TABLE openness (
  workspace VARCHAR(32) NOT NULL,
  channel VARCHAR(32) NOT NULL,
  open BOOLEAN, -- null: Slack has not said; counts as not
  ask_at BIGINT NOT NULL, -- when Slack is to be asked, for the first time or once more
  settled BOOLEAN NOT NULL, -- session.audience and the lists of terms agree with it
  PRIMARY KEY (workspace, channel)
);
CREATE INDEX openness_ask ON openness (ask_at);
CREATE INDEX openness_unsettled ON openness (workspace) WHERE NOT settled;

-- Until now whatever a channel showed was there for its whole workspace. That stays so until Slack
-- has said what the channel is, which it is asked at once; of those that are private by their id it
-- need not say it.
INSERT INTO openness (workspace, channel, open, ask_at, settled)
SELECT DISTINCT workspace, channel, channel LIKE 'C%', 0, channel LIKE 'C%' FROM target WHERE kind = 'CARD';

-- From now on a session's audience is null once a channel shows it that anybody may read. Until
-- then it is listed, too, in the channels that show it, whose stretches and lists of terms are kept
-- under workspace/channel.
DROP INDEX session_open;
CREATE INDEX session_open ON session (workspace, nr, audience, waiting, repository, requested_by, words, id) WHERE phase = 'open';
DROP INDEX session_ended;
CREATE INDEX session_ended ON session (workspace, ended_at, audience, repository, requested_by, id) WHERE ended_at IS NOT NULL;
