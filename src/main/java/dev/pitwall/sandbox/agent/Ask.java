package dev.pitwall.sandbox.agent;

import java.io.IOException;
import java.nio.file.Files;

/** Wants to migrate the sample shop's catalogue, and asks first. */
final class Ask implements Script {
  @Override
  public String play(Turn turn) throws IOException, InterruptedException, AgentFailure {
    if (!Files.exists(turn.folder().resolve("bin/migrate"))) {
      throw new AgentFailure("There is nothing to migrate here: bin/migrate is missing.");
    }
    new Player(turn).perform(Play.named("migrate").steps());
    return END_TURN;
  }
}
