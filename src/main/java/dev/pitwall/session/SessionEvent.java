package dev.pitwall.session;

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

  /** The agent works; activity as in {@link SessionState.InProgress}. */
  record Progressed(String activity) implements FromSource {}

  /** The agent asks. */
  record Asked(Question question) implements FromSource {}

  /** An answer has reached the agent. */
  record Answered(String questionId, String optionId, Person by) implements FromSource {}

  /** The agent waits for the next message. */
  record Rested() implements FromSource {}

  /** New lines of the log, in order. */
  record Logged(List<LogEntry> entries) implements FromSource {
    public Logged {
      entries = List.copyOf(entries);
    }
  }

  /** What it has made has changed; validations are ignored, they come from the log. */
  record Worked(Work work) implements FromSource {}

  /** The source has another title. */
  record Renamed(String title) implements FromSource {}

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

  /** The source has been silent for too long. */
  record SightLost() implements FromUs {}
}
