package dev.pitwall.sandbox.agent;

import java.io.IOException;

/** What the agent does with one prompt. */
interface Script {
  String END_TURN = "end_turn";
  String REFUSAL = "refusal";
  String CANCELLED = "cancelled";

  /**
   * Plays one turn.
   *
   * @return the stop reason
   * @throws InterruptedException when the client cancels, which ends the turn as cancelled
   * @throws AgentFailure to end the turn with an error
   */
  String play(Turn turn) throws IOException, InterruptedException, AgentFailure;
}
