package dev.pitwall.sandbox.agent;

import java.io.IOException;

/** Ends its process in the middle of a tool call. */
final class Die implements Script {
  private static final int EXIT_CODE = 7;

  @Override
  public String play(Turn turn) throws IOException, InterruptedException {
    turn.think("I'll list the files first.");
    new Tools(turn).run("git ls-files", "List the files");
    turn.say("Next I'll run the");
    System.err.println("fatal: out of memory");
    Runtime.getRuntime().halt(EXIT_CODE);
    return END_TURN;
  }
}
