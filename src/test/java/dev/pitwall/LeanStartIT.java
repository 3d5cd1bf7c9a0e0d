package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with an SQLite file loads nothing that only others need: it would be kept for ever. */
class LeanStartIT {
  private static final List<String> OF_OTHERS =
      List.of("org.postgresql.", "com.zaxxer.hikari.", "org.flywaydb.database.", "com.ongres.");

  @TempDir Path directory;

  @Test
  void anotherDatabasesDriverIsNotLoaded() throws Exception {
    var settings =
        Map.of(
            "SLACK_BOT_TOKEN",
            "xoxb-lean",
            "SLACK_SIGNING_SECRET",
            "lean-secret",
            "SLACK_API_URL",
            "http://127.0.0.1:9/api/",
            "PITWALL_JAVA_OPTS",
            "-XX:AOTMode=off", // The start-up archive has them all, loaded or not.
            "JAVA_TOOL_OPTIONS",
            "-Xlog:class+load:file=" + directory.resolve("%p.classes"));
    var pitwall = ServeProcess.start(directory.resolve("one"), settings);
    pitwall.untilItListens();
    pitwall.kill();
    for (var made : lists()) {
      Files.delete(made); // The first start makes the tables.
    }

    pitwall.restart();
    pitwall.kill();
    var loaded = Files.readString(lists().getFirst());
    assertTrue(loaded.contains("org.sqlite.JDBC"));
    assertEquals(
        List.of(),
        loaded.lines().filter(line -> OF_OTHERS.stream().anyMatch(line::contains)).toList());
  }

  private List<Path> lists() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".classes")).toList();
    }
  }
}
