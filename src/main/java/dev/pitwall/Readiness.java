package dev.pitwall;

import dev.pitwall.delivery.Courier;
import dev.pitwall.delivery.DeliveryStore.Block;
import dev.pitwall.http.Check;
import dev.pitwall.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code /readyz} looks at. */
final class Readiness {
  private static final Duration LATE = Duration.ofMinutes(2);

  private Readiness() {}

  static List<Check> checks(Database database, Courier courier) {
    return List.of(
        new Check("database", () -> database(database)),
        new Check("slack", () -> slack(courier)),
        new Check("channels", () -> channels(courier)),
        new Check("queue", () -> queue(courier)));
  }

  private static Check.Finding database(Database database) {
    return database
        .trouble()
        .map(Check::broken)
        .orElseGet(() -> Check.fine("takes what it is given"));
  }

  private static Check.Finding slack(Courier courier) {
    var health = courier.health();
    var whole =
        health.blocks().stream().filter(b -> b.channel().isEmpty()).map(Block::why).findFirst();
    if (whole.isPresent()) {
      return Check.broken(whole.get());
    }
    return health.reachable()
        ? Check.fine("the last call went through")
        : Check.broken("Slack could not be reached; trying again");
  }

  /** A channel that takes nothing is told, but Pitwall is ready for all the others. */
  private static Check.Finding channels(Courier courier) {
    var blocked =
        courier.health().blocks().stream()
            .filter(b -> !b.channel().isEmpty())
            .map(b -> b.channel() + ": " + b.why())
            .collect(Collectors.joining("; "));
    return Check.fine(blocked.isEmpty() ? "all take messages" : blocked);
  }

  private static Check.Finding queue(Courier courier) {
    var backlog = courier.health().backlog();
    var said =
        backlog.targets() + " waiting, the oldest for " + backlog.oldest().toSeconds() + " s";
    return backlog.oldest().compareTo(LATE) > 0 ? Check.broken(said) : Check.fine(said);
  }
}
