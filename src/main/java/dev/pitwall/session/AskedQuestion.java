package dev.pitwall.session;

import java.time.Instant;

/** A question and what became of it. */
public record AskedQuestion(Question question, Outcome outcome) {

  /** What became of a question. */
  public sealed interface Outcome {}

  /** Nobody answered yet. */
  public record Open() implements Outcome {}

  /** A person chose. */
  public record Answered(Person by, Question.Option option, Instant at) implements Outcome {}

  /** The session no longer waits for an answer: it ended, or went on by itself. */
  public record Withdrawn(Instant at) implements Outcome {}

  public boolean open() {
    return outcome instanceof Open;
  }
}
