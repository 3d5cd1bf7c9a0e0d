package dev.pitwall.sandbox.github.world;

import java.util.Locale;

/** Where a session is; a task is where its latest session is. */
public enum State {
  QUEUED,
  IN_PROGRESS,
  COMPLETED,
  FAILED,
  IDLE,
  WAITING_FOR_USER,
  TIMED_OUT,
  CANCELLED;

  /** GitHub's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean ended() {
    return switch (this) {
      case COMPLETED, FAILED, TIMED_OUT, CANCELLED -> true;
      case QUEUED, IN_PROGRESS, IDLE, WAITING_FOR_USER -> false;
    };
  }
}
