package dev.pitwall.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.Until;
import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.store.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of its own halts at every edge there is: before and after each change of what delivery
 * and the inbox keep, and each call to Slack. The next one goes on from there, to the next edge.
 * {@code -Dfailpoint=DeliveryStore.sent} halts at those edges alone.
 */
@Order(1)
class FailpointIT {
  private static final String POST = "chat.postMessage";
  private static final String UPDATE = "chat.update";

  private static final String ONLY = System.getProperty("failpoint", "");

  /** Places, each with a process of its own, of which most is waiting. */
  private static final int SIDE_BY_SIDE = 4;

  private static final int LONGEST_ROW = 8;

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int MORE = 10;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static List<String> java;

  /** What costs most is a hundred starts. */
  @BeforeAll
  static void makeStartsQuick() throws Exception {
    var folder = Files.createDirectories(directory.resolve("archive"));
    java = StartUpArchive.make(folder, "jdbc:sqlite:" + folder.resolve("pitwall.db"));
  }

  @Test
  void aHaltAtAnyEdgeLosesNothingAndRepeatsNothing() throws Exception {
    haltAtEach(
        List.of(DeliveryStore.class, MessageSender.class, Inbox.class),
        row -> {
          var folder = Files.createDirectories(directory.resolve(row));
          return new MortalRig(folder, "jdbc:sqlite:" + folder.resolve("pitwall.db"), java);
        });
  }

  @Test
  void aHaltWhereSlackCallsOrIsCalledDoesNotOnPostgresEither() throws Exception {
    haltAtEach(
        List.of(MessageSender.class, Inbox.class),
        row -> new MortalRig(directory.resolve("postgres").resolve(row), TestServer.fresh(), java));
  }

  private interface Place {
    MortalRig rig(String row) throws Exception;
  }

  /** Edges of a port that are halted at one after the other, in one place. */
  private record Row(String name, List<String> edges) {
    private static List<Row> of(Class<?> port) {
      var edges = Edges.of(port).stream().filter(edge -> edge.contains(ONLY)).toList();
      var rows = new ArrayList<Row>();
      for (int from = 0; from < edges.size(); from += LONGEST_ROW) {
        var row = edges.subList(from, Math.min(edges.size(), from + LONGEST_ROW));
        rows.add(new Row(port.getSimpleName() + from, row));
      }
      return rows;
    }
  }

  private static void haltAtEach(List<Class<?>> ports, Place place) throws Exception {
    try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      var halts =
          ports.stream()
              .flatMap(port -> Row.of(port).stream())
              .<Callable<List<String>>>map(row -> () -> haltAtEach(row, place))
              .toList();
      var wrong = new ArrayList<String>();
      for (var problems : threads.invokeAll(halts)) {
        wrong.addAll(problems.get());
      }
      assertEquals(List.of(), wrong);
    }
  }

  private static List<String> haltAtEach(Row row, Place place) throws Exception {
    try (var rig = place.rig(row.name)) {
      for (var edge : row.edges) {
        haltAt(edge, rig);
        rig.slack.faults().none();
      }
      rig.bringHome();
      return rig.problems().stream().map(problem -> row.name + ": " + problem).toList();
    }
  }

  private static void haltAt(String edge, MortalRig rig) throws Exception {
    if (edge.contains("lifted")) {
      block(rig);
    }
    plan(edge, rig.slack);
    rig.start(edge);
    if (edge.contains("beginRollUp")) {
      Until.holds("no round-up from before", () -> rig.roundUps() == 0 || !rig.alive());
    }
    if (!edge.contains("abandoned")) {
      rig.begin("Mend the totals");
    }
    rig.begin("Say nothing and " + QuickSource.WAIT);
    if (edge.contains("cardGone")) {
      Until.holds("a card that works", () -> !rig.working().isEmpty() || !rig.alive());
      rig.working().stream().limit(1).forEach(rig::delete);
    }
    if (edge.contains("blocked")) {
      rig.slack.archive("agents", true);
    }
    // On a slow machine Pitwall may look once Slack has done it late: nothing is late then.
    for (int more = 0; more < MORE && !rig.haltsWithin(SOON); more++) {
      rig.slack.faults().none();
      plan(edge, rig.slack);
      rig.begin("Say nothing once more and " + QuickSource.WAIT);
    }
    rig.halted(edge);
    rig.slack.archive("agents", false);
  }

  /** The channel takes nothing, and then it does; the next start finds out. */
  private static void block(MortalRig rig) throws Exception {
    rig.start("");
    rig.begin("Mend what is blocked");
    rig.slack.archive("agents", true);
    Until.holds("a block", () -> rig.count("SELECT count(*) FROM block") > 0);
    rig.kill();
    rig.slack.archive("agents", false);
  }

  /** What must go wrong at Slack for the edge to be come to. */
  private static void plan(String edge, SandboxSlack slack) {
    var faults = slack.faults();
    switch (edge.substring(edge.indexOf('.') + 1, edge.indexOf(' '))) {
      case "unclear", "find" -> faults.next(1, POST, new Fault.Dropped(true));
      case "absent" -> faults.next(1, POST, new Fault.Dropped(false));
      case "stray", "strayFound", "delete", "later", "done" ->
          faults.next(1, POST, new Fault.DoneLater(Duration.ofMillis(700)));
      case "postponed", "notBefore" -> faults.next(1, POST, new Fault.RateLimitedAs("1"));
      case "perMinute" -> faults.next(1, UPDATE, new Fault.RateLimitedAs("1"));
      case "doubtful", "editAgain" -> faults.next(1, UPDATE, new Fault.ServerError(true));
      case "abandoned" -> faults.next(2, UPDATE, new Fault.Refused("msg_too_long"));
      default -> {}
    }
  }
}
