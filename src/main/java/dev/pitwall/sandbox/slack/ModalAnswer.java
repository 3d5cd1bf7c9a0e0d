package dev.pitwall.sandbox.slack;

import java.util.Map;

/**
 * What became of a submitted dialog.
 *
 * @param errors by block id; not empty when the dialog stays open because of them
 */
public record ModalAnswer(Kind kind, Map<String, String> errors) {

  /** What the dialog did then. */
  public enum Kind {
    CLOSED,
    CLEARED,
    UPDATED,
    PUSHED,
    ERRORS,
    /** The app did not take it; the dialog stays. */
    FAILED
  }

  static ModalAnswer of(Kind kind) {
    return new ModalAnswer(kind, Map.of());
  }
}
