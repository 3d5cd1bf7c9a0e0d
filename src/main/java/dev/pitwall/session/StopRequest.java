package dev.pitwall.session;

import java.time.Instant;

/** What is known of a wish to stop a session. Reasons are a person's words and may be empty. */
public sealed interface StopRequest {

  /** Nobody asked. */
  record None() implements StopRequest {}

  /** Somebody did. */
  sealed interface Asked extends StopRequest {
    Person by();

    String reason();

    Instant at();
  }

  /** Asked, and not known yet whether it works. */
  record Requested(Person by, String reason, Instant at) implements Asked {}

  /** Asked, and the source has not confirmed it in time; we go on asking. */
  record Unconfirmed(Person by, String reason, Instant at) implements Asked {}

  /** The session is stopped. */
  record Confirmed(Person by, String reason, Instant at) implements Asked {}

  /**
   * The source would not stop it.
   *
   * @param why a sentence for people
   */
  record Refused(Person by, String reason, Instant at, String why) implements Asked {}

  /** Whether an answer of the source is still awaited. */
  default boolean pending() {
    return this instanceof Requested || this instanceof Unconfirmed;
  }
}
