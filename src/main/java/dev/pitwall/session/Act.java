package dev.pitwall.session;

import java.time.Instant;

/**
 * What a person asks of a session: stored before it is acknowledged, then carried to its source.
 *
 * @param id made from the request that asked for it, so that a repeated request is the same act
 */
public record Act(String id, SessionId session, Person by, Instant at, Wish wish) {

  /** What is asked. */
  public sealed interface Wish {}

  /** Begin; everything needed is in {@link Session#task()}. */
  public record Start() implements Wish {}

  /** Stop; the reason may be empty. */
  public record Stop(String reason) implements Wish {}

  /** Tell the agent something. */
  public record Say(String text) implements Wish {}

  /** Answer the agent's question with one of its options. */
  public record Answer(String questionId, String optionId) implements Wish {}

  /** Put it away. */
  public record Archive() implements Wish {}
}
