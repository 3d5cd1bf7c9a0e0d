package dev.pitwall.session;

import java.util.List;

/** Reads from a log which tests and linters ran, and how they ended. */
public final class Validations {
  private Validations() {}

  /** The validations after more entries: the last run of each command, with the one before it. */
  static List<Validation> after(List<Validation> before, List<LogEntry> entries) {
    return before;
  }
}
