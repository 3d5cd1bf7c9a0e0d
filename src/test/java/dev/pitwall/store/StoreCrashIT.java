package dev.pitwall.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies in the midst of writing has lost nothing that it had acknowledged. */
class StoreCrashIT {
  private static final int DEATHS = 3;

  @TempDir Path directory;

  @Test
  void whateverWasAcknowledgedIsThereAfterAHalt() throws Exception {
    var random = new Random();
    for (int i = 0; i < DEATHS; i++) {
      var lines = lines(String.valueOf((char) ('a' + i)), 200 + random.nextInt(800));
      try (var database = Database.open(url())) {
        everyRequestIsThere(database, lines);
        everySessionIsThere(database, lines);
        assertEquals("ok", check(database));
      }
    }
  }

  private String url() {
    return "jdbc:sqlite:" + directory.resolve("pitwall.db");
  }

  /** What the process printed before it halted. */
  private List<String> lines(String prefix, int most) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WriteUntilHalted.class.getName(),
                url(),
                prefix,
                String.valueOf(most))
            .redirectErrorStream(true)
            .start();
    var lines = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertEquals(137, process.waitFor(), () -> String.join("\n", lines));
    assertTrue(lines.size() >= most, "it wrote less than it should");
    return lines;
  }

  private static void everyRequestIsThere(Database database, List<String> lines) {
    var kept = lines.stream().filter(l -> l.startsWith("kept ")).map(l -> l.substring(5)).toList();
    assertFalse(kept.isEmpty());
    var open =
        new InboxTable(database)
            .open(Integer.MAX_VALUE).stream().map(Item::id).collect(Collectors.toSet());
    assertEquals(
        Set.of(), kept.stream().filter(id -> !open.contains(id)).collect(Collectors.toSet()));
  }

  private static void everySessionIsThere(Database database, List<String> lines) {
    Map<String, Long> revisions = new HashMap<>();
    for (var line : lines) {
      var words = line.split(" ");
      if (words[0].equals("session")) {
        revisions.merge(words[1], Long.valueOf(words[2]), Math::max);
      }
    }
    assertFalse(revisions.isEmpty());
    var store = new SessionTables(database, Made.GATHER, () -> Made.START);
    revisions.forEach((handle, revision) -> {
      var session = store.find(Made.ACME, new Handle(handle)).orElseThrow();
      assertTrue(session.revision() >= revision, () -> handle + " is at " + session.revision());
      assertEquals(session.logSize(), store.log(session.id(), 0, 100).size());
      assertEquals(session.ended() ? 1 : 0, notices(database, session));
    });
  }

  private static int notices(Database database, Session session) {
    return database.read(dsl ->
        dsl.fetchSingle(
                "SELECT count(*) FROM target WHERE kind = 'NOTICE' AND session_id = ?",
                session.id().text())
            .get(0, int.class));
  }

  private static String check(Database database) {
    return database.read(dsl -> dsl.fetchSingle("PRAGMA integrity_check").get(0, String.class));
  }
}
