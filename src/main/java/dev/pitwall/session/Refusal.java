package dev.pitwall.session;

import java.time.Instant;

/** Why what a person asked can't be done; {@code card} has the sentences. */
public sealed interface Refusal {

  /** The session has ended. */
  record AlreadyOver(Session session) implements Refusal {}

  /** Somebody has asked to stop it before. */
  record StopAlreadyAsked(Session session, Person by, Instant at) implements Refusal {}

  /** The question has an answer, or is no longer asked. */
  record QuestionClosed(AskedQuestion question) implements Refusal {}

  /** There is no such session, question or option. */
  record Unknown(String what) implements Refusal {}

  /**
   * Policy or the source says no.
   *
   * @param why one or two sentences for people
   */
  record NotAllowed(String why) implements Refusal {}
}
