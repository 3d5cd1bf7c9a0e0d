package dev.pitwall.sandbox.github.rest;

/**
 * What GitHub does not document, or does not give to every plan; each can be present, absent or
 * forbidden.
 */
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
  COPILOT,
  /** The documented tasks; forbidden where the plan has none. */
  TASKS("You do not have access to Copilot cloud agent. Ask your organization's owner."),
  /** Giving issues to the agent; absent where Copilot can't be assigned. */
  ASSIGNMENT;

  private final String denial;

  Feature() {
    this("Resource not accessible by this token");
  }

  Feature(String denial) {
    this.denial = denial;
  }

  /** What is answered where it is forbidden. */
  String denial() {
    return denial;
  }
}
