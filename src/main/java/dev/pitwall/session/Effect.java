package dev.pitwall.session;

/**
 * What Slack must show after a change, wherever the session is shown. Desired state, no message.
 */
public sealed interface Effect {

  /** Each card of the session shows its newest state. */
  record CardChanged() implements Effect {}

  /** The log has entries that no digest holds yet. */
  record LogGrew() implements Effect {}

  /** The thread shows the question as it now stands. */
  record QuestionChanged(AskedQuestion question) implements Effect {}

  /** The thread has the finish notice, once. */
  record Finished() implements Effect {}
}
