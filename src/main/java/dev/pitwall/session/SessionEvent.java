package dev.pitwall.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a session: told by its source, asked by a person, or by the clock. */
public sealed interface SessionEvent {

  /** Told by the source of the session, which is therefore in sight. */
  sealed interface FromSource extends SessionEvent {}

  /** Told by a person or by the clock. */
  sealed interface FromUs extends SessionEvent {}

  /** The source has taken the task. */
  record Started(SessionRef ref, @Nullable String url) implements FromSource {}

  /**
   * The source has taken it, and nothing of it has begun.
   *
   * @param note as in {@link SessionState.Queued}
   */
  record Accepted(SessionRef ref, @Nullable String url, String note) implements FromSource {}

  /**
   * The source has taken the task after all: its start had been given up.
   *
   * @param began when, by the source's clock
   */
  record StartedLate(SessionRef ref, @Nullable String url, Instant began) implements FromSource {}

  /** The agent works; activity as in {@link SessionState.InProgress}. */
  record Progressed(String activity) implements FromSource {}

  /** The agent asks. */
  record Asked(Question question) implements FromSource {}

  /** An answer has reached the agent. */
  record Answered(String questionId, String optionId, Person by) implements FromSource {}

  /** The agent waits for the next message. */
  record Rested() implements FromSource {}

  /**
   * New lines of the log, in order.
   *
   * @param cursor how far the source's log has been read with these; the source's own, opaque.
   *     Null: as far as before
   */
  record Logged(List<LogEntry> entries, @Nullable String cursor) implements FromSource {
    public Logged {
      entries = List.copyOf(entries);
    }

    public Logged(List<LogEntry> entries) {
      this(entries, null);
    }
  }

  /** What it has made has changed; validations are ignored, they come from the log. */
  record Worked(Work work) implements FromSource {}

  /** Whether messages reach the agent while it works. */
  record Steerable(boolean now) implements FromSource {}

  /** The source has another title. */
  record Renamed(String title) implements FromSource {}

  /**
   * It had ended, and another turn has begun.
   *
   * @param began when, by the source's clock; null: just now
   */
  record Continued(@Nullable Instant began) implements FromSource {
    public Continued() {
      this(null);
    }
  }

  /** The source has answered, and has no news. */
  record Seen() implements FromSource {}

  /** Ended well. */
  record Completed(String summary) implements FromSource {}

  /** Ended badly; a sentence for people. */
  record Failed(String reason) implements FromSource {}

  /** Ended by the source's time limit. */
  record TimedOut() implements FromSource {}

  /** Ended because it was stopped, by Pitwall or elsewhere. */
  record Cancelled() implements FromSource {}

  /** The source will not stop it. */
  record StopRefused(String why) implements FromSource {}

  /** A person wants it stopped; the reason may be empty. */
  record StopAsked(Person by, String reason) implements FromUs {}

  /** The source has not confirmed a stop in time. */
  record StopUnconfirmed() implements FromUs {}

  /**
   * The source has been silent for too long.
   *
   * @param since when it last answered
   */
  record SightLost(Instant since) implements FromUs {}
}
