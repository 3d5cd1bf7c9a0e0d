package dev.pitwall.session;

/** How much of a log goes into a thread. */
public enum DigestLevel {
  /** Questions and the finish only. */
  OFF,
  /** What was changed, validated, said, and what went wrong. */
  MILESTONES,
  /** What was explored too, and thoughts. */
  VERBOSE
}
