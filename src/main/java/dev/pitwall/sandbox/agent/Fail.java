package dev.pitwall.sandbox.agent;

import java.io.IOException;

/** Looks around, says why it cannot go on, and ends with an error. */
final class Fail implements Script {
  @Override
  public String play(Turn turn) throws IOException, InterruptedException, AgentFailure {
    turn.think("I'll see what is here before I plan anything.");
    new Tools(turn).run("git status --short --branch", "See where I am");
    turn.say("I can't go on: the model I work with answers nothing any more.");
    throw new AgentFailure("The model did not answer in time; try again later.");
  }
}
