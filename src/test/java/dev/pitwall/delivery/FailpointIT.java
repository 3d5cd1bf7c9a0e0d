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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of its own halts at every edge there is: before and after each change of what delivery
 * and the inbox keep, and each call to Slack. The next one goes on from there, to the next edge.
 * {@code -Dfailpoint=DeliveryStore.sent} halts at those edges alone.
 */
class FailpointIT {
  private static final String POST = "chat.postMessage";
  private static final String UPDATE = "chat.update";

  private static final String ONLY = System.getProperty("failpoint", "");

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
        port -> {
          var folder = Files.createDirectories(directory.resolve(port.getSimpleName()));
          return new MortalRig(folder, "jdbc:sqlite:" + folder.resolve("pitwall.db"), java);
        });
  }

  @Test
  void aHaltWhereSlackCallsOrIsCalledDoesNotOnPostgresEither() throws Exception {
    haltAtEach(
        List.of(MessageSender.class, Inbox.class),
        port ->
            new MortalRig(
                directory.resolve("postgres").resolve(port.getSimpleName()),
                TestServer.fresh(),
                java));
  }

  private interface Place {
    MortalRig rig(Class<?> port) throws Exception;
  }

  private static void haltAtEach(List<Class<?>> ports, Place place) throws Exception {
    try (var threads = Executors.newFixedThreadPool(ports.size())) {
      var halts =
          ports.stream()
              .<Callable<List<String>>>map(port -> () -> haltAtEach(port, place))
              .toList();
      for (var problems : threads.invokeAll(halts)) {
        assertEquals(List.of(), problems.get());
      }
    }
  }

  private static List<String> haltAtEach(Class<?> port, Place place) throws Exception {
    var wrong = new ArrayList<String>();
    try (var rig = place.rig(port)) {
      for (var edge : Edges.of(port)) {
        if (edge.contains(ONLY)) {
          haltAt(edge, rig);
          rig.slack.faults().none();
        }
      }
      rig.bringHome();
      rig.problems().forEach(problem -> wrong.add(port.getSimpleName() + ": " + problem));
    }
    return wrong;
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
