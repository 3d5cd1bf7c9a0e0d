package dev.pitwall.sandbox.github.rest;

/** What GitHub does not document; each can be present, absent or forbidden. */
public enum Feature {
  /** {@code GET /agents/tasks/{id}/events}. */
  EVENTS,
  /** {@code POST /agents/tasks/{id}/steer}. */
  STEER,
  /** Steering with {@code type: "abort"}. */
  ABORT,
  /** {@code POST …/archive} and {@code …/unarchive}. */
  ARCHIVE,
  /** The Copilot host's sessions and logs. */
  COPILOT
}
