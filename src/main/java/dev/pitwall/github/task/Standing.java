package dev.pitwall.github.task;

import java.util.List;
import java.util.Locale;

/** The states of tasks and sessions. */
public enum Standing {
  QUEUED,
  IN_PROGRESS,
  IDLE,
  WAITING_FOR_USER,
  COMPLETED,
  FAILED,
  TIMED_OUT,
  CANCELLED,
  /** A word that GitHub had not when this was written: nothing is known but that it is there. */
  UNKNOWN;

  static Standing of(String word) {
    return List.of(values()).stream()
        .filter(s -> s != UNKNOWN && s.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Whether the agent has nothing more to do in this turn. */
  public boolean over() {
    return switch (this) {
      case COMPLETED, FAILED, TIMED_OUT, CANCELLED -> true;
      case QUEUED, IN_PROGRESS, IDLE, WAITING_FOR_USER, UNKNOWN -> false;
    };
  }
}
