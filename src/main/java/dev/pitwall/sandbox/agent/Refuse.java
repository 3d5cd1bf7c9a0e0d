package dev.pitwall.sandbox.agent;

/** Says that it will not do this. */
final class Refuse implements Script {
  @Override
  public String play(Turn turn) throws InterruptedException {
    turn.think("This asks for something I should not do.");
    turn.say("I won't do this. Ask me for something that harms nobody.");
    return REFUSAL;
  }
}
