package dev.pitwall.sandbox.github.wire;

import java.util.Optional;

/** What a host wants of every request before, and does with every answer after, its routes. */
public interface Gate {

  /**
   * Answers, or ends in a {@link Refusal}.
   *
   * @param found empty for a path that nothing answers
   */
  Reply pass(Asked asked, Optional<Routes.Found> found);

  /** Whose token it is; empty for none or a bad one. */
  String login(Asked asked);
}
