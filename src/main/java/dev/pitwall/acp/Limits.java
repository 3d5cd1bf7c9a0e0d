package dev.pitwall.acp;

import java.time.Duration;

/**
 * How long things may take before they end a session, or are shown.
 *
 * @param begin for an agent to answer {@code initialize}, and again {@code session/new}
 * @param silence without a word from the agent during a turn, unless it waits for a person
 * @param turn for a whole turn, the time it waits for a person not counted
 * @param cancel for an agent to end its turn when told to
 * @param terminate between SIGTERM and SIGKILL
 * @param quiet after which half a message is logged as it is
 * @param gather between two writes of one session's log
 */
public record Limits(
    Duration begin,
    Duration silence,
    Duration turn,
    Duration cancel,
    Duration terminate,
    Duration quiet,
    Duration gather) {
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofMinutes(60),
          Duration.ofHours(24),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofMillis(500));

  public Limits withSilence(Duration next) {
    return new Limits(begin, next, turn, cancel, terminate, quiet, gather);
  }

  public Limits withBegin(Duration next) {
    return new Limits(next, silence, turn, cancel, terminate, quiet, gather);
  }

  public Limits withTurn(Duration next) {
    return new Limits(begin, silence, next, cancel, terminate, quiet, gather);
  }
}
