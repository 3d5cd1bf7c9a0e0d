package dev.pitwall.github.log;

/** The forms in which GitHub shows a session's log, the best first. */
public enum LogWay {
  /** A task's events, one by one. */
  EVENTS,
  /** Copilot's text log of each turn. */
  TEXT,
  /** What everybody sees: the pull request and the branch. */
  PUBLIC
}
