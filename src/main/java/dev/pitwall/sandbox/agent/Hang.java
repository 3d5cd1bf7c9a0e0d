package dev.pitwall.sandbox.agent;

import java.time.Duration;

/** Begins, and is silent for ever; it can still be cancelled. */
final class Hang implements Script {
  @Override
  public String play(Turn turn) throws InterruptedException {
    turn.think("Let me think about this for a moment.");
    Thread.sleep(Duration.ofDays(365));
    return END_TURN;
  }
}
