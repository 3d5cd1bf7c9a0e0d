package dev.pitwall.session;

/** What became of an act at its source. Sentences are for people. */
public sealed interface ActOutcome {

  /** The source took it. What follows comes as events. */
  record Done() implements ActOutcome {}

  /**
   * The source will do it later.
   *
   * @param when such as {@code when the agent has finished its turn}
   */
  record Deferred(String when) implements ActOutcome {}

  /** The source will not do it. */
  record Refused(String why) implements ActOutcome {}

  /** Not known whether the source took it; asked again at the source, never done blindly twice. */
  record Unclear(String why) implements ActOutcome {}
}
