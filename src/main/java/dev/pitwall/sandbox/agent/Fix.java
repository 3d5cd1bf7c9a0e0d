package dev.pitwall.sandbox.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Mends one of the sample shop's faults: the one the prompt means, or one nobody mended yet. */
final class Fix implements Script {
  private static final List<String> FAULTS =
      List.of("login", "shipping", "rounding", "search", "escaping", "stock");
  private static final String NOTE = "note";
  private static final String ELSEWHERE = "elsewhere";

  @Override
  public String play(Turn turn) throws IOException, InterruptedException, AgentFailure {
    new Player(turn).perform(choose(turn).steps());
    return END_TURN;
  }

  private static Play choose(Turn turn) throws IOException {
    if (!Files.exists(turn.folder().resolve("lib/cart.sh"))) {
      return Play.named(ELSEWHERE);
    }
    var open = new ArrayList<Play>();
    for (var name : FAULTS) {
      var play = Play.named(name);
      if (play.isOpen(turn.folder())) {
        open.add(play);
      }
    }
    long best = open.stream().mapToLong(play -> play.fits(turn.prompt())).max().orElse(0);
    if (best == 0 && (open.isEmpty() || turn.isFollowUp())) {
      return Play.named(NOTE);
    }
    if (best == 0) {
      return open.get(Math.floorMod(turn.prompt().hashCode(), open.size()));
    }
    return open.stream().filter(play -> play.fits(turn.prompt()) == best).findFirst().orElseThrow();
  }
}
